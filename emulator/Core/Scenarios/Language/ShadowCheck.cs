using ChatEmulator.Scenarios.Sources;

namespace ChatEmulator.Scenarios.Language;

/// <summary>
/// Finds rules that can never fire, because rules above them decide every call that could reach them. It keeps for each operation
/// which calls are already decided without exception; of what depends on counts or conditions it says nothing.
/// </summary>
/// <param name="file">The file whose rules it looks at.</param>
internal sealed class ShadowCheck(Page? file)
{
    // The rule that decides, by operation.
    private readonly Dictionary<string, string> _accepted = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _refused = new(StringComparer.Ordinal);

    /// <summary>The file whose rules it looks at.</summary>
    public Page? File { get; } = file;

    public void Check(Rule rule, Node at, Page page)
    {
        var (calls, kinds) = (rule.Calls.Select(operation => operation.Name).ToList(), Kinds(rule.Plan.Stage));
        if (calls.Count > 0 && Array.TrueForAll(kinds, decided => calls.TrueForAll(decided.ContainsKey)))
        {
            var above = calls.SelectMany(call => kinds.Select(decided => decided[call])).Distinct(StringComparer.Ordinal);
            page.Error(at, $"The rule `{rule.Name}` can never fire: every call it covers is already decided above, by "
                + $"{Words.Listed(above, "and")}. Move it up, or give the one above `times`, `after` or `when`.");
        }

        foreach (var call in rule.IsUnlimited ? calls : [])
        {
            Array.ForEach(kinds, decided => decided.TryAdd(call, rule.Name));
        }
    }

    // What the vendor would say: accept, refuse, or either.
    private Dictionary<string, string>[] Kinds(Stage stage) => stage switch
    {
        Stage.Accepted => [_accepted],
        Stage.Refused => [_refused],
        _ => [_accepted, _refused],
    };
}
