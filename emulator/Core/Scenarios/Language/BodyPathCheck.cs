using ChatEmulator.Contracts;
using ChatEmulator.Scenarios.Sources;

namespace ChatEmulator.Scenarios.Language;

/// <summary>
/// Warns of body paths that no covered operation knows: mostly slips of the pen, but clients really send odd fields, so it never
/// blocks. In what an operation knows, <c>*</c> is any name, <c>[]</c> any element, and <c>**</c> at the end anything inside.
/// </summary>
internal static class BodyPathCheck
{
    /// <summary>Looks at paths as they were written.</summary>
    /// <param name="paths">The paths.</param>
    /// <param name="calls">The operations in whose bodies they are to be found.</param>
    /// <param name="readsAlone">Whether these operations take no body.</param>
    /// <param name="page">The file.</param>
    public static void Check(IEnumerable<(TextNode Key, BodyPath Path)> paths, IReadOnlyList<CatalogueOperation> calls, bool readsAlone, Page page)
    {
        var known = calls.SelectMany(operation => operation.BodyPaths).Distinct(StringComparer.Ordinal).Select(Steps).ToList();
        foreach (var (key, path) in paths)
        {
            if (path.Steps.Count > 0 && !known.Exists(steps => Covers(steps, path.Steps)))
            {
                var near = known.Where(steps => IsNear(steps, path.Steps)).Select(steps => Written(Filled(steps, path.Steps)));
                var hint = readsAlone ? $" What stands in the query is `query.{path.Steps[0]}`." : page.DidYouMean(Written(path.Steps), near);
                page.Warn(key, $"`{key.Shown}` is in no body that {Calls(calls)} takes.{hint}");
            }
        }
    }

    /// <summary>Looks at a path into answers, of which the names in front of the first dot are fields.</summary>
    /// <param name="key">The path as it was written.</param>
    /// <param name="path">The path.</param>
    /// <param name="told">What the answers have, as <c>body.token</c>.</param>
    /// <param name="calls">Whose answers they are.</param>
    /// <param name="page">The file.</param>
    public static void CheckTold(TextNode key, BodyPath path, IEnumerable<string> told, string calls, Page page)
    {
        var known = told.Select(Steps).ToList();
        if (!known.Exists(steps => Covers(steps, path.Steps)))
        {
            var near = known.Where(steps => IsNear(steps, path.Steps)).Select(steps => Written(Filled(steps, path.Steps))["body.".Length..]);
            page.Warn(key, $"`{key.Shown}` is in no answer that the rule alters, of {calls}: then nothing is altered.{page.DidYouMean(key.Value, near)}");
        }
    }

    private static string[] Steps(string path) => path.Replace("[]", ".[]", StringComparison.Ordinal).Split('.')[1..];

    private static bool Covers(string[] known, IReadOnlyList<string> path)
    {
        var open = known is [.., "**"];
        var length = open ? known.Length - 1 : known.Length;
        return (open ? path.Count >= length : path.Count == length)
            && known.Take(length).Zip(path).All(pair => Covers(pair.First, pair.Second));
    }

    private static bool Covers(string known, string step) =>
        known == step || (known is "*" && step is not ['[', ..]) || (known is "[]" && step is ['[', ..]);

    // Step by step: in a whole path the parts that are right would outweigh a name that is quite another.
    private static bool IsNear(string[] known, IReadOnlyList<string> path) =>
        known.Length == path.Count
        && known.Zip(path).All(pair => Covers(pair.First, pair.Second) || Nearest.Of(pair.Second, [pair.First]) is not null);

    // A star in what is known takes the name that was written, so that a suggestion can be used as it stands.
    private static string[] Filled(string[] known, IReadOnlyList<string> path) =>
        [.. known.Select((step, i) => i < path.Count && step is ("*" or "[]" or "**") ? path[i] : step)];

    private static string Written(IEnumerable<string> steps) => "body" + string.Concat(steps.Select(Written));

    private static string Written(string step) => step switch
    {
        ['[', ..] => step,
        _ when step.AsSpan().ContainsAny(".[]\"") => $".\"{Quoted(step)}\"",
        _ => $".{step}",
    };

    private static string Quoted(string step) =>
        step.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal);

    private static string Calls(IReadOnlyList<CatalogueOperation> calls) => Words.Listed(calls.Select(operation => operation.Name), "or");
}
