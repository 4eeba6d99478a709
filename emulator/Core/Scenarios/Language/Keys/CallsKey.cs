using ChatEmulator.Contracts;
using ChatEmulator.Scenarios.Sources;

namespace ChatEmulator.Scenarios.Language.Keys;

/// <summary><c>calls:</c> the operations that a rule covers.</summary>
internal static class CallsKey
{
    public static Key<RuleDraft> Key { get; } = new(
        "calls",
        "The operations that the rule covers: one, a list, a pattern such as `signalwire.*`, or an endpoint of `stubs`. In quotes, \"*\" is all of them.",
        "calls: signalwire.create_token",
        Form.OneOrList(Form.Operation),
        (node, draft, page) => draft.Calls = Operations(node, "calls", draft.Vocabulary, page),
        Required: true);

    /// <summary>The operations of a name, a pattern or a list, in the order of the manual; what covers none is told.</summary>
    public static IReadOnlyList<CatalogueOperation> Operations(Node node, string key, Vocabulary vocabulary, Page page)
    {
        IReadOnlyList<Node> items = node is ListNode list ? list.Items : [node];
        if (items.Count == 0)
        {
            page.Error(node, "This list names no operation. Write at least one, or \"*\" for all.");
        }

        var covered = items.SelectMany(item => Covered(item, key, vocabulary, page)).ToHashSet();
        return [.. vocabulary.Operations.Where(covered.Contains)];
    }

    private static List<CatalogueOperation> Covered(Node item, string key, Vocabulary vocabulary, Page page)
    {
        if (item is not TextNode { IsNull: false })
        {
            page.Error(item, $"`{key}` takes the name of an operation, such as `{vocabulary.Names.First()}`, or a list of names, but here is {item.Kind}.");
            return [];
        }

        if (Scalars.Text(item, key, page) is not { } pattern)
        {
            return [];
        }

        var covered = vocabulary.Covered(pattern).ToList();
        if (covered.Count > 0)
        {
            return covered;
        }

        page.Error(item, pattern.Contains('/')
            ? $"`{((TextNode)item).Shown}` is {Endpoint(pattern, vocabulary)}"
            : $"`{((TextNode)item).Shown}` matches no operation.{Hint(pattern, vocabulary, page)}");
        return [];
    }

    private static string Endpoint(string pattern, Vocabulary vocabulary) =>
        vocabulary.Operations.FirstOrDefault(operation => !operation.IsStub && $"{operation.Method} {operation.Path}" == pattern) is { } known
            ? $"the vendor's own endpoint. Did you mean `{known.Name}`?"
            : "no stub of this scenario. Describe it under `stubs`, in the same letters.";

    private static string Hint(string pattern, Vocabulary vocabulary, Page page)
    {
        var patterns = vocabulary.Catalogues.Select(catalogue => $"{catalogue.Provider}.*");
        var verbs = vocabulary.Names.Where(name => name[(name.IndexOf('.') + 1)..] == pattern).ToList();
        var hint = verbs.Count == 1 ? $" Did you mean `{verbs[0]}`?" : page.DidYouMean(pattern, vocabulary.Names.Concat(patterns));
        return hint.Length > 0 ? hint : $" There is {Words.Listed(vocabulary.Names, "and")}.";
    }
}
