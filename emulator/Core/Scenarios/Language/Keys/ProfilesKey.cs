using ChatEmulator.Contracts;
using ChatEmulator.Scenarios.Sources;

namespace ChatEmulator.Scenarios.Language.Keys;

/// <summary><c>profile:</c> the chosen readings of what a vendor leaves open.</summary>
internal static class ProfilesKey
{
    public static Key<ScenarioDraft> Key { get; } = new(
        "profile",
        "For each provider, which reading holds of what the vendor's pages leave open. Absent: the defaults of the fidelity table.",
        "profile: { signalwire: { created: 200 } }",
        PerProvider.Form("profile", Own),
        (node, draft, page) => PerProvider.Read(node, "`profile`", draft, page, Own, Read));

    private static Form Own(Catalogue catalogue) =>
        Form.Map($"profile of {catalogue.Provider}", () => OptionReader.Keys(catalogue.Profile.Select(key => key.Option)));

    private static void Read(Node node, Catalogue catalogue, ScenarioDraft draft, Page page)
    {
        var options = catalogue.Profile.Select(key => key.Option).ToList();
        if (HasLists(node, page))
        {
            return;
        }

        if (OptionReader.Read(node, $"the profile of {catalogue.Provider}", options, page) is { } values)
        {
            draft.Profiles[catalogue.Provider] = values;
        }
    }

    // Several readings of one key are several scenarios, which a server cannot play at once.
    private static bool HasLists(Node node, Page page)
    {
        var lists = (node as MapNode)?.Entries.Where(entry => entry.Value is ListNode).ToList() ?? [];
        foreach (var (key, value) in lists)
        {
            page.Error(value, $"`{key.Value}` takes one value. A list of readings is for tests, where `Emulator.EachReading(…)` plays each of them.");
        }

        return lists.Count > 0;
    }
}
