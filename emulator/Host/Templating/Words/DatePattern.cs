using System.Globalization;
using System.Text;

namespace ChatEmulator.Host.Templating.Words;

/// <summary>How a date is written, after Java's patterns: <c>yyyy-MM-dd'T'HH:mm:ss</c>; <c>epoch</c> is milliseconds, <c>unix</c> seconds since 1970.</summary>
internal sealed class DatePattern
{
    private const string Known = "GyuMLwWdDFEaHkKhmsSzZX";

    private DatePattern(IReadOnlyList<(char Letter, int Count, string Text)> parts) => Parts = parts;

    /// <summary>Letters and how often they stand; the letter ' is text.</summary>
    public IReadOnlyList<(char Letter, int Count, string Text)> Parts { get; }

    /// <summary>Whether it tells the day, not only a time of it.</summary>
    public bool IsDate => Parts.Any(part => part.Letter is 'y' or 'u' or '\u0001' or '\u0002');

    private static CultureInfo English => CultureInfo.InvariantCulture;

    /// <summary>Reads a pattern; null, and why, when it is none.</summary>
    public static DatePattern? Read(string pattern, out string why)
    {
        why = "";
        return pattern switch
        {
            "epoch" => new DatePattern([('\u0001', 1, "")]),
            "unix" => new DatePattern([('\u0002', 1, "")]),
            _ => Letters(pattern, out why),
        };
    }

    private static DatePattern? Letters(string pattern, out string why)
    {
        why = "";
        var parts = new List<(char, int, string)>();
        for (var at = 0; at < pattern.Length;)
        {
            if (pattern[at] == '\'')
            {
                at = Quoted(pattern, at, parts);
                continue;
            }

            var (letter, count) = (pattern[at], Same(pattern, at));
            if (char.IsAsciiLetter(letter) && (!Known.Contains(letter, StringComparison.Ordinal) || count > 9))
            {
                why = $"{letter} is no letter of date formats as they are read here ({Known})";
                return null;
            }

            parts.Add(char.IsAsciiLetter(letter) ? (letter, count, "") : ('\'', 0, new string(letter, count)));
            at += count;
        }

        return new DatePattern(parts);
    }

    /// <summary>Writes a date.</summary>
    public string Write(DateTimeOffset at, string zone)
    {
        var text = new StringBuilder();
        foreach (var (letter, count, given) in Parts)
        {
            text.Append(letter switch
            {
                '\'' => given,
                '\u0001' => at.ToUnixTimeMilliseconds().ToString(English),
                '\u0002' => at.ToUnixTimeSeconds().ToString(English),
                'E' => at.ToString(count >= 4 ? "dddd" : "ddd", English),
                'M' or 'L' when count >= 3 => at.ToString(count >= 4 ? "MMMM" : "MMM", English),
                'a' => at.ToString("tt", English),
                'G' => "AD",
                'z' => zone,
                'Z' => Offset(at.Offset, "", 2),
                'X' => at.Offset == TimeSpan.Zero ? "Z" : Offset(at.Offset, count >= 3 ? ":" : "", count),
                'y' when count == 2 => (at.Year % 100).ToString("D2", English),
                _ => Number(at, letter).ToString("D" + count, English),
            });
        }

        return text.ToString();
    }

    private static int Same(string pattern, int at) => pattern.AsSpan(at).IndexOfAnyExcept(pattern[at]) is > 0 and var same ? same : pattern.Length - at;

    private static int Quoted(string pattern, int at, List<(char, int, string)> parts)
    {
        var end = pattern.IndexOf('\'', at + 1);
        end = end < 0 ? pattern.Length : end;
        parts.Add(('\'', 0, end == at + 1 ? "'" : pattern[(at + 1)..end]));
        return end + 1;
    }

    private static string Offset(TimeSpan offset, string colon, int count) =>
        $"{(offset < TimeSpan.Zero ? '-' : '+')}{Math.Abs(offset.Hours):D2}{(count == 1 ? "" : $"{colon}{Math.Abs(offset.Minutes):D2}")}";

    private static int Number(DateTimeOffset at, char letter) => letter switch
    {
        'y' => at.Year,
        'M' or 'L' => at.Month,
        'd' => at.Day,
        'D' => at.DayOfYear,
        'w' => CultureInfo.InvariantCulture.Calendar.GetWeekOfYear(at.DateTime, CalendarWeekRule.FirstDay, DayOfWeek.Sunday),
        'W' => ((at.Day - 1 + (int)at.AddDays(1 - at.Day).DayOfWeek) / 7) + 1,
        'F' => (at.Day + 6) / 7,
        'u' => ((int)at.DayOfWeek + 6) % 7 + 1,
        'H' => at.Hour,
        'k' => at.Hour == 0 ? 24 : at.Hour,
        'K' => at.Hour % 12,
        'h' => (at.Hour + 11) % 12 + 1,
        'm' => at.Minute,
        's' => at.Second,
        _ => at.Millisecond,
    };
}
