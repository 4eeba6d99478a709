using ChatEmulator.Contracts;
using ChatEmulator.Journals;

namespace ChatEmulator.Judging;

/// <summary>
/// That calls came exactly once for each value at a place: for each that came there, and for each that has to come. A call without a value
/// there is one too many, as it was sent for nothing in particular.
/// </summary>
/// <param name="Query">Which calls.</param>
/// <param name="Path">The place.</param>
internal sealed record OncePer(CallQuery Query, string Path)
{
    /// <summary>The values that have to come, each once, and no other; null for whichever come.</summary>
    public IReadOnlyList<object>? Values { get; init; }

    /// <summary>Whether it was so, and the words when it was not or cannot be known.</summary>
    /// <inheritdoc cref="Expectation.Judge"/>
    /// <exception cref="ArgumentException">No part of a call goes by that path.</exception>
    public Judgement Judge(IReadOnlyList<Call> calls, long dropped = 0)
    {
        ArgumentNullException.ThrowIfNull(calls);
        var path = CallPath.Parse(Path, Query.Operations);
        var meant = calls.Where(call => Query.In(call) != Met.No).ToList();
        var unknown = meant.Where(call => Query.In(call) == Met.Unknown || new CallFields(call).Cut(path) is "dropped" or "cut").ToList();
        var known = meant.Except(unknown).ToList();
        var wrong = Wrong(path, known).ToList();
        var missing = Query.Missing(dropped, calls.Count == 0 ? null : calls[0]);
        return wrong.Count > 0 ? new Judgement(false, known, $"Expected {this}, but it was otherwise.{string.Concat(wrong.Take(10))}{(wrong.Count > 10 ? $"\n… and {wrong.Count - 10} more values." : "")}")
            : missing > 0 || unknown.Count > 0 ? new Judgement(false, known, NotKnown(unknown, missing))
            : new Judgement(true, known, "");
    }

    /// <inheritdoc/>
    public override string ToString() => $"exactly 1 call to {Query} for each {Shown.Line(Path)}";

    private IEnumerable<string> Wrong(CallPath path, List<Call> calls)
    {
        var wanted = Values?.Select(Literal.Of).ToDictionary(Fingerprint.Of);
        var groups = calls.Select(call => (Call: call, Seen: new CallFields(call).Read(path)))
            .GroupBy(each => each.Seen.Count == 0 ? 0 : Fingerprint.Of(each.Seen[0])).ToList();
        foreach (var group in groups.Where(group => group.Count() > 1 || group.Key == 0 || wanted?.ContainsKey(group.Key) == false))
        {
            yield return $"\n{Shown.Value(path, group.First().Seen)} came {(group.Count() == 1 ? "once" : $"{group.Count()} times")}{(wanted?.ContainsKey(group.Key) == false ? ", and was not to come" : "")}:"
                + string.Concat(group.Take(NearMisses.Most).Select(each => $"\n  {Wording.Line(each.Call)}"))
                + (group.Count() > NearMisses.Most ? $"\n  … and {group.Count() - NearMisses.Most} more" : "");
        }

        foreach (var (_, value) in wanted?.Where(pair => groups.TrueForAll(group => group.Key != pair.Key)) ?? [])
        {
            yield return $"\n{Shown.Value(path, [value])} did not come.";
        }

        if (wanted is null && groups.Count == 0)
        {
            yield return "\nNo such call came, and an expectation of nothing would always hold.";
        }
    }

    private string NotKnown(List<Call> unknown, long missing) =>
        $"Expected {this}, and whether that is so cannot be known."
        + (unknown.Count == 0 ? "" : $"\nOf {Wording.Calls(unknown.Count)} the journal did not keep what would tell, such as\n  {Wording.Line(unknown[0])}")
        + (missing == 0 ? "" : $"\nThe journal has dropped the oldest {Wording.Calls(missing)}, and such calls may have been among them.")
        + "\nLet the journal keep more: raise MostCalls or MostBytes in EmulatorOptions.Journal.";
}
