using System.Collections.Frozen;
using ChatEmulator.Contracts;
using ChatEmulator.Scenarios.Matching;
using ChatEmulator.Time;

namespace ChatEmulator.Scenarios;

/// <summary>The rules of a scenario by operation, made once, so that a call meets only rules that could be for it.</summary>
internal sealed class RuleTable
{
    private readonly FrozenDictionary<string, Slot[]> _byOperation;
    private readonly FrozenDictionary<string, Slot[]> _entries;
    private readonly Machine? _machine;
    private readonly string[] _states;

    public RuleTable(IReadOnlyList<Rule> rules, IReadOnlyList<Rule> entries, VolatilePaths leftOut, Machine? machine)
    {
        (Rules, _machine) = ([.. rules, .. entries], machine);
        LooksAtTokens = Rules.Any(rule => rule.LooksAtTokens);
        _states = machine is null ? [] : [machine.Start, .. Rules.SelectMany(rule => rule.In.Append(rule.Next)).OfType<string>()];
        _byOperation = ByOperation(rules, 0, leftOut);
        _entries = ByOperation(entries, rules.Count, leftOut);
    }

    /// <summary>All that counts: the rules, then the entries of stubs.</summary>
    public IReadOnlyList<Rule> Rules { get; }

    /// <summary>Whether any rule looks at the token that a call presents.</summary>
    public bool LooksAtTokens { get; }

    /// <summary>The entries of a stub.</summary>
    public ReadOnlySpan<Slot> Entries(string stub) => _entries[stub];

    /// <summary>What becomes of a call. Where a limit refuses it, the rules only count.</summary>
    public Plan Decide(in Situation situation, Counters counters, Plan? refused)
    {
        situation.Trace?.Begin(Rules.Select(WhyNot.Elsewhere));
        if (!_byOperation.TryGetValue(situation.Operation.Name, out var slots))
        {
            return refused ?? Plan.Own;
        }

        var glance = new Glance(situation);
        glance.State = _machine is null ? null : Known(counters.Standing.Of(_machine, ref glance));
        var plan = refused;
        string? next = null;
        var decided = refused is not null;
        foreach (var slot in slots)
        {
            var key = slot.Drawn is null ? default(ulong?) : Key(slot, situation.Chance, ref glance);
            glance.Call = slot.CountsCalls ? Call(slot.Rule, counters, ref glance) : situation.Chance.Call;
            var rule = slot.Rule;
            var count = Met(slot, counters, ref glance, decided);
            var fires = count?.Lets(rule) == true && !decided && rule.During.Holds(situation.Since) && rule.Wins(situation, key);
            situation.Trace?.Set(slot.Index, new WhyNot(rule, decided ? plan!.Rule ?? plan.Limit : null).Tell(fires, count, ref glance, situation, key));
            if (fires)
            {
                var own = rule.Fire(++count!.Fired, situation, key);
                plan = plan is null ? own : plan.Over(own);
                next = rule.Next ?? next;
                counters.Of(this)[slot.Index].HasFired = true;
                decided = !rule.Continues;
            }
        }

        // Every rule has met the call in the state in which it came.
        if (next is not null)
        {
            counters.Standing.Move(_machine!, next, ref glance);
        }

        return plan ?? Plan.Own;
    }

    // Another version may have led into a state that this one does not know: nothing would ever lead out of it.
    public string Known(string state) => Array.IndexOf(_states, state) >= 0 ? state : _machine!.Start;

    // The counts of a rule that the call meets. Once decided, the rules below are only asked so that what counts others goes on counting.
    public Count? Met(Slot slot, Counters counters, ref Glance glance, bool decided)
    {
        var rule = slot.Rule;
        var count = rule.Per is null ? counters.Of(this)[slot.Index] : null;
        var matters = rule.CountsOthers || (!decided && count?.IsSpent(rule) != true);
        if (!matters || !rule.Meets(ref glance))
        {
            return null;
        }

        counters.Of(this)[slot.Index].WasMet = true;
        return count ?? counters.Keyed.Of(rule, glance.At(rule.Per!).Print);
    }

    private static FrozenDictionary<string, Slot[]> ByOperation(IReadOnlyList<Rule> rules, int first, VolatilePaths leftOut)
    {
        var slots = new ByName<Slot>();
        foreach (var rule in rules)
        {
            var slot = new Slot(rule, first++, Drawn(rule, leftOut), rule.CountsCalls);
            foreach (var operation in rule.Calls)
            {
                slots.Add(operation.Name, slot);
            }
        }

        return slots.Freeze();
    }

    // Asked for each call that has the value, whoever decides it and whatever else the rule asks of it.
    public static long Call(Rule rule, Counters counters, ref Glance glance)
    {
        ref var value = ref glance.At(rule.Per!);
        return value.Is == Found.Shape.Nothing ? 0 : ++counters.Keyed.Of(rule, value.Print).Calls;
    }

    // The account is in the key anyway, and a value that differs from run to run must not be.
    private static Subject? Drawn(Rule rule, VolatilePaths leftOut) =>
        !rule.Draws || rule.Per is AccountSubject || (rule.Per is BodySubject place && leftOut.Touch(place.Path)) ? null : rule.Per;

    // Asked whoever decides the call: else a rule above would shift the chance of those below.
    public static ulong Key(Slot slot, in Chance chance, ref Glance glance)
    {
        var value = glance.At(slot.Drawn!);
        return value.Is == Found.Shape.Nothing ? 0 : chance.KeyPer(value.Print, slot.Rule.Purpose);
    }

    /// <summary>A rule as one operation meets it.</summary>
    /// <param name="Rule">The rule.</param>
    /// <param name="Index">Its place among all rules.</param>
    /// <param name="Drawn">The place whose value it draws by instead of the account; null for the account.</param>
    /// <param name="CountsCalls">Whether it asks which call of its value this is.</param>
    internal sealed record Slot(Rule Rule, int Index, Subject? Drawn, bool CountsCalls);
}
