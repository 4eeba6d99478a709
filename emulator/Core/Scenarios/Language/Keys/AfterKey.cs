namespace ChatEmulator.Scenarios.Language.Keys;

/// <summary><c>after:</c> how many calls pass first.</summary>
internal static class AfterKey
{
    public static Key<RuleDraft> Key { get; } = new(
        "after",
        "How many calls that meet the rule pass before it fires, whichever rule decides them. Absent: none.",
        "after: 2",
        Form.Count,
        (node, draft, page) => draft.After = Scalars.Count(node, "after", page) ?? 0);
}
