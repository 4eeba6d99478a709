using System.Globalization;

namespace ChatEmulator.Time;

/// <summary>Instants as they are written, in whatever culture the process lives, and sums that stay within the calendar.</summary>
public static class Instants
{
    /// <summary>ISO 8601 in UTC, with as many fractional digits as it needs.</summary>
    public static string Text(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture);

    /// <summary>The instant after a while; the last one of the calendar when it would lie beyond.</summary>
    public static DateTimeOffset After(DateTimeOffset at, TimeSpan by) =>
        by > DateTimeOffset.MaxValue - at ? DateTimeOffset.MaxValue : at + by;
}
