namespace ChatEmulator.Scenarios.Language.Keys;

/// <summary><c>name:</c> what a rule is called.</summary>
internal static class NameKey
{
    public static Key<RuleDraft> Key { get; } = new(
        "name",
        "What the rule is called in the journal and in the `Emulator-Rule` header. Unique: its counts are kept by this name.",
        "name: answer lost",
        Form.Name,
        (node, draft, page) => draft.Name = Scalars.Name(node, "name", page),
        Required: true);
}
