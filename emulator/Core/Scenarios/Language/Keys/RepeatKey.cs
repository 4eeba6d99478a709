using ChatEmulator.Scenarios.Sources;

namespace ChatEmulator.Scenarios.Language.Keys;

/// <summary><c>repeat:</c> what follows the last answer of a list.</summary>
internal static class RepeatKey
{
    public static Key<RuleDraft> Key { get; } = new(
        "repeat",
        "`last` tells the last answer of a list again and again. Absent: after the last answer the rule has fired as often as it can.",
        "repeat: last",
        Form.Words(new Word("last", "The last answer is told again and again.")),
        Read);

    private static void Read(Node node, RuleDraft draft, Page page)
    {
        draft.RepeatsLast = node is TextNode { Value: "last" };
        if (!draft.RepeatsLast)
        {
            page.Error(node, $"`repeat` takes `last`, but this is {node.Kind}. To begin anew, write the list out, or leave `repeat` out to end after the last answer.");
        }
    }
}
