using ChatEmulator.Scenarios.Sources;

namespace ChatEmulator.Scenarios.Language;

/// <summary>One key of the language as it is told to people and editors.</summary>
/// <param name="Name">The key as written.</param>
/// <param name="About">One or two sentences for the manual and for editors.</param>
/// <param name="Example">The key with a value, as a line of YAML.</param>
/// <param name="Form">What its value may look like.</param>
/// <param name="Required">Whether leaving it out is a problem.</param>
internal abstract record Key(string Name, string About, string Example, Form Form, bool Required);

/// <summary>One key of the language, told in one place: how it is read and checked, and what the manual says of it.</summary>
/// <typeparam name="T">What it sets something of.</typeparam>
/// <param name="Name">The key as written.</param>
/// <param name="About">One or two sentences for the manual and for editors.</param>
/// <param name="Example">The key with a value, as a line of YAML.</param>
/// <param name="Form">What its value may look like: whatever <paramref name="Read"/> takes, and as little more as can be told.</param>
/// <param name="Read">Reads the value, reports what is wrong, and sets what is right.</param>
/// <param name="Required">Whether leaving it out is a problem.</param>
internal sealed record Key<T>(string Name, string About, string Example, Form Form, Action<Node, T, Page> Read, bool Required = false)
    : Key(Name, About, Example, Form, Required);

/// <summary>The keys that a map had, and which of them were sound.</summary>
internal sealed class Seen
{
    private readonly Dictionary<string, Place> _keys = new(StringComparer.Ordinal);

    public bool Has(string key) => _keys.ContainsKey(key);

    /// <summary>Whether nothing was wrong with it; an absent one is sound.</summary>
    public bool Sound(params ReadOnlySpan<string> keys)
    {
        foreach (var key in keys)
        {
            if (_keys.TryGetValue(key, out var seen) && !seen.Sound)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Whether one of these is there, or something wrong that may have been meant for one.</summary>
    public bool MayHave(IReadOnlyCollection<string> keys)
    {
        foreach (var (key, place) in _keys)
        {
            if (keys.Contains(key) || (!place.Sound && Nearest.Of(key, keys) is not null))
            {
                return true;
            }
        }

        return false;
    }

    public Node At(string key) => _keys[key].At;

    public void Add(TextNode key, bool sound) => _keys.Add(key.Value, new Place(key, sound));

    // No value of its own kind: the framework has its code for dictionaries of objects, and makes that of others anew in each start.
    private sealed record Place(Node At, bool Sound);
}
