using ChatEmulator.Contracts;
using ChatEmulator.Options;
using ChatEmulator.Scenarios.Sources;

namespace ChatEmulator.Scenarios.Language;

/// <summary>What must hold between the entries of a provider's data: each is there once, and what one names is there.</summary>
internal static class DataCheck
{
    // Nobody writes more by hand, and a hostile file must not keep us busy with guesses.
    private const int MostCompared = 50;

    /// <summary>Each entry is there once.</summary>
    public static void CheckOnce(Node data, Catalogue catalogue, Page page)
    {
        foreach (var (kind, fields) in catalogue.Data)
        {
            if (data is MapNode map)
            {
                CheckOnce(map, kind, fields[0].Name, page);
            }
        }
    }

    /// <summary>What an entry names is there.</summary>
    public static void CheckNamed(Node data, Catalogue catalogue, Seen seen, Page page)
    {
        foreach (var (kind, fields) in catalogue.Data)
        {
            foreach (var field in fields)
            {
                if (data is MapNode map && field.RefersTo?.Split('.') is [var named, var by] && IsKnown(named, map, catalogue, seen))
                {
                    CheckNamed(map, kind, field, (named, by), page);
                }
            }
        }
    }

    private static void CheckOnce(MapNode data, string kind, string field, Page page)
    {
        var lines = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var value in Values(data, kind, field))
        {
            if (!lines.TryAdd(value.Value, value.Place.Line))
            {
                page.Error(value, $"There is already an entry of `{kind}` with `{field}: {value.Shown}` on line {lines[value.Value]}. "
                    + $"Give this one another `{field}`, or take it out.");
            }
        }
    }

    private static void CheckNamed(MapNode data, string kind, Option field, (string Kind, string Field) target, Page page)
    {
        var there = Values(data, target.Kind, target.Field).Select(value => value.Value).ToHashSet(StringComparer.Ordinal);
        foreach (var value in Values(data, kind, field.Name).Where(value => !there.Contains(value.Value)))
        {
            var hint = page.DidYouMean(value.Value, there.Take(MostCompared));
            hint = hint.Length > 0 ? hint : $" Declare it under `{target.Kind}`, or leave `{field.Name}` out.";
            page.Error(value, $"No entry of `{target.Kind}` has `{target.Field}: {value.Shown}`.{hint}");
        }
    }

    // Where the named kind is itself wrong or misspelt, nothing can be said of what it has.
    private static bool IsKnown(string kind, MapNode data, Catalogue catalogue, Seen seen) =>
        seen.Sound(kind) && (seen.Has(kind) || data.Entries.All(entry => catalogue.Data.ContainsKey(entry.Key.Value)));

    // From the nodes and not from what was read of them: a problem needs its place, and an entry may be wrong in another field.
    private static IEnumerable<TextNode> Values(MapNode data, string kind, string field) => data.Entries
        .Where(entry => entry.Key.Value == kind)
        .SelectMany(entry => (entry.Value as ListNode)?.Items ?? [])
        .OfType<MapNode>()
        .SelectMany(item => item.Entries.Where(part => part.Key.Value == field).Select(part => part.Value))
        .OfType<TextNode>()
        .Where(value => !value.IsNull);
}
