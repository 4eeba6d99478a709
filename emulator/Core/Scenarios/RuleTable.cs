using System.Collections.Frozen;
using ChatEmulator.Scenarios.Matching;

namespace ChatEmulator.Scenarios;

/// <summary>The rules of a scenario by operation, made once, so that a call meets only rules that could be for it.</summary>
internal sealed class RuleTable
{
    private readonly FrozenDictionary<string, Slot[]> _byOperation;

    public RuleTable(IReadOnlyList<Rule> rules)
    {
        Rules = rules;
        _byOperation = rules
            .SelectMany((rule, index) => rule.Calls.Select(operation => (operation.Name, Slot: new Slot(rule, index))))
            .GroupBy(pair => pair.Name, pair => pair.Slot, StringComparer.Ordinal)
            .ToFrozenDictionary(group => group.Key, group => group.ToArray(), StringComparer.Ordinal);
    }

    public IReadOnlyList<Rule> Rules { get; }

    public Plan Decide(in Situation situation, Counters counters)
    {
        if (!_byOperation.TryGetValue(situation.Operation.Name, out var slots))
        {
            return Plan.Own;
        }

        var counts = counters.Of(this);
        var glance = new Glance(situation);
        Plan? plan = null;
        foreach (ref readonly var slot in slots.AsSpan())
        {
            // Once decided, the rules below are only asked so that their `after` goes on counting.
            var count = counts[slot.Index];
            var matters = slot.Rule.After > 0 || (plan is null && !count.IsSpent(slot.Rule));
            if (matters && slot.Rule.Meets(ref glance) && count.Lets(slot.Rule) && plan is null)
            {
                count.Fired++;
                plan = slot.Rule.Plan;
            }
        }

        return plan ?? Plan.Own;
    }

    private readonly record struct Slot(Rule Rule, int Index);
}
