using ChatEmulator.Journals;

namespace ChatEmulator.Judging;

/// <summary>
/// How many calls are expected to meet a query. Judging is pure: calls in, judgement out; where the calls come from and
/// whether anybody waits for more is the caller's business.
/// </summary>
internal sealed record Expectation
{
    private Expectation(CallQuery query, int least, int? most) => (Query, Least, Most) = (query, least, most);

    /// <summary>Which calls.</summary>
    public CallQuery Query { get; }

    /// <summary>The smallest number that will do.</summary>
    public int Least { get; }

    /// <summary>The largest number that will do; null for any.</summary>
    public int? Most { get; }

    /// <summary>Exactly so many.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The number is negative.</exception>
    public static Expectation Exactly(CallQuery query, int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        return new(query, count, count);
    }

    /// <summary>So many or more.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The number is not positive: it would hold whatever comes.</exception>
    public static Expectation AtLeast(CallQuery query, int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(count);
        return new(query, count, null);
    }

    /// <summary>So many or fewer.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The number is negative.</exception>
    public static Expectation AtMost(CallQuery query, int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        return new(query, 0, count);
    }

    /// <summary>None.</summary>
    public static Expectation Never(CallQuery query) => Exactly(query, 0);

    /// <summary>
    /// Whether it holds for these calls, and the words when it does not. What the journal has not kept is no proof that nothing
    /// came: where there is a largest number, calls that may be meant and calls that were dropped keep it from holding.
    /// </summary>
    /// <param name="calls">All calls that are kept, in their order.</param>
    /// <param name="dropped">The number of the last call that the journal has dropped before them; 0 when it has dropped none.</param>
    public Judgement Judge(IReadOnlyList<Call> calls, long dropped = 0)
    {
        ArgumentNullException.ThrowIfNull(calls);
        return JudgeBy(new Hindsight(calls, IsWhole: true), dropped);
    }

    /// <summary>What is expected, in words.</summary>
    public override string ToString() => (Least, Most) switch
    {
        (_, null) => $"at least {Wording.Calls(Least)}",
        (_, 0) => "no call",
        var (least, most) when least == most => $"exactly {Wording.Calls(Least)}",
        _ => $"at most {Wording.Calls(Most.Value)}",
    } + $" to {Query}";

    internal Judgement JudgeBy(Hindsight past, long dropped)
    {
        var calls = past.Calls;
        List<Call> reached = [.. calls.Where(Query.Reaches)];
        var missing = Query.Missing(dropped, calls.Count == 0 ? null : calls[0]);
        var met = reached.ToLookup(Query.In);
        var (matching, possible) = (met[Met.Yes].ToList(), met[Met.Unknown].ToList());
        var fits = Fits(matching.Count);
        var held = fits && (Most is null || (possible.Count == 0 && missing == 0));
        var words = new Wording(ToString(), Query, matching, missing) { KnowsAll = past.IsWhole };
        return new Judgement(held, matching, held ? "" : fits ? words.NotKnown(possible) : words.NotMet(reached, isShort: matching.Count < Least));
    }

    /// <summary>Whether so many will do.</summary>
    internal bool Fits(int count) => count >= Least && (Most is null || count <= Most);
}

/// <summary>Whether an expectation held.</summary>
/// <param name="Held">Whether it did.</param>
/// <param name="Matching">The calls that are known to have met the query.</param>
/// <param name="Text">What was expected and what came instead, over several lines, secrets masked; empty when it held.</param>
internal sealed record Judgement(bool Held, IReadOnlyList<Call> Matching, string Text);
