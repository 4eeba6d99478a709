using ChatEmulator.Contracts;
using ChatEmulator.Exchanges;
using ChatEmulator.Scenarios.Limits;
using ChatEmulator.Scenarios.Sources;
using ChatEmulator.Time;

namespace ChatEmulator.Scenarios.Language;

/// <summary>What must hold between the keys of a limit, and between limits. A check is left out where a key that it needs is itself wrong.</summary>
internal static class LimitCheck
{
    // A sliding window keeps the instant of each call.
    private const int MostSliding = 100_000;

    public static void Check(LimitDraft draft, Seen seen, Page page)
    {
        ProtocolCheck.Check(draft.Call, seen, page);
        if (draft.Kind == MeterKind.Sliding && draft.Allow > MostSliding)
        {
            page.Error(seen.At("allow"), $"A sliding window keeps the instant of each call, so it allows at most {MostSliding:N0}. Write `kind: bucket` or `kind: fixed` for more.");
        }

        if (draft.Kind != MeterKind.Sliding && draft.Early != EarlyReturn.Restarts && seen.Has("early_return") && seen.Sound("early_return", "kind"))
        {
            page.Error(seen.At("early_return"), draft.Kind == MeterKind.Fixed
                ? "In a fixed window it makes no difference whether a call that is one too many counts. Leave `early_return` out, or write `early_return: restarts`."
                : "Where a bucket is empty a call takes nothing, so there is nothing to count. Leave `early_return` out, or write `early_return: restarts`.");
        }

        if (seen.Has("calls") && seen.Sound("calls"))
        {
            BodyPathCheck.Check(draft.Call.BodyPaths, draft.Call.Calls, draft.Call.ReadsAlone, page);
            if (seen.Has("answer") && seen.Sound("answer"))
            {
                draft.Call.Answer = new AnswerChoice([draft.Answer]);
                RuleCheck.CheckErrors(draft.Call, seen, page);
                BodilessCheck.Check(draft.Call, seen, page);
            }
        }
    }

    /// <summary>What must hold between a sound limit and those above.</summary>
    public static void CheckBeside(LimitDraft draft, IReadOnlyList<LimitDraft> above, Page page)
    {
        var same = above.Where(other => other.Name == draft.Name).ToList();
        if (same.Count > 0 && Disagreement(same[0], draft) is var (there, here))
        {
            page.Error(draft.At, $"The limit `{draft.Name}` {page.Told(same[0].At.Place)} has {there}, and this one {here}. Limits of one name share their count: let them agree, or give this one another name.");
        }
        else if (draft.Call.Calls.All(call => same.Exists(other => SameFile(other, draft) && other.Call.On == Protocols.All && other.Call.When.Count == 0 && other.Call.Calls.Contains(call))))
        {
            page.Error(draft.At, "This never counts a call: whatever it covers is counted above already, by the limit of the same name. Take it out, or give it other `calls` or another name.");
        }
    }

    /// <summary>Finds limits that can never be the first to refuse; of what depends on more than counts in the same time it says nothing.</summary>
    public static void CheckReached(IReadOnlyList<LimitDraft> limits, Page page)
    {
        var alone = limits.GroupBy(limit => limit.Name, StringComparer.Ordinal).Where(group => !group.Skip(1).Any()).Select(group => group.Single()).ToList();
        for (var i = 1; i < alone.Count; i++)
        {
            var limit = alone[i];
            if (alone.Take(i).FirstOrDefault(other => IsStricter(other, limit)) is { } above)
            {
                page.Error(limit.At, $"The limit `{limit.Name}` can never refuse: `{above.Name}` above counts the same calls in the same time, and lets {(above.Allow == limit.Allow ? "as few" : "fewer")} through. "
                    + (above.Allow == 1 ? "Take it out." : $"Take it out, or let it allow fewer than {above.Allow}."));
            }
        }
    }

    // A bucket that refuses takes nothing, while one below goes on giving: of two of them nothing can be told.
    private static bool IsStricter(LimitDraft above, LimitDraft limit) =>
        SameFile(above, limit)
        && above.Measure with { Allow = limit.Allow } == limit.Measure
        && above.Allow <= limit.Allow
        && above.Per == limit.Per
        && limit.Early == EarlyReturn.Counts
        && limit.Kind != MeterKind.Bucket
        && (above.Call.On & limit.Call.On) == limit.Call.On
        && above.Call.When.Count == 0 && limit.Call.When.Count == 0
        && SameCalls(above.Call.Calls, limit.Call.Calls);

    // Whoever extends a file means to refuse calls that the limits there would have refused.
    private static bool SameFile(LimitDraft one, LimitDraft other) => one.At.Place.Origin == other.At.Place.Origin;

    private static bool SameCalls(IReadOnlyList<CatalogueOperation> one, IReadOnlyList<CatalogueOperation> other) =>
        one.Count == other.Count && one.All(other.Contains);

    private static (string There, string Here)? Disagreement(LimitDraft there, LimitDraft here) =>
        Terms(there).Zip(Terms(here)).Where(pair => pair.First != pair.Second).Select(pair => ((string, string)?)pair).FirstOrDefault();

    private static string[] Terms(LimitDraft limit) =>
    [
        $"`kind: {Word(limit.Kind)}`",
        $"`allow: {limit.Allow}`",
        $"`within: {Durations.Text(limit.Within)}`",
        limit.Per is null ? "no `per`" : $"`per: {limit.Per}`",
        $"`early_return: {Word(limit.Early)}`",
    ];

    private static string Word<T>(T value)
        where T : struct, Enum => value.ToString().ToLowerInvariant();
}
