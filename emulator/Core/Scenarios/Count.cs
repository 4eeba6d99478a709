namespace ChatEmulator.Scenarios;

/// <summary>What one rule has counted; of a rule with <c>per</c>, of one value.</summary>
internal sealed class Count
{
    public long Fired { get; set; }

    /// <summary>Whether the rule has fired, for whatever value; of a value it is not asked.</summary>
    public bool HasFired { get; set; }

    /// <summary>Calls that the rule covers, whatever else it asks of them.</summary>
    public long Calls { get; set; }

    /// <summary>How many calls have met the rule.</summary>
    public long Met { get; private set; }

    /// <summary>Whether a call has met the rule, of whatever value, that nothing above it had decided or whose count it is.</summary>
    public bool WasMet { get; set; }

    public bool IsSpent(Rule rule) => Fired >= rule.Times;

    /// <summary>Counts a call that meets the rule; whether the rule's counts let it fire.</summary>
    public bool Lets(Rule rule)
    {
        Met++;
        var counted = Met - rule.After;
        return counted > 0
            && (rule.Every == 1 || counted % rule.Every == 0)
            && (rule.Only.Length == 0 || Array.BinarySearch(rule.Only, Met) >= 0)
            && !IsSpent(rule);
    }
}
