using ChatEmulator.Options;

namespace ChatEmulator.Scenarios;

/// <summary>
/// What a world begins with: everything of a scenario but what decides calls. Accounts have been locked, threads have been written into, tokens
/// have been drawn from the seed, bodies have been read as the profile has it: all of this is the world's history, and another version of it
/// begins with another epoch.
/// </summary>
internal static class Beginning
{
    /// <summary>The keys of which two scenarios say something else, as they are written, in the order of the manual.</summary>
    public static IReadOnlyList<string> Unlike(Scenario one, Scenario other)
    {
        var keys = new List<string>();
        Add("seed", one.Seed == other.Seed);
        Add("clock", one.Clock == other.Clock);
        Add("volatile", one.Volatile.AreSame(other.Volatile));
        Add("profile", AreSame(one.Profiles, other.Profiles, IsSame));
        Add("accounts", AreSame(one.Accounts, other.Accounts, AreSame));
        Add("data", AreSame(one.Data, other.Data, (data, others) => AreSame(Filled(data), Filled(others), AreSame)));
        return keys;

        void Add(string key, bool isSame)
        {
            if (!isSame)
            {
                keys.Add(key);
            }
        }
    }

    // A kind that is left out is one without entries.
    private static Dictionary<string, IReadOnlyList<OptionValues>> Filled(IReadOnlyDictionary<string, IReadOnlyList<OptionValues>> data) =>
        data.Where(kind => kind.Value.Count > 0).ToDictionary(StringComparer.Ordinal);

    private static bool AreSame<T>(IReadOnlyDictionary<string, T> ones, IReadOnlyDictionary<string, T> others, Func<T, T, bool> isSame) =>
        ones.Count == others.Count && ones.All(one => others.TryGetValue(one.Key, out var other) && isSame(one.Value, other));

    private static bool AreSame(IReadOnlyList<OptionValues> ones, IReadOnlyList<OptionValues> others) =>
        ones.Count == others.Count && ones.Zip(others).All(pair => IsSame(pair.First, pair.Second));

    private static bool IsSame(OptionValues one, OptionValues other) =>
        one.Options.All(option => one.Shown(option.Name) == other.Shown(option.Name));
}
