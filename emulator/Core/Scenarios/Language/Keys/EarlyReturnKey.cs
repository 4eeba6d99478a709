using ChatEmulator.Scenarios.Limits;
using ChatEmulator.Scenarios.Sources;

namespace ChatEmulator.Scenarios.Language.Keys;

/// <summary><c>early_return:</c> what a call does that comes before a limit lets one through again.</summary>
internal static class EarlyReturnKey
{
    private static readonly Dictionary<string, EarlyReturn> Ways = new(StringComparer.Ordinal)
    {
        ["counts"] = EarlyReturn.Counts,
        ["ignored"] = EarlyReturn.Ignored,
        ["restarts"] = EarlyReturn.Restarts,
    };

    public static Key<LimitDraft> Key { get; } = new(
        "early_return",
        "What a call does that the limit refuses. `restarts`: it uses the limit up anew, so whoever comes back too early waits from the beginning. In a sliding window also `counts`: it "
            + "stands in it like any other; and `ignored`: it does not. Absent: `counts`, which makes a difference to a sliding window alone.",
        "early_return: restarts",
        Form.Words([.. Ways.Keys.Select(way => new Word(way))]),
        Read);

    private static void Read(Node node, LimitDraft draft, Page page)
    {
        if (node is TextNode text && Ways.TryGetValue(text.Value, out var way))
        {
            draft.Early = way;
            return;
        }

        var hint = node is TextNode word ? page.DidYouMean(word.Value, Ways.Keys) : "";
        page.Error(node, $"`early_return` takes {Words.Listed(Ways.Keys, "or")}, but this is {node.Kind}.{hint}");
    }
}
