using ChatEmulator.Scenarios.Sources;

namespace ChatEmulator.Scenarios.Language.Expecting;

/// <summary>Reads what may still come after a revocation: <c>nothing</c>, or so many calls.</summary>
internal static class RevocationParts
{
    private const string Nothing = "nothing";

    public static IReadOnlyList<Key<ExpectationDraft>> All { get; } =
    [
        new("at_most", "How many calls may come with each of them after it was revoked.", "at_most: 1", Form.Count, ReadMost, Required: true),
    ];

    /// <summary>What may be written.</summary>
    public static Form Form { get; } = Form.AnyOf(Form.Words(new Word(Nothing)), Form.Map("after_revocation", () => All));

    public static void Read(Node node, ExpectationDraft draft, Page page)
    {
        if (node is MapNode)
        {
            MapReader.Read(node, "`after_revocation`", All, draft, page);
        }
        else if (node is not TextNode { Value: Nothing })
        {
            var hint = node is TextNode { Number: { } number } ? $" Did you mean `{(number == 0 ? Nothing : $"{{ at_most: {number} }}")}`?"
                : node is TextNode word ? page.DidYouMean(word.Value, [Nothing])
                : "";
            page.Error(node, $"`after_revocation` takes `nothing`, or `{{ at_most: 1 }}` for a client that finds out by one refusal, but this is {node.Kind}.{hint}");
        }
    }

    private static void ReadMost(Node node, ExpectationDraft draft, Page page)
    {
        draft.MostRevoked = Counts.Number(node, "at_most", page) ?? 0;
        if (node is TextNode { Number: 0 })
        {
            page.Error(node, "For none at all, write `after_revocation: nothing`.");
        }
    }
}
