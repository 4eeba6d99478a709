using ChatEmulator.Journals;

namespace ChatEmulator.Judging;

/// <summary>One field in which a call differs from what was asked for, in words that may be shown.</summary>
/// <param name="Path">The path.</param>
/// <param name="Wanted">What was asked for.</param>
/// <param name="Seen">What the call has.</param>
public sealed record Difference(string Path, string Wanted, string Seen);

/// <summary>A call that was not meant, or is not known to be, and why not.</summary>
/// <param name="Call">The call.</param>
/// <param name="Differences">The fields that differ, the operation first, then in the order of the query.</param>
internal sealed record NearMiss(Call Call, IReadOnlyList<Difference> Differences);

/// <summary>The calls that came nearest to a query without meeting it.</summary>
internal static class NearMisses
{
    /// <summary>How many are told by default.</summary>
    public const int Most = 5;

    /// <summary>
    /// The nearest calls, nearest first: calls to the operation before calls to others, then those that differ in fewer
    /// fields, then the older.
    /// </summary>
    /// <param name="calls">The calls to look through.</param>
    /// <param name="query">The query.</param>
    /// <param name="most">The largest number to return.</param>
    public static IReadOnlyList<NearMiss> Of(IEnumerable<Call> calls, CallQuery query, int most = Most)
    {
        var misses =
            from call in calls
            let fields = new CallFields(call)
            let covered = query.Covers(call)
            let differing = query.Conditions.Where(condition => condition.In(fields) != Met.Yes).ToList()
            where differing.Count > 0 || !covered
            orderby covered descending, differing.Count, call.Number
            select (fields, differing);
        return [.. misses.Take(most).Select(miss => new NearMiss(miss.fields.Call, Differences(query, miss.fields, miss.differing)))];
    }

    private static List<Difference> Differences(CallQuery query, CallFields fields, List<Condition> differing)
    {
        var operation = query.Covers(fields.Call)
            ? []
            : new[] { new Difference("operation", Shown.Line(query.Operation), Shown.Line(fields.Call.Operation ?? "none")) };
        return [.. operation, .. differing.Select(condition =>
            new Difference(Shown.Line(condition.Path), condition.WantedText, condition.SeenText(fields)))];
    }
}
