namespace ChatEmulator.Scenarios.Language.Keys;

/// <summary><c>every:</c> on each how-manieth call a rule fires.</summary>
internal static class EveryKey
{
    public static Key<RuleDraft> Key { get; } = new(
        "every",
        "The rule fires on each n-th of the calls that meet it, whichever rule decides the others: `every: 3` on the third, the sixth and so on. Calls that "
            + "`after` lets pass are not counted. Absent: on all of them.",
        "every: 3",
        Form.Count,
        (node, draft, page) => draft.Every = Scalars.Count(node, "every", page) ?? 1);
}
