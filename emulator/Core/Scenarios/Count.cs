namespace ChatEmulator.Scenarios;

/// <summary>What one rule has counted; of a rule with <c>per</c>, of one value.</summary>
internal sealed class Count
{
    public long Fired { get; set; }

    /// <summary>Calls that the rule covers, whatever else it asks of them.</summary>
    public long Calls { get; set; }

    private long Met { get; set; }

    public bool IsSpent(Rule rule) => Fired >= rule.Times;

    /// <summary>Counts a call that meets the rule; whether the rule's counts let it fire.</summary>
    public bool Lets(Rule rule)
    {
        Met++;
        return Met > rule.After && !IsSpent(rule);
    }
}
