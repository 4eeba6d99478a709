using ChatEmulator.Scenarios.Limits;
using ChatEmulator.Scenarios.Sources;

namespace ChatEmulator.Scenarios.Language.Keys;

/// <summary><c>kind:</c> how a limit counts time.</summary>
internal static class KindKey
{
    private static readonly Dictionary<string, MeterKind> Kinds = new(StringComparer.Ordinal)
    {
        ["fixed"] = MeterKind.Fixed,
        ["sliding"] = MeterKind.Sliding,
        ["bucket"] = MeterKind.Bucket,
    };

    public static Key<LimitDraft> Key { get; } = new(
        "kind",
        "How time is counted. `fixed`: in windows, each of which begins with the first call after the one before has ended. `sliding`: in the time before each call. "
            + "`bucket`: of `allow` tokens, full at first, which refills evenly over `within`; a call takes one. Absent: `fixed`.",
        "kind: sliding",
        Form.Words([.. Kinds.Keys.Select(kind => new Word(kind))]),
        Read);

    private static void Read(Node node, LimitDraft draft, Page page)
    {
        if (node is TextNode text && Kinds.TryGetValue(text.Value, out var kind))
        {
            draft.Kind = kind;
            return;
        }

        page.Error(node, $"`kind` takes {Words.Listed(Kinds.Keys, "or")}, but this is {node.Kind}.{(node is TextNode word ? Hint(word.Value, page) : "")}");
    }

    // By the names under which others know them.
    private static string Hint(string word, Page page) =>
        word.Contains("bucket", StringComparison.OrdinalIgnoreCase) ? " Did you mean `bucket`?"
        : word.Contains("rolling", StringComparison.OrdinalIgnoreCase) || word.Contains("sliding", StringComparison.OrdinalIgnoreCase) ? " Did you mean `sliding`?"
        : word.Contains("window", StringComparison.OrdinalIgnoreCase) || word.Contains("fixed", StringComparison.OrdinalIgnoreCase) ? " Did you mean `fixed`?"
        : page.DidYouMean(word, Kinds.Keys);
}
