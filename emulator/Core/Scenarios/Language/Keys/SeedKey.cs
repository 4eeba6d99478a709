namespace ChatEmulator.Scenarios.Language.Keys;

/// <summary><c>seed:</c> what all chance is drawn from.</summary>
internal static class SeedKey
{
    public static Key<ScenarioDraft> Key { get; } = new(
        "seed",
        "What all chance is drawn from: the same seed gives the same tokens and fake values. A whole number; absent: 0.",
        "seed: 42",
        Form.Whole(),
        (node, draft, page) => draft.Seed = Scalars.Whole(node, "seed", page) ?? 0);
}
