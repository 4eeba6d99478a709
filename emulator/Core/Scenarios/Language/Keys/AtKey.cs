using ChatEmulator.Scenarios.Sources;

namespace ChatEmulator.Scenarios.Language.Keys;

/// <summary><c>at:</c> where a rule acts.</summary>
internal static class AtKey
{
    private static readonly Dictionary<string, Stage> Stages = new(StringComparer.Ordinal)
    {
        ["edge"] = Stage.Edge,
        ["accepted"] = Stage.Accepted,
        ["refused"] = Stage.Refused,
        ["any"] = Stage.Any,
    };

    public static Key<RuleDraft> Key { get; } = new(
        "at",
        "Where the rule acts. `edge`: before the vendor looks at anything, not even at passwords. `accepted`: only calls that the "
            + "vendor would accept. `refused`: only calls that it refuses. `any`: whatever the vendor says. Absent: `any` when the rule "
            + "only slows the answer, `edge` when it writes or hides the answer and nothing takes effect, else `accepted`.",
        "at: accepted",
        Form.Words(
            new Word("edge", "Before the vendor looks at anything, not even at passwords."),
            new Word("accepted", "Only calls that the vendor would accept."),
            new Word("refused", "Only calls that the vendor refuses."),
            new Word("any", "Whatever the vendor says.")),
        Read);

    private static void Read(Node node, RuleDraft draft, Page page)
    {
        if (node is TextNode text && Stages.TryGetValue(text.Value, out var stage))
        {
            draft.At = stage;
            return;
        }

        var hint = node is TextNode word ? page.DidYouMean(word.Value, Stages.Keys) : "";
        page.Error(node, $"`at` takes {Words.Listed(Stages.Keys, "or")}, but this is {node.Kind}.{hint}");
    }
}
