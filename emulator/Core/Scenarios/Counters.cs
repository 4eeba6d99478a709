namespace ChatEmulator.Scenarios;

/// <summary>
/// The counts of a scenario's rules in one world, kept by rule name, so that they survive when another version of the scenario
/// is swapped in. A new value is a reset. Guarded by the world's lock.
/// </summary>
public sealed class Counters
{
    private readonly Dictionary<string, Count> _byName = new(StringComparer.Ordinal);
    private RuleTable? _table;
    private Count[] _counts = [];

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
        if (!_byName.TryGetValue(rule, out var count))
        {
            _byName.Add(rule, count = new Count());
        }

        return count;
    }

    internal sealed class Count
    {
        public long Fired { get; set; }

        private long Met { get; set; }

        public bool IsSpent(Rule rule) => Fired >= rule.Times;

        /// <summary>Counts a call that meets the rule; whether the rule's counts let it fire.</summary>
        public bool Lets(Rule rule)
        {
            Met++;
            return Met > rule.After && !IsSpent(rule);
        }
    }
}
