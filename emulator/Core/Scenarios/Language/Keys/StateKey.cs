using ChatEmulator.Scenarios.Sources;

namespace ChatEmulator.Scenarios.Language.Keys;

/// <summary><c>state:</c> in which state the rules begin.</summary>
internal static class StateKey
{
    private static readonly Key<ScenarioDraft>[] Parts =
    [
        new("start", "The state that it begins in.", "start: calm", Form.Name, (node, draft, page) => draft.State = Name(node, page), Required: true),
        new("per", "A place in the call: each value that stands there has a state of its own. Absent: one state for the whole world.", "per: account", Form.Place, ReadPer),
    ];

    public static Key<ScenarioDraft> Key { get; } = new(
        "state",
        "The state in which the world begins, for rules with `in` and `next`; `{ start: calm, per: account }` keeps a state for each value of a place. Absent: there are no states.",
        "state: calm",
        Form.AnyOf(Form.Name, Form.Map("state", () => Parts)),
        Read);

    private static void Read(Node node, ScenarioDraft draft, Page page)
    {
        draft.StateAt = node;
        if (node is MapNode)
        {
            MapReader.Read(node, "`state`", Parts, draft, page);
        }
        else
        {
            draft.State = Name(node, page);
        }
    }

    private static TextNode? Name(Node node, Page page) => Scalars.Name(node, "state", page) is null ? null : (TextNode)node;

    private static void ReadPer(Node node, ScenarioDraft draft, Page page)
    {
        var rule = new RuleDraft(draft.Vocabulary, []);
        PerKey.Key.Read(node, rule, page);
        draft.StatePer = rule.Per;
    }
}
