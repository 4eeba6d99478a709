using System.Globalization;

namespace ChatEmulator.Time;

/// <summary>Durations as people write them: <c>250ms 3s 5m 1h 30d</c>. A number without a unit is not a duration.</summary>
internal static class Durations
{
    // Days in 10,000 years, less one.
    private const long Longest = 3_652_058;

    private static readonly (string Unit, long Ticks)[] Units =
    [
        ("ms", TimeSpan.TicksPerMillisecond),
        ("s", TimeSpan.TicksPerSecond),
        ("m", TimeSpan.TicksPerMinute),
        ("h", TimeSpan.TicksPerHour),
        ("d", TimeSpan.TicksPerDay),
    ];

    /// <summary>The permitted units, for messages.</summary>
    public const string Known = "ms, s, m, h or d";

    /// <summary>How many of each unit make the longest duration.</summary>
    internal static IEnumerable<(string Unit, long Count)> Largest => Units.Select(unit => (unit.Unit, TimeSpan.TicksPerDay * Longest / unit.Ticks));

    /// <summary>Reads a duration; false when it is not one, is negative, or is longer than 10,000 years.</summary>
    public static bool TryRead(string text, out TimeSpan duration)
    {
        duration = default;
        var digits = 0;
        while (digits < text.Length && (char.IsAsciiDigit(text[digits]) || text[digits] == '.'))
        {
            digits++;
        }

        var unit = text[digits..].TrimStart(' ');
        var ticks = Array.Find(Units, known => known.Unit == unit).Ticks;
        if (ticks == 0
            || !decimal.TryParse(text.AsSpan(0, digits), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
            || number > TimeSpan.TicksPerDay * (decimal)Longest / ticks)
        {
            return false;
        }

        duration = TimeSpan.FromTicks((long)(number * ticks));
        return true;
    }

    /// <summary>The shortest way to write it: the largest unit that needs no fraction.</summary>
    public static string Text(TimeSpan duration)
    {
        for (var i = Units.Length - 1; i >= 0; i--)
        {
            if (duration.Ticks % Units[i].Ticks == 0 && (duration != TimeSpan.Zero || Units[i].Unit == "s"))
            {
                return $"{duration.Ticks / Units[i].Ticks}{Units[i].Unit}";
            }
        }

        return string.Create(CultureInfo.InvariantCulture, $"{duration.TotalMilliseconds:0.####}ms");
    }
}
