using ChatEmulator.Scenarios.Sources;

namespace ChatEmulator.Scenarios.Language.Keys;

/// <summary><c>extends:</c> the file that a scenario starts from.</summary>
internal static class ExtendsKey
{
    /// <summary>The files have been put together before any key is read.</summary>
    public static Key<ScenarioDraft> Key { get; } = new(
        Extension.Key,
        "The file that the scenario starts from, in the same folder or in a folder of it. Its rules, limits, stubs and expectations follow the scenario's own; of "
            + "`profile` each key, of `accounts` and `data` each provider, and every other key are the scenario's own where it has them.",
        "extends: base.yaml",
        Form.Text,
        (_, _, _) => { });
}
