using ChatEmulator.Exchanges;
using ChatEmulator.Options;
using ChatEmulator.Providers;
using ChatEmulator.Scenarios.Sources;

namespace ChatEmulator.Worlds;

/// <summary>Whether data can be put into a provider's state as that is now.</summary>
internal static class Supplies
{
    // Of each kind; as many as a file can declare. Nothing makes room for what is declared.
    private const int Most = 100_000;
    private const int MostCompared = 50;
    private const int LongestShown = 100;

    /// <summary>Why not: one sentence for each entry at fault.</summary>
    public static IEnumerable<string> WhyNot(IReadOnlyDictionary<string, IReadOnlyList<OptionValues>> data, Provider provider, ProviderState state)
    {
        foreach (var (kind, fields) in provider.Catalogue.Data)
        {
            var entries = data.GetValueOrDefault(kind) ?? [];
            if (entries.Count == 0)
            {
                continue;
            }

            var (there, key) = (Existing(kind, provider, state), fields[0].Name);
            if (there.Count + entries.Count > Most)
            {
                yield return $"There are {there.Count:N0} {kind} already, and no more than {Most:N0} may be. Reset the world.";
            }

            foreach (var id in entries.Select(entry => entry.Text(key)!).Where(there.Contains))
            {
                yield return $"There is already one of `{kind}` with `{key}: {Shown(id)}`. Give this one another `{key}`, or leave it out.";
            }

            foreach (var reason in fields.SelectMany(field => WhyNotNamed(kind, field, entries, data, provider, state)))
            {
                yield return reason;
            }
        }
    }

    private static IEnumerable<string> WhyNotNamed(
        string kind, Option field, IReadOnlyList<OptionValues> entries, IReadOnlyDictionary<string, IReadOnlyList<OptionValues>> data, Provider provider, ProviderState state)
    {
        if (field.RefersTo?.Split('.') is not [var named, var by])
        {
            yield break;
        }

        var there = Existing(named, provider, state);
        there.UnionWith((data.GetValueOrDefault(named) ?? []).Select(entry => entry.Text(by)!));
        foreach (var id in entries.Select(entry => entry.Text(field.Name)).OfType<string>().Where(id => !there.Contains(id)))
        {
            var hint = Nearest.Of(id, there.Take(MostCompared)) is { } near ? $"Did you mean `{Shown(near)}`?" : $"Put it in with this, or leave `{field.Name}` out.";
            yield return $"One of `{kind}` has `{field.Name}: {Shown(id)}`, and none of `{named}` has that `{by}`. {hint}";
        }
    }

    private static HashSet<string> Existing(string kind, Provider provider, ProviderState state) => provider.Existing(kind, state).ToHashSet(StringComparer.Ordinal);

    private static string Shown(string id) => Visible.Of(id, LongestShown);
}
