namespace ChatEmulator.Host.Telemetry;

/// <summary>Counts calls and what they took, since the start, by what conventions tell them apart by. Not to be used by two at a time.</summary>
/// <param name="identity">Who counts.</param>
internal sealed class Meters(Identity identity)
{
    // Past it calls are counted together, as conventions ask: a scenario that is changed for days must not fill memory.
    private const int Most = 2_000;

    private readonly Dictionary<Kind, Series> _series = [];
    private readonly Series _others = new(null);

    /// <summary>Who counts.</summary>
    public Identity Identity { get; } = identity;

    /// <summary>All that was counted.</summary>
    public IEnumerable<Series> All => _others.Count == 0 ? _series.Values : _series.Values.Append(_others);

    /// <summary>Counts a call that has ended.</summary>
    /// <param name="kind">The kind of it.</param>
    /// <param name="seconds">What it took.</param>
    /// <returns>What its span has in common with others of its kind.</returns>
    public byte[] Count(in Kind kind, double seconds)
    {
        if (!_series.TryGetValue(kind, out var series) && _series.Count < Most)
        {
            _series[kind] = series = new Series(kind);
        }

        (series ?? _others).Add(seconds);
        return series?.OfSpan ?? kind.OfSpan();
    }
}
