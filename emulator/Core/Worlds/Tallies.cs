namespace ChatEmulator.Worlds;

/// <summary>The tallies of an emulator, by the names of its worlds. The first hundred names have one each, for as long as the process lives; all later ones share one.</summary>
internal sealed class Tallies
{
    /// <summary>How many names have a tally of their own.</summary>
    public const int MostNames = 100;

    private readonly Lock _gate = new();
    private readonly Dictionary<string, Tally> _named = new(StringComparer.Ordinal);

    /// <summary>What the worlds share that came after the first hundred.</summary>
    public Tally Others { get; } = new();

    /// <summary>Those of names, in the order of the names.</summary>
    public IReadOnlyList<(string Name, Tally Tally)> Named
    {
        get
        {
            lock (_gate)
            {
                return [.. _named.Select(each => (each.Key, each.Value)).OrderBy(each => each.Key, StringComparer.Ordinal)];
            }
        }
    }

    /// <summary>The tally of a world's name.</summary>
    public Tally Of(string name)
    {
        lock (_gate)
        {
            return _named.TryGetValue(name, out var tally) ? tally : _named.Count < MostNames ? _named[name] = new Tally() : Others;
        }
    }
}
