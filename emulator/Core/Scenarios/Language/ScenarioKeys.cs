using ChatEmulator.Scenarios.Language.Keys;

namespace ChatEmulator.Scenarios.Language;

/// <summary>The keys at the left margin of a file, in the order of the manual.</summary>
internal static class ScenarioKeys
{
    public static IReadOnlyList<Key<ScenarioDraft>> All { get; } =
    [
        ScenarioKey.Key,
        AboutKey.Key,
        ExtendsKey.Key,
        SeedKey.Key,
        ClockKey.Key,
        VolatileKey.Key,
        ProfilesKey.Key,
        AccountsKey.Key,
        DataKey.Key,
        ConnectionsKey.Key,
        LimitsKey.Key,
        StateKey.Key,
        RulesKey.Key,
        StubsKey.Key,
        ExpectKey.Key,
    ];
}
