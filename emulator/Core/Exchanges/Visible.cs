using System.Globalization;
using System.Text;

namespace ChatEmulator.Exchanges;

/// <summary>
/// A text that others wrote, for a console: what could move a cursor, begin a line, hide a letter or turn the direction of writing is
/// shown as an escape of JSON instead.
/// </summary>
internal static class Visible
{
    /// <summary>The text as it may be shown, on one line.</summary>
    /// <param name="text">The text.</param>
    /// <param name="most">How many UTF-16 units of it are shown; an ellipsis stands for the rest.</param>
    public static string Of(string text, int most = int.MaxValue)
    {
        var shown = text.AsSpan(0, End(text, most));
        if (shown.Length == text.Length && !shown.ContainsAnyExceptInRange(' ', '~'))
        {
            return text;
        }

        var line = new StringBuilder(shown.Length + 8);
        while (Rune.DecodeFromUtf16(shown, out var rune, out var units) is var status && units > 0)
        {
            Append(line, shown[..units], status == System.Buffers.OperationStatus.Done && IsVisible(rune));
            shown = shown[units..];
        }

        return End(text, most) < text.Length ? line.Append('…').ToString() : line.ToString();
    }

    // Not between the halves of a surrogate pair.
    private static int End(string text, int most) =>
        text.Length <= most ? text.Length : most > 0 && char.IsHighSurrogate(text[most - 1]) ? most - 1 : most;

    private static void Append(StringBuilder line, ReadOnlySpan<char> units, bool visible)
    {
        if (visible)
        {
            line.Append(units);
            return;
        }

        foreach (var unit in units)
        {
            line.Append(CultureInfo.InvariantCulture, $"\\u{(int)unit:x4}");
        }
    }

    internal static bool IsVisible(Rune rune) =>
        Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Control or UnicodeCategory.Format
            or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator);
}
