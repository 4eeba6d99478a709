using System.Globalization;

namespace ChatEmulator.Time;

/// <summary>Instants as they are written, in whatever culture the process lives, and sums that stay within the calendar.</summary>
internal static class Instants
{
    private static readonly string[] Forms = ["yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", "yyyy-MM-dd'T'HH:mmK"];

    /// <summary>Reads an instant in ISO 8601, with date and time.</summary>
    /// <param name="text">The text.</param>
    /// <param name="at">The instant, in UTC.</param>
    /// <param name="hasZone">Whether it says in which time zone; without one it would mean another instant on another machine.</param>
    public static bool TryRead(string text, out DateTimeOffset at, out bool hasZone)
    {
        hasZone = text.EndsWith('Z') || text.LastIndexOfAny(['+', '-']) > text.IndexOf('T', StringComparison.Ordinal);
        return DateTimeOffset.TryParseExact(
            text, Forms, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out at);
    }

    /// <summary>ISO 8601 in UTC, with as many fractional digits as it needs.</summary>
    public static string Text(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture);

    /// <summary>The instant after a while, or before it when it is negative; the last or first one of the calendar when it would lie beyond.</summary>
    public static DateTimeOffset After(DateTimeOffset at, TimeSpan by) =>
        by > DateTimeOffset.MaxValue - at ? DateTimeOffset.MaxValue
        : by < DateTimeOffset.MinValue - at ? DateTimeOffset.MinValue
        : at + by;
}
