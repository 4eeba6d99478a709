using ChatEmulator.Scenarios.Matching;
using ChatEmulator.Scenarios.Sources;

namespace ChatEmulator.Scenarios.Language.Keys;

/// <summary><c>when:</c> what must hold of a call.</summary>
internal static class WhenKey
{
    public static Key<RuleDraft> Key { get; } = new(
        "when",
        "What must hold of the call; all of it. Paths: `body.<path>`, `header.<name>`, `query.<name>`, `path`, `account` (only when "
            + "proven), `token.<claim>` (of the token that the call presents), `call` (which call it is, from 1), `size` (of the body), `protocol` (`http1` or `http2`). A plain value "
            + "means equals; what is absent meets only `{ exists: false }`. "
            + "`body.emails[0]` takes the first of a list; a name with dots in it is quoted: `body.channels.\"a.b\".read`.",
        "when: { body.member_id: alice }",
        Form.Places(Matchers.Form),
        (node, draft, page) => draft.When.AddRange(Conditions(node, draft, page)));

    /// <summary>What must hold, as far as it is sound.</summary>
    public static IReadOnlyList<Condition> Conditions(Node node, IOnlooker onlooker, Page page)
    {
        if (node is not MapNode { Entries.Count: > 0 } map)
        {
            page.Error(node, $"`when` takes a map such as `{{ body.member_id: alice }}`, but this is {Kind(node)}.");
            return [];
        }

        var conditions = new List<Condition>();
        foreach (var (key, value) in map.Entries)
        {
            if (Places.Read(key, onlooker, page) is { } subject && Matchers.Read(value, key.Shown, subject, page) is { } condition)
            {
                (condition.Place, condition.Wanted) = (key.Shown, TreeText.Flow(value));
                conditions.Add(condition);
                ProtocolCheck.CheckHolds(condition, key, page);
            }
        }

        return conditions;
    }

    private static string Kind(Node node) => node is MapNode ? "empty. Leave it out to meet every call" : node.Kind;
}
