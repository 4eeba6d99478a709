using ChatEmulator.Options;
using ChatEmulator.Providers;

namespace ChatEmulator.Worlds;

/// <summary>What each provider keeps in a world; begun when it is first asked for, as the world began.</summary>
/// <param name="world">The world.</param>
internal sealed class States(World world)
{
    private static readonly Dictionary<string, IReadOnlyList<OptionValues>> Nothing = [];

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
        var data = world.Scenario.Data.TryGetValue(provider.Catalogue.Provider, out var declared) ? declared : Nothing;
        var state = provider.Open(new Opening(
            world.Root, world.Seed, world.Began, world.Dice, world.Play.Profile(provider), world.Play.Roster(provider), data));
        state.World = world.Name;
        _opened.Add(new Opened(provider, state));
        return state;
    }

    private sealed record Opened(Provider Provider, ProviderState State);
}
