using ChatEmulator.Providers;
using ChatEmulator.Providers.Stubs;
using ChatEmulator.Scenarios;

namespace ChatEmulator.Worlds;

/// <summary>A scenario as worlds play it: with each provider's choice of readings and its accounts made ready, once for all of them.</summary>
/// <param name="scenario">The scenario.</param>
/// <param name="providers">The imitated vendors.</param>
internal sealed class Play(Scenario scenario, IReadOnlyList<Provider> providers)
{
    private readonly List<Chosen> _chosen = [.. providers.Select(provider => new Chosen(
        provider,
        provider.Choose(scenario.Profiles[provider.Catalogue.Provider]),
        provider.Enrol(scenario.Accounts[provider.Catalogue.Provider])))];

    /// <summary>The scenario.</summary>
    public Scenario Scenario { get; } = scenario;

    /// <summary>The endpoints of other services that the scenario describes; null when it describes none.</summary>
    public StubProvider? Stubs { get; } = scenario.Stubs is { } catalogue ? new StubProvider(catalogue) : null;

    /// <summary>The profile of a provider.</summary>
    /// <exception cref="KeyNotFoundException">The provider is not one of this emulator.</exception>
    public Profile Profile(Provider provider) => Of(provider).Profile;

    /// <summary>The declared accounts of a provider.</summary>
    /// <exception cref="KeyNotFoundException">The provider is not one of this emulator.</exception>
    public Roster Roster(Provider provider) => Of(provider).Roster;

    private Chosen Of(Provider provider)
    {
        foreach (var chosen in _chosen)
        {
            if (chosen.Provider == provider)
            {
                return chosen;
            }
        }

        throw new KeyNotFoundException($"{provider.Catalogue.Provider} is not one of the providers of this emulator.");
    }

    // A class: lists of classes are compiled beforehand, lists of pairs at their first use.
    private sealed record Chosen(Provider Provider, Profile Profile, Roster Roster);
}
