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

    // What each byte of a body tells; a loop over bytes is quick from the first call on, where a search for many words at once has to be compiled first.
    private static readonly byte[] Kinds = [.. Enumerable.Range(0, 256).Select(each => (byte)KindOf(each))];

    private enum Kind : byte
    {
        Between,
        OfToken,
        Dot,
        Telling,
        Escaping,
        Hiding,
    }

    /// <summary>Whether a body, JSON or other text, surely has nothing that is masked: neither a name of a secret, nor a shape of one, nor an escape that could hide either.</summary>
    public static bool IsPlain(ReadOnlySpan<byte> body) => IsPlain(body, Kind.Escaping);

    /// <summary>Whether a line that hides nothing behind escapes surely has nothing that is masked.</summary>
    public static bool IsPlain(string line)
    {
        Span<byte> room = stackalloc byte[LargestLine];
        return line.Length <= LargestLine && Ascii.FromUtf16(line, room, out var length) == OperationStatus.Done && IsPlain(room[..length], Kind.Hiding);
    }

    private static bool IsPlain(ReadOnlySpan<byte> text, Kind hiding)
    {
        var (run, dots) = (0, 0);
        for (var i = 0; i < text.Length; i++)
        {
            var kind = (Kind)Kinds[text[i]];
            if (kind == Kind.Between || (kind == Kind.Escaping && hiding > Kind.Escaping))
            {
                (run, dots) = (0, 0);
                continue;
            }

            // A signed token has two dots in it, and a sealed one is longer.
            dots += kind == Kind.Dot ? 1 : 0;
            if (kind >= hiding || ++run >= ShortestSealed || (run >= ShortestSigned && dots >= 2) || (kind == Kind.Telling && IsWord(text, i)))
            {
                return false;
            }
        }

        return true;
    }

    public static bool MayHavePair(string text) => text.Contains('"', StringComparison.Ordinal) && text.Contains(':', StringComparison.Ordinal) && MayHaveName(text);

    public static bool MayHaveField(string text) => (text.Contains('=', StringComparison.Ordinal) || text.Contains(':', StringComparison.Ordinal)) && MayHaveName(text);

    public static bool MayHaveElement(string text) => text.Contains('<', StringComparison.Ordinal) && MayHaveName(text);

    public static bool MayHavePart(string text) => text.Contains("name=", StringComparison.OrdinalIgnoreCase) && MayHaveName(text);

    public static bool MayHaveCredentials(string text) =>
        !Ascii.IsValid(text) || text.Contains("basic", StringComparison.OrdinalIgnoreCase) || text.Contains("bearer", StringComparison.OrdinalIgnoreCase);

    public static bool MayHaveSigned(string text) => text.Length >= ShortestSigned && (!Ascii.IsValid(text) || text.Contains("eyj", StringComparison.OrdinalIgnoreCase));

    public static bool MayHaveSealed(string text) => text.Length >= ShortestSealed && (!Ascii.IsValid(text) || HasRun(text, OfToken, ShortestSealed));

    // What all names of secrets have in them.
    private static bool MayHaveName(string text) =>
        !Ascii.IsValid(text) || text.Contains("password", StringComparison.OrdinalIgnoreCase) || text.Contains("token", StringComparison.OrdinalIgnoreCase)
        || text.Contains("secret", StringComparison.OrdinalIgnoreCase) || text.Contains("passwd", StringComparison.OrdinalIgnoreCase)
        || text.Contains("api", StringComparison.OrdinalIgnoreCase);

    private static Kind KindOf(int letter) => (char)letter switch
    {
        '=' or '\\' => Kind.Escaping,
        > '~' => Kind.Hiding,
        '.' => Kind.Dot,
        'w' or 'W' or 'k' or 'K' or 'c' or 'C' or 'b' or 'B' => Kind.Telling,
        '_' or '-' => Kind.OfToken,
        var other => char.IsAsciiLetterOrDigit(other) ? Kind.OfToken : Kind.Between,
    };

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
