using ChatEmulator.Scenarios.Language.Keys;
using ChatEmulator.Scenarios.Sources;

namespace ChatEmulator.Scenarios.Language;

/// <summary>The keys of a limit, in the order of the manual. Some it shares with rules.</summary>
internal static class LimitKeys
{
    public static IReadOnlyList<Key<LimitDraft>> All { get; } =
    [
        Of(NameKey.Key, "What the limit is called in the journal and in the `Emulator-Limit` header. Limits of one name share their count: then they agree in `kind`, "
            + "`allow`, `within`, `per` and `early_return`.", "name: burst", required: true),
        Of(CallsKey.Key, "The operations that it meters: one, a list, or a pattern such as `algoreg.*`. In quotes, \"*\" is all of them.", "calls: algoreg.*", required: true),
        Of(WhenKey.Key, "What must hold of a call, all of it, for the limit to meter it. Absent: it meters every call that it covers."),
        KindKey.Key,
        AllowKey.Key,
        WithinKey.Key,
        Of(PerKey.Key, "A place in the call, as under `when`: each value that stands there has a count of its own, and a call without a value is not metered. Absent: all calls are counted as one.",
            "per: account", read: ReadPer),
        EarlyReturnKey.Key,
        LimitAnswerKey.Key,
        Of(DeliveryKey.Key, "How the refusal travels: a word such as `reset`, or a map whose parts add up. Absent: at once."),
    ];

    private static Key<LimitDraft> Of(
        Key<RuleDraft> key, string about, string? example = null, bool required = false, Action<Node, LimitDraft, Page>? read = null) =>
        new(key.Name, about, example ?? key.Example, key.Form, read ?? ((node, draft, page) => key.Read(node, draft.Call, page)), required);

    private static void ReadPer(Node node, LimitDraft draft, Page page)
    {
        PerKey.Key.Read(node, draft.Call, page);
        draft.Per = (node as TextNode)?.Value;
    }
}
