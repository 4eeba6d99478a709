namespace ChatEmulator.Scenarios.Language.Keys;

/// <summary><c>about:</c> what the scenario is for.</summary>
internal static class AboutKey
{
    public static Key<ScenarioDraft> Key { get; } = new(
        "about",
        "What the scenario is for, in your own words. Shown at the start.",
        "about: Two mints fail, the third is slow.",
        Form.Text,
        (node, draft, page) => draft.About = Scalars.Text(node, "about", page));
}
