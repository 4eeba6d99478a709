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
    private const int LargestPlain = 2_048;

    private static readonly SearchValues<char> OfToken = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-");

    private static readonly SearchValues<char> OfTokens = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-.");

    // What the names of secrets and of schemes have in them.
    private static readonly SearchValues<string> Telling = SearchValues.Create(["password", "token", "secret", "api_key", "basic", "bearer"], StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether a body, JSON or other text, surely has nothing that is masked: neither a name of a secret, nor a shape of one, nor an escape that could hide either.</summary>
    public static bool IsPlain(ReadOnlySpan<byte> body)
    {
        if (body.Length > LargestPlain || !Ascii.IsValid(body) || body.IndexOfAny((byte)'=', (byte)'\\') >= 0)
        {
            return false;
        }

        Span<char> room = stackalloc char[LargestPlain];
        var text = room[..body.Length];
        _ = Ascii.ToUtf16(body, text, out _);
        return !((ReadOnlySpan<char>)text).ContainsAny(Telling) && !HasRun(text, OfTokens, ShortestSigned);
    }

    public static bool MayHavePair(string text) => text.Contains('"', StringComparison.Ordinal) && text.Contains(':', StringComparison.Ordinal);

    public static bool MayHaveField(string text) => text.Contains('=', StringComparison.Ordinal);

    public static bool MayHaveCredentials(string text) =>
        !Ascii.IsValid(text) || text.Contains("basic", StringComparison.OrdinalIgnoreCase) || text.Contains("bearer", StringComparison.OrdinalIgnoreCase);

    public static bool MayHaveSigned(string text) => text.Length >= ShortestSigned && (!Ascii.IsValid(text) || text.Contains("eyj", StringComparison.OrdinalIgnoreCase));

    public static bool MayHaveSealed(string text) => text.Length >= ShortestSealed && (!Ascii.IsValid(text) || HasRun(text, OfToken, ShortestSealed));

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
