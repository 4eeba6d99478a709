using ChatEmulator.Scenarios.Sources;

namespace ChatEmulator.Scenarios.Language.Keys;

/// <summary><c>during:</c> when a rule acts.</summary>
internal static class DuringKey
{
    private static readonly Key<Draft>[] Parts =
    [
        new("from", "When it begins, counted from the start of the clock; on real time from the world's first call, of connections from the beginning of the world. Absent: at once.", "from: 10s", Form.Duration,
            (node, draft, page) => draft.From = Units.Duration(node, "from", page)),
        new("for", "How long it lasts. Absent: without end.", "for: 30s", Form.Duration,
            (node, draft, page) => draft.For = Units.Duration(node, "for", page)),
    ];

    public static Key<RuleDraft> Key { get; } = new(
        "during",
        "A time in which the rule acts, judged when a call arrives: its beginning belongs to it, its end does not. Calls before and after are counted "
            + "all the same. Absent: always.",
        "during: { from: 10s, for: 30s }",
        Form.Map("during", () => Parts, least: 1),
        Read);

    private static void Read(Node node, RuleDraft rule, Page page)
    {
        if (node is not MapNode { Entries.Count: > 0 })
        {
            page.Error(node, $"`during` takes a time such as `{{ from: 10s, for: 30s }}`, but this is {(node is MapNode ? "empty" : node.Kind)}.");
            return;
        }

        var draft = new Draft();
        var seen = MapReader.Read(node, "`during`", Parts, draft, page);
        if (draft.For == TimeSpan.Zero)
        {
            page.Error(seen.At("for"), "A time of no length has no call in it. Write how long it lasts, or leave `for` out.");
        }

        rule.During = new Window(draft.From ?? TimeSpan.Zero, draft.For ?? TimeSpan.MaxValue);
    }

    private sealed class Draft
    {
        public TimeSpan? From { get; set; }

        public TimeSpan? For { get; set; }
    }
}
