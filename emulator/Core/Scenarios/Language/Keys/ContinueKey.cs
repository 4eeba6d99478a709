namespace ChatEmulator.Scenarios.Language.Keys;

/// <summary><c>continue:</c> whether the rules below have their turn.</summary>
internal static class ContinueKey
{
    public static Key<RuleDraft> Key { get; } = new(
        "continue",
        "Whether the scan goes on when the rule has fired: it has set what it says, and leaves the rest to the rules below. Deliveries add up. Absent: "
            + "false, but for a rule that has nothing but `then` and `next`.",
        "continue: true",
        Form.Truth,
        (node, draft, page) => draft.Continues = Scalars.Truth(node, "continue", page));
}
