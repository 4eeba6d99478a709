using ChatEmulator.Journals;

namespace ChatEmulator.Judging;

/// <summary>
/// That calls came one before the other: each query has had a call, and the first call of each was decided before the first of the next.
/// What came after the first ones does not matter, and no call is before itself.
/// </summary>
/// <param name="Steps">What comes first, and so on; two at least.</param>
internal sealed record Sequence(params IReadOnlyList<CallQuery> Steps)
{
    /// <summary>Whether it was so, and the words when it was not or cannot be known.</summary>
    /// <inheritdoc cref="Expectation.Judge"/>
    public Judgement Judge(IReadOnlyList<Call> calls, long dropped = 0)
    {
        ArgumentNullException.ThrowIfNull(calls);
        var firsts = Steps.Select(step => calls.FirstOrDefault(step.Matches)).ToList();
        var found = firsts.OfType<Call>().ToList();
        if (firsts.FindIndex(first => first is null) is >= 0 and var never)
        {
            var came = Expectation.AtLeast(Steps[never], 1).Judge(calls, dropped);
            return new Judgement(false, found, $"Expected {this}.\n{came.Text}");
        }

        var wrong = firsts.Zip(firsts.Skip(1)).ToList().FindIndex(pair => pair.First!.Number >= pair.Second!.Number);
        var oldest = calls.Count == 0 ? null : calls[0];
        return wrong >= 0 ? new Judgement(false, found, Wrong(wrong, firsts[wrong]!, firsts[wrong + 1]!))
            : Steps.Skip(1).Any(step => step.Missing(dropped, oldest) > 0) ? new Judgement(false, found, NotKnown(dropped))
            : Earlier(calls, firsts!) is { } earlier ? new Judgement(false, found, NotKnown(earlier))
            : new Judgement(true, found, "");
    }

    /// <inheritdoc/>
    public override string ToString() => $"the first call to {string.Join(" before the first to ", Steps)}";

    // What may be meant by a later step and came before the first of the step before it.
    private Call? Earlier(IReadOnlyList<Call> calls, List<Call> firsts) => Enumerable.Range(1, Steps.Count - 1)
        .Select(i => calls.FirstOrDefault(call => call.Number <= firsts[i - 1].Number && Steps[i].In(call) == Met.Unknown))
        .FirstOrDefault(call => call is not null);

    private string Wrong(int at, Call first, Call next) =>
        $"Expected {this}, but {(first.Number == next.Number ? "one call was the first of two:" : "the order was another:")}"
        + $"\n  {Wording.Line(next)}\n     is the first to {Steps[at + 1]}"
        + $"\n  {Wording.Line(first)}\n     is the first to {Steps[at]}";

    private string NotKnown(long dropped) =>
        $"Expected {this}, and whether that is so cannot be known: the journal has dropped the oldest {Wording.Calls(dropped)}, and earlier ones may have been among them."
        + "\nLet the journal keep more: raise MostCalls or MostBytes in EmulatorOptions.Journal.";

    private string NotKnown(Call earlier) =>
        $"Expected {this}, and whether that is so cannot be known: of this call the journal did not keep what would tell.\n  {Wording.Line(earlier)}";
}
