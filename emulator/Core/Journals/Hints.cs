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

    private static readonly SearchValues<char> OfToken = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-");

    public static bool MayHavePair(string text) => text.Contains('"', StringComparison.Ordinal) && text.Contains(':', StringComparison.Ordinal);

    public static bool MayHaveField(string text) => text.Contains('=', StringComparison.Ordinal);

    public static bool MayHaveCredentials(string text) =>
        !Ascii.IsValid(text) || text.Contains("basic", StringComparison.OrdinalIgnoreCase) || text.Contains("bearer", StringComparison.OrdinalIgnoreCase);

    public static bool MayHaveSigned(string text) => text.Length >= ShortestSigned && (!Ascii.IsValid(text) || text.Contains("eyj", StringComparison.OrdinalIgnoreCase));

    public static bool MayHaveSealed(string text)
    {
        if (text.Length < ShortestSealed || !Ascii.IsValid(text))
        {
            return text.Length >= ShortestSealed;
        }

        for (var rest = text.AsSpan(); rest.Length >= ShortestSealed;)
        {
            var run = rest.IndexOfAnyExcept(OfToken);
            if (run < 0 || run >= ShortestSealed)
            {
                return true;
            }

            rest = rest[(run + 1)..];
        }

        return false;
    }
}
