using ChatEmulator.Providers;
using ChatEmulator.Providers.Stubs;

namespace ChatEmulator.Worlds;

/// <summary>What each provider keeps in a world; begun when it is first asked for, as the world began.</summary>
/// <param name="world">The world.</param>
internal sealed class States(World world)
{
    private readonly List<Opened> _opened = [];

    public ProviderState Of(Provider provider)
    {
        foreach (var (own, state) in _opened)
        {
            if (own == provider)
            {
                return state;
            }
        }

        return Open(provider);
    }

    /// <summary>About how many bytes their contents hold.</summary>
    public long Held
    {
        get
        {
            var held = 0L;
            foreach (var opened in _opened)
            {
                held += opened.State.Held;
            }

            return held;
        }
    }

    /// <summary>Whether a text is a token that was revoked, whoever's it is; while none was it costs nothing to ask.</summary>
    public bool IsRevoked(string token, DateTimeOffset at)
    {
        foreach (var (provider, state) in _opened)
        {
            if (state.MayHaveRevoked && provider.Inspect(token, state, at) is { State: "revoked" })
            {
                return true;
            }
        }

        return false;
    }

    public bool MayHaveRevoked
    {
        get
        {
            foreach (var (_, state) in _opened)
            {
                if (state.MayHaveRevoked)
                {
                    return true;
                }
            }

            return false;
        }
    }

    public void Rename(string name)
    {
        foreach (var (_, state) in _opened)
        {
            state.World = name;
        }
    }

    /// <summary>Forgets all, and lets go of native memory.</summary>
    public void Clear()
    {
        foreach (var (_, state) in _opened)
        {
            state.Dispose();
        }

        _opened.Clear();
    }

    private ProviderState Open(Provider provider)
    {
        // Stubs keep nothing, and each version of a scenario has others.
        if (provider is StubProvider stubs)
        {
            return stubs.State;
        }

        var (word, scenario) = (provider.Catalogue.Provider, world.Play.Scenario);
        var state = provider.Open(new Opening(
            world.Root, world.Seed, world.Began, world.Dice, world.Play.Profile(provider), world.Play.Roster(provider), scenario.Data[word]));
        state.World = world.Name;
        _opened.Add(new Opened(provider, state));
        return state;
    }

    private sealed record Opened(Provider Provider, ProviderState State);
}
