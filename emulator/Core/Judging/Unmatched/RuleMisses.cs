using ChatEmulator.Exchanges;
using ChatEmulator.Journals;
using ChatEmulator.Scenarios;
using ChatEmulator.Scenarios.Matching;

namespace ChatEmulator.Judging.Unmatched;

/// <summary>
/// Holds calls of a journal against the rules once more, to tell in what they differ. Only what is asked of the request and whether the vendor
/// accepted it is looked at: states, counts, times and chance are of the moment, and a rule that was met but for these is no miss.
/// </summary>
/// <param name="scenario">The scenario as it is played now.</param>
/// <param name="operations">The operations.</param>
internal sealed class RuleMisses(Scenario scenario, OperationNames operations)
{
    private readonly List<Rule> _rules = [.. scenario.Rules, .. scenario.Entries.Select(entry => entry.Stub)];

    /// <summary>What the call differs in from the nearest rule; null when a rule met it, or there are none.</summary>
    public UnmatchedCall? Of(Call call)
    {
        if (_rules.Count == 0 || operations.Find(call.Operation) is not { } operation)
        {
            return null;
        }

        // A stub takes whatever comes: that no entry fired is its 404, and no refusal before the rules.
        var situation = new Situation(
            operation,
            new Exchange(call.Method, call.Path, call.Query, [.. call.Headers], call.Body.Bytes, call.Connection, size: call.Body.Size),
            new CallFields(call).Body,
            call.RefusedBy is null || operation.IsStub,
            call.Account);
        var glance = new Glance(situation) { Call = call.Number };
        return Nearest(call, ref glance) is { } nearest ? new UnmatchedCall(call, nearest.Name, Differences(nearest, call, ref glance)) : null;
    }

    // What differs is only counted here: most calls were met, and words cost far more.
    private Rule? Nearest(Call call, ref Glance glance)
    {
        var (nearest, best) = (default(Rule), (IsOther: true, Count: int.MaxValue));
        foreach (var rule in _rules)
        {
            var found = (IsOther: !Covers(rule, call), Count: Count(rule, call, ref glance));
            if (found.Count == 0)
            {
                return null;
            }

            (nearest, best) = found.CompareTo(best) < 0 ? (rule, found) : (nearest, best);
        }

        return nearest;
    }

    private static int Count(Rule rule, Call call, ref Glance glance)
    {
        var count = (Covers(rule, call) ? 0 : 1) + (rule.FitsStage(glance.Accepted) ? 0 : 1) + (rule.IsOn(glance.Protocol) ? 0 : 1);
        foreach (var condition in rule.When)
        {
            count += Misses(condition, rule, ref glance) ? 1 : 0;
        }

        return count;
    }

    private static bool Misses(Scenarios.Matching.Condition condition, Rule rule, ref Glance glance) =>
        !condition.Holds(ref glance) && !IsOfTheMoment(condition.Subject, rule);

    private static bool Covers(Rule rule, Call call) => rule.Calls.Any(operation => operation.Name == call.Operation);

    private static List<Difference> Differences(Rule rule, Call call, ref Glance glance)
    {
        var differences = new List<Difference>();
        if (!Covers(rule, call))
        {
            differences.Add(new Difference("operation", Shown.Line(string.Join(" or ", rule.Calls.Select(operation => operation.Name))), Shown.Line(call.Operation!)));
        }

        if (!rule.FitsStage(glance.Accepted))
        {
            differences.Add(new Difference("refused_by", glance.Accepted ? "anything, the call being refused by the vendor" : "nothing, the call being accepted by the vendor", Shown.Line(call.RefusedBy ?? "absent")));
        }

        if (!rule.IsOn(glance.Protocol))
        {
            differences.Add(new Difference("protocol", rule.On.Word(), glance.Protocol.Word()));
        }

        foreach (var condition in rule.When)
        {
            if (Misses(condition, rule, ref glance))
            {
                differences.Add(new Difference(Shown.Line(condition.Place), Shown.Asked(condition.Place, condition.Wanted), Seen(condition, call, ref glance)));
            }
        }

        return differences;
    }

    // What a token claimed and which call of its value it was is not in the journal.
    private static bool IsOfTheMoment(Subject subject, Rule rule) => subject is TokenSubject || (subject is CallSubject && rule.Per is not null);

    private static string Seen(Scenarios.Matching.Condition condition, Call call, ref Glance glance)
    {
        if (condition.Subject is BodySubject && call.Body.Cut is "dropped" or "cut")
        {
            return $"not known (the journal kept the body {call.Body.Cut})";
        }

        ref var found = ref glance.At(condition.Subject);
        return found.Is switch
        {
            Found.Shape.Nothing => "absent",
            Found.Shape.Json => Shown.At(condition.Place, found.Json),
            Found.Shape.Text => Shown.At(condition.Place, Literal.Text(found.Text.ToString())),
            _ => $"{found.Number}",
        };
    }
}
