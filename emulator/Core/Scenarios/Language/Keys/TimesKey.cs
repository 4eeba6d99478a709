namespace ChatEmulator.Scenarios.Language.Keys;

/// <summary><c>times:</c> how often a rule fires.</summary>
internal static class TimesKey
{
    public static Key<RuleDraft> Key { get; } = new(
        "times",
        "How often the rule fires; then the rules below have their turn. Absent: without a limit.",
        "times: 2",
        Form.Count,
        (node, draft, page) => draft.Times = Scalars.Count(node, "times", page));
}
