using System.Globalization;
using ChatEmulator.Exchanges;

namespace ChatEmulator.Judging.Retries;

/// <summary>What a Retry-After says: so many seconds, or not before a date.</summary>
/// <param name="Text">As it was told.</param>
/// <param name="In">For seconds: how long.</param>
/// <param name="Until">For a date: until when; null for seconds.</param>
internal sealed record Told(string Text, TimeSpan In, DateTimeOffset? Until)
{
    // RFC 9110 has a client read all three, though two of them are long out of use.
    private static readonly string[] Dates = ["R", "dddd, dd-MMM-yy HH:mm:ss 'GMT'", "ddd MMM d HH:mm:ss yyyy", "ddd MMM  d HH:mm:ss yyyy"];

    /// <summary>What the headers of an answer say; null when there is none, or it is neither a whole number of seconds nor a date.</summary>
    public static Told? Of(IReadOnlyList<Header> headers)
    {
        foreach (var (name, value) in headers)
        {
            if (name.Equals("Retry-After", StringComparison.OrdinalIgnoreCase))
            {
                return Read(value.Trim());
            }
        }

        return null;
    }

    /// <summary>How long there is to wait from the end of the attempt that told it on, never less than nothing.</summary>
    /// <param name="ended">When that was, on the world's clock.</param>
    public TimeSpan From(DateTimeOffset ended) =>
        Until is not { } until ? In
        : until > ended ? until - ended
        : TimeSpan.Zero;

    private static Told? Read(string value)
    {
        if (value.Length > 0 && value.All(char.IsAsciiDigit))
        {
            return new Told(value, Seconds(value), null);
        }

        return DateTimeOffset.TryParseExact(
            value, Dates, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var until)
            ? new Told(value, default, until)
            : null;
    }

    // However many digits: past the calendar nobody waits.
    private static TimeSpan Seconds(string digits) =>
        decimal.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) && seconds < TimeSpan.MaxValue.Ticks / TimeSpan.TicksPerSecond
            ? TimeSpan.FromTicks((long)seconds * TimeSpan.TicksPerSecond)
            : TimeSpan.MaxValue;
}
