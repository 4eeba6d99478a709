using ChatEmulator.Exchanges;
using ChatEmulator.Worlds;

namespace ChatEmulator.Host.Telemetry;

/// <summary>Counts calls and what they took, since the start, by what conventions tell them apart by. Not to be used by two at a time.</summary>
/// <param name="identity">Who counts.</param>
internal sealed class Meters(Identity identity)
{
    /// <summary>The upper ends of the buckets in seconds, as the conventions for HTTP advise.</summary>
    public static readonly double[] Bounds = [0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10];

    // Past it a call is counted without its attributes, as conventions ask: a scenario that is changed for days must not fill memory.
    private const int Most = 2_000;

    private readonly Dictionary<Kind, Series> _series = [];

    /// <summary>Who counts.</summary>
    public Identity Identity { get; } = identity;

    /// <summary>All that was counted.</summary>
    public IReadOnlyCollection<Series> All => _series.Values;

    /// <summary>Counts a call that has ended.</summary>
    /// <param name="call">The call.</param>
    /// <param name="route">What is said of its operation.</param>
    /// <param name="protocol">What it came by.</param>
    /// <param name="began">When it was first seen: monotonic real time.</param>
    public void Count(in EndedCall call, Route route, Protocols protocol, long began)
    {
        var kind = new Kind(route, Told.Status(call), call.Effect, Told.Error(call), protocol);
        if (!_series.TryGetValue(kind, out var series))
        {
            kind = _series.Count < Most ? kind : default;
            if (!_series.TryGetValue(kind, out series))
            {
                _series[kind] = series = new Series(kind);
            }
        }

        series.Add(TimeSpan.FromTicks(Math.Max(0, call.Ending.Finished - began)).TotalSeconds);
    }
}

/// <summary>What calls are counted by; the default is for those that are too many.</summary>
/// <param name="Route">The operation and method.</param>
/// <param name="Status">The status that was sent; 0 for none.</param>
/// <param name="Effect">What the call did, as of when it was decided.</param>
/// <param name="Error">Why it counts as failed; null when it does not.</param>
/// <param name="Protocol">What it came by.</param>
internal readonly record struct Kind(Route? Route, int Status, Effect Effect, string? Error, Protocols Protocol);

/// <summary>The calls of one kind.</summary>
/// <param name="kind">What they have in common.</param>
internal sealed class Series(Kind kind)
{
    private readonly ulong[] _buckets = new ulong[Meters.Bounds.Length + 1];

    /// <summary>What they have in common.</summary>
    public Kind Kind { get; } = kind;

    /// <summary>How many.</summary>
    public ulong Count { get; private set; }

    /// <summary>How long all took together, in seconds.</summary>
    public double Seconds { get; private set; }

    /// <summary>How many took up to each bound and more than the one before; the last is for the rest.</summary>
    public ReadOnlySpan<ulong> Buckets => _buckets;

    /// <summary>One more.</summary>
    public void Add(double seconds)
    {
        Count++;
        Seconds += seconds;
        var bucket = 0;
        while (bucket < Meters.Bounds.Length && seconds > Meters.Bounds[bucket])
        {
            bucket++;
        }

        _buckets[bucket]++;
    }
}
