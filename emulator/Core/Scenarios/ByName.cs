using System.Collections.Frozen;

namespace ChatEmulator.Scenarios;

/// <summary>
/// Collects things by a name, in the order in which they come. Of references, and no grouping of pairs: generic code over structs of ours is
/// compiled as it runs, and every start would wait for that.
/// </summary>
internal sealed class ByName<T>
    where T : class
{
    private readonly Dictionary<string, List<T>> _found = new(StringComparer.Ordinal);

    public void Add(string name, T thing)
    {
        if (!_found.TryGetValue(name, out var things))
        {
            _found[name] = things = [];
        }

        things.Add(thing);
    }

    /// <summary>All of them, from now on only looked up.</summary>
    public FrozenDictionary<string, T[]> Freeze()
    {
        var all = new Dictionary<string, T[]>(_found.Count, StringComparer.Ordinal);
        foreach (var (name, things) in _found)
        {
            all[name] = [.. things];
        }

        return all.ToFrozenDictionary(StringComparer.Ordinal);
    }
}
