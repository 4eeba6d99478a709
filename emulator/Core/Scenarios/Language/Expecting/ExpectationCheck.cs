using ChatEmulator.Scenarios.Sources;

namespace ChatEmulator.Scenarios.Language.Expecting;

/// <summary>What must hold between the keys of an expectation. A check is left out where a key that it needs is itself wrong.</summary>
internal static class ExpectationCheck
{
    public static void Check(ExpectationKind kind, ExpectationDraft draft, Seen seen, MapNode map, Page page)
    {
        kind.CheckBeside(seen, page);
        if (kind.IsCounted)
        {
            Counts.Check(draft, seen, map, page);
        }

        if (!seen.Sound("calls", "applied", "refused"))
        {
            return;
        }

        var operations = draft.Scope.Operations;
        var readsAlone = operations.All(operation => !operation.ChangesState);
        BodyPathCheck.Check(draft.BodyPaths, operations, readsAlone, page);
        PathNameCheck.Check(draft.PathNames, operations, page);
        if (kind.Key == "applied" && readsAlone)
        {
            page.Error(seen.At("applied"), $"{Words.Listed(operations.Select(operation => operation.Name), "and")} only "
                + $"{(operations.Count == 1 ? "reads" : "read")}: nothing ever takes effect. To count the calls, write `calls`.");
        }
    }

    /// <summary>What must hold between the expectations and the rest of the file.</summary>
    public static void Check(ScenarioDraft draft, Page page)
    {
        if (draft.RulesExpectedAt is { } at && !draft.Said.Contains("rules"))
        {
            page.Error(at, "There are no rules that could be used. Write them under `rules`, or take this out.");
        }
    }
}
