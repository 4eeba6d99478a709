using ChatEmulator.Exchanges;
using ChatEmulator.Scenarios.Sources;

namespace ChatEmulator.Scenarios.Language.Keys;

/// <summary><c>effect:</c> whether it happened.</summary>
internal static class EffectKey
{
    private static readonly Dictionary<string, WishKind> Kinds = new(StringComparer.Ordinal)
    {
        ["applied"] = WishKind.Applied,
        ["none"] = WishKind.None,
        ["twice"] = WishKind.Twice,
    };

    private static readonly Key<RuleDraft>[] Late =
    [
        new("late", "How long after the call the change is made.", "late: 45s", Form.Duration, ReadLate, Required: true),
    ];

    public static Key<RuleDraft> Key { get; } = new(
        "effect",
        "Whether it happened, whatever is answered: `applied`, `none`, `twice` (past any deduplication) or `{ late: 45s }`. "
            + "Needed where it is not obvious: when the client does not see the answer, or the rule writes a success itself.",
        "effect: applied",
        Form.AnyOf(
            Form.Words(
                new Word("applied", "It happens, once."),
                new Word("none", "It never happens."),
                new Word("twice", "It happens twice, past any deduplication.")),
            Form.Map("late", () => Late)),
        Read);

    private static void Read(Node node, RuleDraft draft, Page page)
    {
        if (node is MapNode)
        {
            MapReader.Read(node, "`effect`", Late, draft, page);
        }
        else if (node is TextNode text && Kinds.TryGetValue(text.Value, out var kind))
        {
            draft.Effect = new Wish(kind);
        }
        else
        {
            var hint = node is TextNode { Value: "late" } ? " `late` needs to know how late: `effect: { late: 45s }`."
                : node is TextNode word ? page.DidYouMean(word.Value, Kinds.Keys) : "";
            page.Error(node, $"`effect` takes `applied`, `none`, `twice` or `{{ late: 45s }}`, but this is {node.Kind}.{hint}");
        }
    }

    private static void ReadLate(Node node, RuleDraft draft, Page page)
    {
        if (Units.Duration(node, "late", page) is not { } late)
        {
            return;
        }

        if (late == TimeSpan.Zero)
        {
            page.Error(node, "Zero is not late. Write how long after the call the change is made, or `effect: applied`.");
        }

        draft.Effect = new Wish(WishKind.Late, late);
    }
}
