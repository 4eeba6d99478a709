using ChatEmulator.Scenarios.Limits;

namespace ChatEmulator.Scenarios;

/// <summary>
/// The counts of a scenario's rules and limits in one world, kept by their names, so that they survive when another version of the scenario
/// is swapped in. A new value is a reset. Guarded by the world's lock.
/// </summary>
internal sealed class Counters
{
    private Dictionary<string, Count>? _byName;
    private KeyedCounts? _keyed;
    private Standing? _standing;
    private Meters? _meters;
    private RuleTable? _table;
    private Count[] _counts = [];

    /// <summary>The counts of the rules that count by the values of a place.</summary>
    internal KeyedCounts Keyed => _keyed ??= new KeyedCounts();

    /// <summary>In which state the world stands.</summary>
    internal Standing Standing => _standing ??= new Standing();

    /// <summary>What the limits have counted.</summary>
    internal Meters Meters => _meters ??= new Meters();

    /// <summary>Whether a rule of that name has fired since the epoch began, in whatever version and for whatever value.</summary>
    internal bool HasFired(string rule) => _byName?.GetValueOrDefault(rule)?.HasFired == true;

    // The counts in the order of the table's rules: names are looked up once for each version of a scenario.
    internal Count[] Of(RuleTable table)
    {
        if (!ReferenceEquals(_table, table))
        {
            _counts = [.. table.Rules.Select(rule => Named(rule.Name))];
            _table = table;
        }

        return _counts;
    }

    private Count Named(string rule)
    {
        _byName ??= new Dictionary<string, Count>(StringComparer.Ordinal);
        if (!_byName.TryGetValue(rule, out var count))
        {
            _byName.Add(rule, count = new Count());
        }

        return count;
    }
}
