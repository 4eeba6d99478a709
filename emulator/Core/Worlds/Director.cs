using ChatEmulator.Providers;
using ChatEmulator.Scenarios;

namespace ChatEmulator.Worlds;

/// <summary>What whoever runs a world does beside its calls: has another version of the scenario played, puts data in.</summary>
/// <param name="world">The world.</param>
/// <param name="providers">The imitated vendors.</param>
internal sealed class Director(World world, IReadOnlyList<Provider> providers)
{
    /// <summary>
    /// Another version is played from the next call on: its rules decide, with what rules of the same name have counted. What a world begins with
    /// (seed, clock, volatile, profile, accounts, data) stays as it is until a reset.
    /// </summary>
    /// <param name="version">The version; of whatever name.</param>
    /// <returns>Whether it is another one than was played before.</returns>
    public bool TakeUp(Play version) => TakeUp(version, recorded: null);

    /// <summary>What waits for a reset: the keys of which the version that is played says something else than what the epoch began with.</summary>
    public IReadOnlyList<string> Waiting
    {
        get
        {
            lock (world.Gate)
            {
                return [.. Beginning.Unlike(world.Play.Scenario, world.Scenario).Where(key => key != "seed" || world.GivenSeed is null)];
            }
        }
    }

    /// <summary>Puts data in, all of it or none.</summary>
    /// <param name="supply">The data.</param>
    /// <returns>Why not, one sentence for each entry that is there already or names what is not; empty when it was put in.</returns>
    public IReadOnlyList<string> Add(Supply supply) => Add(supply, recorded: null);

    /// <summary>Has a version played as of a recorded instant; null for now.</summary>
    /// <param name="version">The version.</param>
    /// <param name="recorded">The instant.</param>
    /// <param name="follows">Whether the world goes on with what becomes of that version, also where it says what was played before.</param>
    internal bool TakeUp(Play version, DateTimeOffset? recorded, bool follows = false)
    {
        var isAnother = Take(version, recorded, follows);
        if (isAnother)
        {
            // Ports may open or close by it; nobody holds the gate then.
            world.Entrance?.Turn();
        }

        return isAnother;
    }

    private bool Take(Play version, DateTimeOffset? recorded, bool follows)
    {
        lock (world.Gate)
        {
            if (version == world.Latest || (version.Scenario.Text is { } text && text == world.Scenario.Text))
            {
                world.Latest = follows ? version : world.Latest;
                return false;
            }

            world.Latest = version;
            var said = version.Scenario.Text;
            world.Note(ActKind.Play, said ?? "", recorded ?? world.Clock.GetUtcNow(), said is null ? version : null);
            world.Matter.Expect();
            return true;
        }
    }

    /// <summary>Puts data in as it was put in at a recorded instant; null for now.</summary>
    internal IReadOnlyList<string> Add(Supply supply, DateTimeOffset? recorded)
    {
        lock (world.Gate)
        {
            var at = recorded ?? world.Clock.GetUtcNow();
            world.Settle(at);
            List<string> reasons = [.. providers.SelectMany(provider => Supplies.WhyNot(supply.Entries[provider.Catalogue.Provider], provider, world.State(provider)))];
            if (reasons.Count > 0 || supply.Count == 0)
            {
                return reasons;
            }

            foreach (var provider in providers)
            {
                provider.Add(supply.Entries[provider.Catalogue.Provider], world.State(provider), at);
            }

            world.Note(ActKind.Data, supply.Text, at);
            return reasons;
        }
    }
}
