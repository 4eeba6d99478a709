using ChatEmulator.Scenarios.Sources;

namespace ChatEmulator.Scenarios.Language;

/// <summary>
/// Finds rules that can never fire, because rules above them decide every call that could reach them. It keeps for each operation
/// which calls are already decided without exception; of what depends on counts or conditions it says nothing.
/// </summary>
/// <param name="file">The file whose rules it looks at.</param>
internal sealed class ShadowCheck(Page? file)
{
    private readonly Dictionary<(string Operation, bool Accepted), string> _decided = [];

    /// <summary>The file whose rules it looks at.</summary>
    public Page? File { get; } = file;

    public void Check(Rule rule, Node at, Page page)
    {
        var calls = rule.Calls.SelectMany(operation => Kinds(rule.Plan.Stage).Select(accepted => (operation.Name, accepted))).ToList();
        if (calls.Count > 0 && calls.TrueForAll(_decided.ContainsKey))
        {
            var above = calls.Select(call => _decided[call]).Distinct(StringComparer.Ordinal);
            page.Error(at, $"The rule `{rule.Name}` can never fire: every call it covers is already decided above, by "
                + $"{Words.Listed(above, "and")}. Move it up, or give the one above `times`, `after` or `when`.");
        }

        foreach (var call in rule.IsUnlimited ? calls : [])
        {
            _decided.TryAdd(call, rule.Name);
        }
    }

    // What the vendor would say: accept, refuse, or either.
    private static bool[] Kinds(Stage stage) => stage switch
    {
        Stage.Accepted => [true],
        Stage.Refused => [false],
        _ => [true, false],
    };
}
