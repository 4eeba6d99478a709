using System.Globalization;

namespace ChatEmulator.Judging.Retries;

/// <summary>Short waits as people read them, to the microsecond: <c>0.31 s</c>, <c>12.5 ms</c>, <c>-80 µs</c>.</summary>
internal static class Spans
{
    /// <summary>The text of a wait.</summary>
    public static string Text(TimeSpan wait) => Math.Abs(wait.Ticks) switch
    {
        < TimeSpan.TicksPerMillisecond => string.Create(CultureInfo.InvariantCulture, $"{Microseconds(wait)} µs"),
        < TimeSpan.TicksPerSecond / 10 => string.Create(CultureInfo.InvariantCulture, $"{wait.Ticks / (double)TimeSpan.TicksPerMillisecond:0.###} ms"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{wait.Ticks / (decimal)TimeSpan.TicksPerSecond:0.######} s"),
    };

    /// <summary>Whole microseconds, signed; what is more is cut off towards minus infinity, so that no early one becomes punctual.</summary>
    public static long Microseconds(TimeSpan wait) => (long)Math.Floor(wait.Ticks / (decimal)TimeSpan.TicksPerMicrosecond);
}
