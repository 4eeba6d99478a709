using System.Globalization;

namespace ChatEmulator.Options;

/// <summary>Numbers of bytes as people write them: <c>64 B</c>, <c>10 kB</c>, <c>10 MB</c>, in powers of ten. A number without a unit is none.</summary>
internal static class Sizes
{
    /// <summary>The permitted units, for messages.</summary>
    public const string Known = "B, kB, MB or GB";

    private static readonly (string Unit, long Bytes)[] Units = [("B", 1), ("kB", 1_000), ("MB", 1_000_000), ("GB", 1_000_000_000)];

    /// <summary>How many of each unit make the largest size.</summary>
    internal static IEnumerable<(string Unit, long Count)> Largest => Units.Select(unit => (unit.Unit, long.MaxValue / unit.Bytes));

    /// <summary>Reads a size; false when it is not one, is negative, or fits into no number.</summary>
    public static bool TryRead(string text, out long size)
    {
        size = 0;
        var digits = text.AsSpan().IndexOfAnyExceptInRange('0', '9');
        var unit = digits > 0 ? text[digits..].TrimStart(' ') : "";
        var bytes = Array.Find(Units, known => known.Unit == unit).Bytes;
        if (bytes == 0 || !long.TryParse(text.AsSpan(0, digits), out var count) || count > long.MaxValue / bytes)
        {
            return false;
        }

        size = count * bytes;
        return true;
    }

    /// <summary>Reads a number of bytes in a second, such as <c>1 kB/s</c>; false when it is none.</summary>
    public static bool TryReadRate(string text, out long rate)
    {
        rate = 0;
        return text.EndsWith("/s", StringComparison.Ordinal) && TryRead(text[..^2], out rate);
    }

    /// <summary>A size as it is written, in the largest unit of which it is a whole number.</summary>
    public static string Text(long size)
    {
        var (unit, bytes) = Units.Last(unit => size % unit.Bytes == 0 && (size >= unit.Bytes || unit.Bytes == 1));
        return string.Create(CultureInfo.InvariantCulture, $"{size / bytes} {unit}");
    }
}
