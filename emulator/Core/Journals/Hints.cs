using System.Buffers;
using System.Text;

namespace ChatEmulator.Journals;

/// <summary>
/// Whether a text may have something that a pattern of <see cref="TextMasking"/> looks for, found out in a glance: false only where the pattern cannot match. A text with letters beyond
/// ASCII is always looked at, as some of them count as ASCII letters where case does not matter.
/// </summary>
internal static class Hints
{
    private const int ShortestSigned = 3 + 5 + 1 + 5 + 1 + 20;
    private const int ShortestSealed = 1 + 55;
    private const int LargestLine = 512;

    private static readonly SearchValues<char> OfToken = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-");

    // Bytes of tokens and what joins their parts; what a body may hide something behind; letters that the names of secrets have in them.
    private static readonly SearchValues<byte> OfRun = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-."u8);
    private static readonly SearchValues<byte> Hiding = SearchValues.Create([.. Enumerable.Range('~' + 1, 256 - '~' - 1).Select(each => (byte)each)]);
    private static readonly SearchValues<byte> Escaping = SearchValues.Create([(byte)'=', (byte)'\\', .. Enumerable.Range('~' + 1, 256 - '~' - 1).Select(each => (byte)each)]);
    private static readonly SearchValues<byte> Telling = SearchValues.Create("wWkKcCbB"u8);

    private static readonly byte[][] HeaderEnds = [.. Masking.HeaderEnds.Append("authorization").Append("cookie").Select(Encoding.ASCII.GetBytes)];

    /// <summary>Whether a body, JSON or other text, surely has nothing that is masked: neither a name of a secret, nor a shape of one, nor an escape that could hide either.</summary>
    public static bool IsPlain(ReadOnlySpan<byte> body) => IsPlain(body, Escaping);

    /// <summary>Whether a line that hides nothing behind escapes surely has nothing that is masked.</summary>
    public static bool IsPlain(string line)
    {
        Span<byte> room = stackalloc byte[LargestLine];
        return line.Length <= LargestLine && Ascii.FromUtf16(line, room, out var length) == OperationStatus.Done && IsPlain(room[..length], Hiding);
    }

    /// <summary>Whether a header surely has nothing that is masked, be it for its name or for its value.</summary>
    public static bool IsPlain(in RecordText name, in RecordText value) => !name.IsWide && !value.IsWide && !IsSecretHeader(name.Ascii) && IsPlain(value.Ascii, Hiding);

    private static bool IsPlain(ReadOnlySpan<byte> text, SearchValues<byte> hiding) => !text.ContainsAny(hiding) && !HasWord(text) && !HasToken(text);

    private static bool HasWord(ReadOnlySpan<byte> text)
    {
        for (var at = 0; ; at++)
        {
            var next = text[at..].IndexOfAny(Telling);
            if (next < 0)
            {
                return false;
            }

            at += next;
            if (IsWord(text, at))
            {
                return true;
            }
        }
    }

    // A signed token has two dots in it, and a sealed one is longer. A run as long as the shorter one has one byte of every so many.
    private static bool HasToken(ReadOnlySpan<byte> text)
    {
        for (var at = ShortestSigned - 1; at < text.Length; at += ShortestSigned)
        {
            if (!OfRun.Contains(text[at]))
            {
                continue;
            }

            var start = text[..at].LastIndexOfAnyExcept(OfRun) + 1;
            var length = text[start..].IndexOfAnyExcept(OfRun) is >= 0 and var end ? end : text.Length - start;
            if (length >= ShortestSealed || (length >= ShortestSigned && text.Slice(start, length).Count((byte)'.') >= 2))
            {
                return true;
            }
        }

        return false;
    }

    public static bool MayHavePair(string text) => text.Contains('"', StringComparison.Ordinal) && text.Contains(':', StringComparison.Ordinal) && MayHaveName(text);

    public static bool MayHaveField(string text) => (text.Contains('=', StringComparison.Ordinal) || text.Contains(':', StringComparison.Ordinal)) && MayHaveName(text);

    public static bool MayHaveElement(string text) => text.Contains('<', StringComparison.Ordinal) && MayHaveName(text);

    public static bool MayHavePart(string text) => text.Contains("name=", StringComparison.OrdinalIgnoreCase) && MayHaveName(text);

    public static bool MayHaveCredentials(string text) =>
        !Ascii.IsValid(text) || text.Contains("basic", StringComparison.OrdinalIgnoreCase) || text.Contains("bearer", StringComparison.OrdinalIgnoreCase);

    public static bool MayHaveSigned(string text) => text.Length >= ShortestSigned && (!Ascii.IsValid(text) || text.Contains("eyj", StringComparison.OrdinalIgnoreCase));

    public static bool MayHaveSealed(string text) => text.Length >= ShortestSealed && (!Ascii.IsValid(text) || HasRun(text, OfToken, ShortestSealed));

    // By its last letter first, as hardly any header is one. With more names than are needed, as every cookie and every authorization is one.
    private static bool IsSecretHeader(ReadOnlySpan<byte> name) => !name.IsEmpty && (name[^1] | 0x20) is 'n' or 'e' or 't' or 'd' or 'y' && HasEnd(name);

    private static bool HasEnd(ReadOnlySpan<byte> name)
    {
        foreach (var end in HeaderEnds)
        {
            if (name.Length >= end.Length && (name[^1] | 0x20) == end[^1] && Ascii.EqualsIgnoreCase(name[^end.Length..], end))
            {
                return true;
            }
        }

        return false;
    }

    // What all names of secrets have in them.
    private static bool MayHaveName(string text) =>
        !Ascii.IsValid(text) || text.Contains("password", StringComparison.OrdinalIgnoreCase) || text.Contains("token", StringComparison.OrdinalIgnoreCase)
        || text.Contains("secret", StringComparison.OrdinalIgnoreCase) || text.Contains("passwd", StringComparison.OrdinalIgnoreCase)
        || text.Contains("api", StringComparison.OrdinalIgnoreCase);

    // What the names of secrets and of schemes have in them, each looked for at a letter that is rare elsewhere.
    private static bool IsWord(ReadOnlySpan<byte> text, int at) => (text[at] | 0x20) switch
    {
        'w' => Stands("password"u8, text, at - 4) || Stands("passwd"u8, text, at - 4),
        'k' => Stands("token"u8, text, at - 2) || Stands("api_key"u8, text, at - 4) || Stands("api-key"u8, text, at - 4) || Stands("apikey"u8, text, at - 3),
        'c' => Stands("secret"u8, text, at - 2) || Stands("basic"u8, text, at - 4),
        _ => Stands("bearer"u8, text, at),
    };

    private static bool Stands(ReadOnlySpan<byte> word, ReadOnlySpan<byte> text, int at) =>
        at >= 0 && at + word.Length <= text.Length && Ascii.EqualsIgnoreCase(text.Slice(at, word.Length), word);

    private static bool HasRun(ReadOnlySpan<char> text, SearchValues<char> letters, int length)
    {
        while (text.Length >= length)
        {
            var run = text.IndexOfAnyExcept(letters);
            if (run < 0 || run >= length)
            {
                return true;
            }

            text = text[(run + 1)..];
        }

        return false;
    }
}
