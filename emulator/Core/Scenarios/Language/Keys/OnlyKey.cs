using ChatEmulator.Scenarios.Sources;

namespace ChatEmulator.Scenarios.Language.Keys;

/// <summary><c>only:</c> on which calls alone a rule fires.</summary>
internal static class OnlyKey
{
    public static Key<RuleDraft> Key { get; } = new(
        "only",
        "On which of the calls that meet the rule it fires, counted from 1, whichever rule decides the others: `[2, 5]` is the second and the fifth. "
            + "Absent: on all of them.",
        "only: [2, 5]",
        Form.List(Form.Count, least: 1),
        Read);

    private static void Read(Node node, RuleDraft draft, Page page)
    {
        if (node is not ListNode { Items.Count: > 0 } list)
        {
            page.Error(node, $"`only` takes a list of numbers of calls, such as `[2, 5]`, but this is {(node is ListNode ? "an empty one" : node.Kind)}."
                + (node is TextNode { Number: not null } one ? $" Did you mean `only: [{one.Shown}]`?" : ""));
            return;
        }

        var numbers = new SortedSet<long>();
        foreach (var item in list.Items)
        {
            if (Scalars.Count(item, "only", page) is { } number && !numbers.Add(number))
            {
                page.Error(item, $"The call {number} stands twice here. Keep one of the two.");
            }
        }

        draft.Only = [.. numbers];
    }
}
