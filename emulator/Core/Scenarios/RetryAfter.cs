using System.Globalization;
using ChatEmulator.Time;

namespace ChatEmulator.Scenarios;

/// <summary>What a Retry-After header says.</summary>
internal sealed record RetryAfter
{
    /// <summary>After how long a client is to come back, on the world's clock; null for when the limit that refuses lets a call through again, or for <see cref="Raw"/>.</summary>
    public TimeSpan? In { get; init; }

    /// <summary>Whether it is told as a date; else in seconds. Either is whole seconds, rounded up.</summary>
    public bool AsDate { get; init; }

    /// <summary>The header as it is; null for a time.</summary>
    public string? Raw { get; init; }

    /// <summary>Whether the limit that refuses has yet to say when.</summary>
    internal bool WhenAllowed => In is null && Raw is null;

    /// <summary>The header of an answer that is told at an instant.</summary>
    internal string Text(DateTimeOffset at) => Raw ?? (AsDate ? Date(Instants.After(at, In!.Value)) : $"{Up(In!.Value.Ticks) / TimeSpan.TicksPerSecond}");

    // The calendar ends with a second that is not whole.
    private static string Date(DateTimeOffset due) =>
        Instants.After(due, TimeSpan.FromTicks(Up(due.Ticks) - due.Ticks)).ToString("R", CultureInfo.InvariantCulture);

    private static long Up(long ticks) => ticks % TimeSpan.TicksPerSecond is > 0 and var over ? ticks - over + TimeSpan.TicksPerSecond : ticks;
}
