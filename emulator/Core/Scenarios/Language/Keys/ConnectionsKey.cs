using ChatEmulator.Scenarios.Connections;
using ChatEmulator.Scenarios.Language.Connecting;
using ChatEmulator.Scenarios.Sources;

namespace ChatEmulator.Scenarios.Language.Keys;

/// <summary><c>connections:</c> what becomes of connections before any call comes over them.</summary>
internal static class ConnectionsKey
{
    public static Key<ScenarioDraft> Key { get; } = new(
        "connections",
        "What becomes of new connections, before any call and so before any world is named: the first entry that fires decides. Only what the default world plays counts. "
            + "Absent: every connection is taken.",
        "connections: [{ name: half open, every: 3, fault: reset }]",
        Form.List(Form.Map("connection", () => ConnectionKeys.All), least: 1),
        Read);

    private static void Read(Node node, ScenarioDraft draft, Page page)
    {
        if (node is not ListNode { Items.Count: > 0 } list)
        {
            page.Error(node, node is ListNode || node is TextNode { IsNull: true }
                ? "There is no entry here. Write one, or leave `connections` out: then every connection is taken."
                : $"`connections` takes a list, each entry beginning with `- name: …`, but this is {node.Kind}.");
            return;
        }

        var rules = new List<(ConnectionRule Rule, Node At)>();
        foreach (var item in list.Items)
        {
            if (One(item, draft, page) is { } rule)
            {
                ConnectionCheck.CheckReached(rule, item, rules, page);
                rules.Add((rule, item));
            }
        }

        draft.Connections = [.. rules.Select(each => each.Rule)];
    }

    private static ConnectionRule? One(Node node, ScenarioDraft scenario, Page page)
    {
        var errors = page.Errors;
        var draft = new ConnectionDraft(new RuleDraft(scenario.Vocabulary, scenario.Places));
        var seen = MapReader.Read(node, "a connection", ConnectionKeys.All, draft, page);
        if (draft.Which.Name is { } name)
        {
            scenario.Take(name, seen.At("name"), page);
        }

        ConnectionCheck.Check(draft, seen, page);
        return page.Errors == errors ? draft.Finish() : null;
    }
}
