using ChatEmulator.Scenarios.Sources;

namespace ChatEmulator.Scenarios.Language.Keys;

/// <summary><c>in:</c> the states in which a rule acts.</summary>
internal static class InKey
{
    public static Key<RuleDraft> Key { get; } = new(
        "in",
        "The state in which the rule acts, or a list of them. Where it begins is said by `state` at the left margin, where it goes by `next`. Absent: in every state.",
        "in: stormy",
        Form.OneOrList(Form.Name),
        Read);

    private static void Read(Node node, RuleDraft draft, Page page)
    {
        IReadOnlyList<Node> items = node is ListNode list ? list.Items : [node];
        if (items.Count == 0)
        {
            page.Error(node, "This list names no state. Write at least one, or leave `in` out.");
        }

        foreach (var item in items)
        {
            if (Scalars.Name(item, "in", page) is not null)
            {
                draft.In.Add((TextNode)item);
            }
        }
    }
}
