using System.Globalization;

namespace ChatEmulator.Host.Templating.Words;

/// <summary>Reads dates: in the usual ways, or by a pattern.</summary>
internal static class DateReading
{
    private static readonly string[] Usual = ["yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", "yyyy-MM-dd'T'HH:mm:ssK", "r"];

    /// <summary>A date in one of the usual ways; null when it is none: ISO with a zone, or the way of HTTP.</summary>
    public static DateTimeOffset? Plain(string text) =>
        text.Length > 11 && (text.EndsWith('Z') || text.EndsWith("GMT", StringComparison.Ordinal) || text.LastIndexOfAny(['+', '-']) > 10)
        && DateTimeOffset.TryParseExact(text, Usual, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at) ? at : null;

    /// <summary>A date by a pattern; null when it is none of it. What the pattern leaves open is the beginning of it.</summary>
    public static DateTimeOffset? By(DatePattern pattern, string text)
    {
        if (pattern.Parts is [(var unit and ('\u0001' or '\u0002'), _, _)])
        {
            return long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var since) && Math.Abs(since) < 60_000_000_000_000 / (unit == '\u0002' ? 1_000 : 1)
                ? unit == '\u0001' ? DateTimeOffset.FromUnixTimeMilliseconds(since) : DateTimeOffset.FromUnixTimeSeconds(since)
                : null;
        }

        var format = string.Concat(pattern.Parts.Select(Net));
        return !format.Contains('?', StringComparison.Ordinal)
            && DateTimeOffset.TryParseExact(text, format.Length == 1 ? "%" + format : format, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at) ? at : null;
    }

    // The same in .NET's letters; a question mark for what has no counterpart.
    private static string Net((char Letter, int Count, string Text) part) => part.Letter switch
    {
        '\'' => string.Concat(part.Text.Select(letter => "\\" + letter)),
        'y' or 'u' => part.Count == 2 ? "yy" : "yyyy",
        'M' or 'L' => new string('M', Math.Min(part.Count, 4)),
        'd' => new string('d', Math.Min(part.Count, 2)),
        'E' => part.Count >= 4 ? "dddd" : "ddd",
        'a' => "tt",
        'H' => part.Count > 1 ? "HH" : "H",
        'h' => part.Count > 1 ? "hh" : "h",
        'm' => part.Count > 1 ? "mm" : "m",
        's' => part.Count > 1 ? "ss" : "s",
        'S' => new string('f', Math.Min(part.Count, 7)),
        'X' or 'Z' => "zzz",
        'z' => "\\U\\T\\C",
        _ => "?",
    };
}
