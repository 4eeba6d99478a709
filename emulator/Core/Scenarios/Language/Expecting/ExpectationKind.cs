using ChatEmulator.Scenarios.Expectations;
using ChatEmulator.Scenarios.Sources;

namespace ChatEmulator.Scenarios.Language.Expecting;

/// <summary>One kind of expectation: the key that makes it, what may stand beside that key, and what it becomes.</summary>
/// <param name="Key">The key.</param>
/// <param name="Beside">The keys that narrow or count it.</param>
/// <param name="Finish">What it is when all of it is sound.</param>
internal sealed record ExpectationKind(string Key, string[] Beside, Func<ExpectationDraft, Expected> Finish)
{
    private static readonly string[] Counted = ["when", "per", .. Counts.Keys];

    public static IReadOnlyList<ExpectationKind> All { get; } =
    [
        new("calls", ["status", .. Counted], draft => new ExpectedCalls(draft.Scope, draft.HowMany, draft.Per)),
        new("applied", Counted, draft => new ExpectedChanges(draft.Scope, draft.HowMany, draft.Per)),
        new("refused", Counted, draft => new ExpectedRefusals(draft.Scope, draft.HowMany, draft.Per)),
        new("order", [], draft => new ExpectedOrder(draft.Steps)),
        new("retries", ["calls", "when", "per"], draft => new ExpectedRetries(draft.Scope, draft.Per)
        {
            NeverEarly = draft.Retries.NeverEarly,
            Most = draft.Retries.Most,
            Growing = draft.Retries.Growing,
            Jittered = draft.Retries.Jittered,
        }),
        new("after_revocation", ["calls", "when"], draft => new ExpectedSilence(draft.Scope, draft.MostRevoked)),
        new("rules", [], _ => new ExpectedRules()),
    ];

    /// <summary>Whether how many there are to be has to be said.</summary>
    public bool IsCounted => Beside.Contains("exactly");

    /// <summary>The kind of a map; null when it is none or several, and the page says so.</summary>
    public static ExpectationKind? Of(MapNode map, Seen seen, Page page)
    {
        var said = All.Where(kind => seen.Has(kind.Key)).ToList();
        if (said.Find(kind => kind.Beside.Contains("calls")) is { } narrowed)
        {
            said.RemoveAll(kind => kind.Key == "calls" && kind != narrowed);
        }

        switch (said)
        {
            case [var kind]:
                return kind;
            case [var first, var second, ..]:
                page.Error(seen.At(second.Key), $"This entry expects two things, `{first.Key}` and `{second.Key}`. Make two entries of it.");
                return null;
            default:
                ReportNone(map, page);
                return null;
        }
    }

    /// <summary>Tells of keys that say nothing beside this one.</summary>
    public void CheckBeside(Seen seen, Page page)
    {
        foreach (var key in Counted.Append("status").Where(key => seen.Has(key) && !Beside.Contains(key)))
        {
            page.Error(seen.At(key), Remedy(key));
        }
    }

    private string Remedy(string key) => (Key, key) switch
    {
        ("retries" or "after_revocation", "at_most") => $"`at_most` belongs under `{Key}`: `{Key}: {{ at_most: 1 }}`.",
        ("order", "when" or "status") => $"Of which step? Write it there: `{{ calls: algoreg.create_message, {key}: … }}`.",
        ("applied" or "refused", "status") => $"`status` says nothing beside `{Key}`. Take it out; calls by what was told are counted by `calls`.",
        _ => $"`{key}` says nothing beside `{Key}`. Take it out"
            + (Beside.Length == 0 ? "." : $"; there may be {Words.Listed(Beside, "and")}."),
    };

    // What was misspelt was probably meant to be one.
    private static void ReportNone(MapNode map, Page page)
    {
        if (map.Entries.All(entry => ExpectationKeys.All.Any(key => key.Name == entry.Key.Value)))
        {
            page.Error(map, $"This entry expects nothing. What it may be about: {Words.Listed(All.Select(kind => kind.Key), "or")}.");
        }
    }
}
