using ChatEmulator.Scenarios.Matching;
using ChatEmulator.Scenarios.Sources;

namespace ChatEmulator.Scenarios.Language.Keys;

/// <summary><c>per:</c> by what a rule counts.</summary>
internal static class PerKey
{
    public static Key<RuleDraft> Key { get; } = new(
        "per",
        "A place in the call, as under `when`: `after` and `times` count for each value that stands there, and `probability` draws for it. A "
            + "call without a value there does not meet the rule. Absent: all calls are counted as one.",
        "per: body.ext_msg_id",
        Form.Place,
        (node, draft, page) => draft.Per = Place(node, draft, page));

    /// <summary>The one place that is named; null when it is wrong.</summary>
    public static Subject? Place(Node node, IOnlooker onlooker, Page page)
    {
        if (node is TextNode { IsNull: false } place)
        {
            var subject = Places.Read(place, onlooker, page);
            if (subject is CallSubject)
            {
                page.Error(node, "`call` is another number for each call, so nothing can be counted by it. Leave `per` out to count all calls as one.");
            }

            return subject;
        }

        page.Error(node, $"`per` takes one place in the call, such as `body.ext_msg_id`, `header.X-Session` or `account`, but this is {node.Kind}.");
        return null;
    }
}
