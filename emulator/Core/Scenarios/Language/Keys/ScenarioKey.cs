namespace ChatEmulator.Scenarios.Language.Keys;

/// <summary><c>scenario:</c> the name.</summary>
internal static class ScenarioKey
{
    public static Key<ScenarioDraft> Key { get; } = new(
        "scenario",
        "The scenario's name, unique among the loaded files.",
        "scenario: brownout",
        Form.Name,
        (node, draft, page) =>
        {
            draft.Name = Scalars.Name(node, "scenario", page);
            draft.NameAt = node;
        },
        Required: true);
}
