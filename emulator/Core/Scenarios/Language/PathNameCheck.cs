using ChatEmulator.Contracts;
using ChatEmulator.Scenarios.Sources;

namespace ChatEmulator.Scenarios.Language;

/// <summary>Tells of names in braces that no covered path has: what looks there would never see anything.</summary>
internal static class PathNameCheck
{
    /// <summary>Looks at names as they were written.</summary>
    /// <param name="names">The names.</param>
    /// <param name="calls">The operations in whose paths they are to be found.</param>
    /// <param name="page">The file.</param>
    public static void Check(IEnumerable<(TextNode Key, string Name)> names, IReadOnlyList<CatalogueOperation> calls, Page page)
    {
        var known = calls.SelectMany(operation => operation.Template.Parameters).ToHashSet(StringComparer.Ordinal);
        foreach (var (key, name) in names.Where(each => !known.Contains(each.Name)))
        {
            var hint = page.DidYouMean($"path.{name}", known.Select(other => $"path.{other}"));
            page.Error(key, $"No path here has `{{{name}}}` in it.{(hint.Length > 0 ? hint : known.Count == 0 ? " The whole path is `path`." : $" There is {Words.Listed(known.Select(other => $"path.{other}"), "and")}.")}");
        }
    }
}
