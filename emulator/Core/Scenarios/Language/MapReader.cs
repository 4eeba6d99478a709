using ChatEmulator.Scenarios.Sources;

namespace ChatEmulator.Scenarios.Language;

/// <summary>Reads a map by a list of keys: the same strictness everywhere in the language.</summary>
internal static class MapReader
{
    /// <summary>Reads all of a map; <paramref name="place"/> is what messages call it.</summary>
    public static Seen Read<T>(Node node, string place, IReadOnlyList<Key<T>> keys, T draft, Page page)
    {
        var seen = new Seen();
        if (node is not MapNode map)
        {
            var example = keys.Count > 0 ? $", such as `{keys[0].Example}`" : "";
            page.Error(node, $"Here belong keys of {place}{example}, but this is {node.Kind}.");
            return seen;
        }

        foreach (var (name, value) in map.Entries)
        {
            var errors = page.Errors;
            if (keys.FirstOrDefault(key => key.Name == name.Value) is { } known)
            {
                known.Read(value, draft, page);
            }
            else
            {
                page.Error(name, Unknown(name, place, [.. keys.Select(key => key.Name)], page));
            }

            seen.Add(name, page.Errors == errors);
        }

        foreach (var key in keys.Where(key => key.Required && !seen.Has(key.Name) && !StandsFor(map, key.Name, keys)))
        {
            page.Error(map, $"`{key.Name}` is missing here: {place} needs it. For example `{key.Example}`.");
        }

        return seen;
    }

    // What was misspelt is not missing too, nor is what another way of writing it would have replaced.
    private static bool StandsFor<T>(MapNode map, string missing, IReadOnlyList<Key<T>> keys)
    {
        var unknown = map.Entries.Where(entry => keys.All(key => key.Name != entry.Key.Value)).ToList();
        return unknown.Exists(entry => Nearest.Of(entry.Key.Value, [missing]) is not null)
            || (unknown.Count > 0 && unknown.Count == map.Entries.Count && keys.Count == 1);
    }

    private static string Unknown(TextNode name, string place, string[] known, Page page)
    {
        if (name.Value == "<<")
        {
            return "Maps are not merged here. Write the keys out, or start from another file with `extends`.";
        }

        var hint = page.DidYouMean(name.Value, known);
        hint = hint.Length > 0 ? hint : Elsewhere.Hint(name.Value);
        hint = hint.Length > 0 ? hint : known.Length > 0 ? $" There is {Words.Listed(known, "and")}." : " It takes none.";
        return $"`{name.Shown}` is not a key of {place}.{hint}";
    }
}
