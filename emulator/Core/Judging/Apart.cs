using ChatEmulator.Journals;
using ChatEmulator.Time;

namespace ChatEmulator.Judging;

/// <summary>That so much time lay between each call and the next, on the world's clock, from decision to decision.</summary>
/// <param name="Query">Which calls.</param>
/// <param name="Least">The shortest time that will do.</param>
internal sealed record Apart(CallQuery Query, TimeSpan Least)
{
    /// <summary>Whether it was so, and the words when it was not or cannot be known. Of fewer than two calls it is not said to hold: there was no time between.</summary>
    /// <inheritdoc cref="Expectation.Judge"/>
    public Judgement Judge(IReadOnlyList<Call> calls, long dropped = 0)
    {
        ArgumentNullException.ThrowIfNull(calls);
        var met = calls.ToLookup(Query.In);
        var came = met[Met.Yes].ToList();
        var pairs = came.Zip(came.Skip(1)).ToList();
        var wrong = pairs.Where(pair => pair.Second.At - pair.First.At < Least).ToList();
        var missing = Query.Missing(dropped, calls.Count == 0 ? null : calls[0]);
        return wrong.Count > 0 ? new Judgement(false, came, Wrong(wrong))
            : missing > 0 || met[Met.Unknown].Any() ? new Judgement(false, came, $"Expected {this}, and whether that is so cannot be known: the journal did not keep all that would tell.")
            : pairs.Count == 0 ? new Judgement(false, came, Expectation.AtLeast(Query, 2).Judge(calls, dropped).Text)
            : new Judgement(true, came, "");
    }

    /// <inheritdoc/>
    public override string ToString() => $"calls to {Query} at least {Durations.Text(Least)} apart";

    private string Wrong(List<(Call First, Call Second)> wrong) =>
        $"Expected {this}, but {(wrong.Count == 1 ? "one came" : $"{wrong.Count} came")} sooner:"
        + string.Concat(wrong.Take(NearMisses.Most).Select(pair =>
            $"\n  {Wording.Line(pair.Second)}\n     {Durations.Text(pair.Second.At - pair.First.At)} after #{pair.First.Number}"))
        + (wrong.Count > NearMisses.Most ? $"\n  … and {wrong.Count - NearMisses.Most} more" : "");
}
