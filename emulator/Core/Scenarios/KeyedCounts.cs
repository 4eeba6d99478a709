using ChatEmulator.Time;

namespace ChatEmulator.Scenarios;

/// <summary>
/// The counts of rules with <c>per</c>, one for each rule and value. Bounded for all rules together: past the limit the value that came
/// first is forgotten, and begins anew when it comes again.
/// </summary>
/// <param name="most">How many values are kept.</param>
internal sealed class KeyedCounts(int most = KeyedCounts.Most)
{
    public const int Most = 100_000;

    private readonly Dictionary<ulong, Count> _byKey = [];
    private readonly Queue<ulong> _order = new();

    /// <summary>How many values are kept.</summary>
    public int Keys => _byKey.Count;

    /// <summary>How many values were forgotten since the epoch began.</summary>
    public long Forgotten { get; private set; }

    /// <summary>What a rule has counted of a value, by the value's fingerprint.</summary>
    public Count Of(Rule rule, ulong value)
    {
        var key = Mix.Into(rule.Purpose.Print, value);
        if (_byKey.TryGetValue(key, out var count))
        {
            return count;
        }

        if (_order.Count == most)
        {
            _byKey.Remove(_order.Dequeue());
            Forgotten++;
        }

        _byKey.Add(key, count = new Count());
        _order.Enqueue(key);
        return count;
    }
}
