using System.Collections.Frozen;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using ChatEmulator.Exchanges;
using ChatEmulator.Scenarios.Matching;

namespace ChatEmulator.Scenarios;

/// <summary>
/// Decides calls of stubs. Their entries stand where a vendor stands for operations: the rules bend what they answer, and what is decided at the
/// edge never reaches them, so that it uses up none of their answers.
/// </summary>
/// <param name="rules">The rules, and below them the entries.</param>
/// <param name="machine">The states; null when there are none.</param>
/// <param name="wants">What each entry wants of the calls that it answers.</param>
internal sealed class StubTable(RuleTable rules, Machine? machine, IReadOnlyList<(Rule Stub, string Wants)> wants)
{
    private readonly FrozenDictionary<string, Plan> _unmet = wants
        .SelectMany(each => each.Stub.Calls.Select(endpoint => (endpoint.Name, each.Stub, each.Wants)))
        .GroupBy(each => each.Name, StringComparer.Ordinal)
        .ToFrozenDictionary(group => group.Key, group => Unmet(group.Key, group.Select(each => (each.Stub.Name, each.Wants))), StringComparer.Ordinal);

    public Plan Decide(in Situation situation, Counters counters, Plan? refused)
    {
        if (!situation.Accepted)
        {
            return rules.Decide(situation, counters, refused);
        }

        var glance = new Glance(situation);
        glance.State = machine is null ? null : rules.Known(counters.Standing.Of(machine, ref glance));
        var (hits, answers, reasons) = Hits(situation, counters, ref glance);
        var plan = rules.Decide(situation with { Accepted = answers }, counters, refused);
        foreach (var (index, reason) in reasons)
        {
            situation.Trace!.Set(index, reason);
        }

        if (plan.Stage == Stage.Edge && (plan.Rule ?? plan.Limit) is not null)
        {
            return plan;
        }

        var below = answers ? null : _unmet[situation.Operation.Name];
        string? next = null;
        for (var i = hits.Count - 1; i >= 0; i--)
        {
            var own = hits[i].Rule.Fire(++hits[i].Count.Fired, situation, hits[i].Key);
            below = below is null ? own : own.Over(below);
            next ??= hits[i].Rule.Next;
            counters.Of(rules)[hits[i].Index].HasFired = true;
        }

        if (next is not null)
        {
            counters.Standing.Move(machine!, next, ref glance);
        }

        // What a stub would do is said by its entries, also where a rule tells it otherwise.
        var over = plan.Rule is null ? below! : plan.Over(below! with { SaysEffect = true }) with { OfStub = below.Answer };
        return answers ? over : over with { Wish = new Wish(WishKind.None) };
    }

    // Which entries fire, should the call come to them, and whether one of them answers.
    private (List<Hit> Hits, bool Answers, List<(int Index, Reason Reason)> Reasons) Hits(in Situation situation, Counters counters, ref Glance glance)
    {
        var (hits, answers, reasons) = (new List<Hit>(1), false, new List<(int, Reason)>(0));
        foreach (var slot in rules.Entries(situation.Operation.Name))
        {
            var key = slot.Drawn is null ? default(ulong?) : RuleTable.Key(slot, situation.Chance, ref glance);
            glance.Call = slot.CountsCalls ? RuleTable.Call(slot.Rule, counters, ref glance) : situation.Chance.Call;
            var rule = slot.Rule;
            var count = rules.Met(slot, counters, ref glance, answers);
            var fires = count?.Lets(rule) == true && !answers && rule.During.Holds(situation.Since) && rule.Wins(situation, key);
            if (situation.Trace is not null)
            {
                reasons.Add((slot.Index, new WhyNot(rule, answers ? hits[^1].Rule.Name : null).Tell(fires, count, ref glance, situation, key)));
            }

            if (fires)
            {
                hits.Add(new Hit(rule, count!, key, slot.Index));
                answers = !rule.Continues;
            }
        }

        return (hits, answers, reasons);
    }

    private static Plan Unmet(string endpoint, IEnumerable<(string Name, string Wants)> entries)
    {
        var why = $"No stub of {endpoint} fired. " + string.Join(' ', entries.Take(10).Select(entry => $"\"{entry.Name}\" wants {(entry.Wants.Length == 0 ? "any call" : entry.Wants)}."));
        var told = JsonEncodedText.Encode(why, JavaScriptEncoder.UnsafeRelaxedJsonEscaping);
        var reply = new Reply(404, "application/json", Encoding.UTF8.GetBytes($$"""{"error":"not_found","message":"{{told}}"}"""));
        return new Plan(null, Stage.Accepted, new Wish(WishKind.None), new WrittenAnswer(reply), []) { SaysEffect = true, Unmet = why };
    }

    private readonly record struct Hit(Rule Rule, Count Count, ulong? Key, int Index);
}
