using ChatEmulator.Contracts;
using ChatEmulator.Scenarios.Matching;
using ChatEmulator.Scenarios.Sources;

namespace ChatEmulator.Scenarios.Language.Keys;

/// <summary><c>when:</c> what must hold of a call.</summary>
internal static class WhenKey
{
    private static readonly string[] Places = ["body", "header", "query", "path", "account", "size"];

    public static Key<RuleDraft> Key { get; } = new(
        "when",
        "What must hold of the call; all of it. Paths: `body.<path>`, `header.<name>`, `query.<name>`, `path`, `account` (only when "
            + "proven), `size` (of the body). A plain value means equals; what is absent meets only `{ exists: false }`. "
            + "`body.emails[0]` takes the first of a list; a name with dots in it is quoted: `body.channels.\"a.b\".read`.",
        "when: { body.member_id: alice }",
        Read);

    private static void Read(Node node, RuleDraft draft, Page page)
    {
        if (node is not MapNode { Entries.Count: > 0 } map)
        {
            page.Error(node, $"`when` takes a map such as `{{ body.member_id: alice }}`, but this is {Kind(node)}.");
            return;
        }

        foreach (var (key, value) in map.Entries)
        {
            if (Subject(key, draft, page) is { } subject && Matchers.Read(value, subject, page) is { } condition)
            {
                draft.When.Add(condition);
            }
        }
    }

    private static string Kind(Node node) => node is MapNode ? "empty. Leave it out to meet every call" : node.Kind;

    private static Subject? Subject(TextNode key, RuleDraft draft, Page page)
    {
        var split = key.Value.AsSpan().IndexOfAny('.', '[');
        var place = split < 0 ? key.Value : key.Value[..split];
        var rest = split < 0 ? "" : key.Value[split..];
        return (place, rest) switch
        {
            ("path", "") => new PathSubject(),
            ("account", "") => new AccountSubject(),
            ("size", "") => new SizeSubject(),
            ("query", ['.', _, ..]) => new QuerySubject(rest[1..]),
            ("header", ['.', _, ..]) when HeadersReader.IsName(rest[1..]) => new HeaderSubject(rest[1..]),
            ("body", _) => Body(key, rest, draft, page),
            _ => Wrong(key, place, rest, draft, page),
        };
    }

    private static BodySubject? Body(TextNode key, string rest, RuleDraft draft, Page page)
    {
        if (BodyPath.TryRead(rest) is not { } path)
        {
            page.Error(key, $"`{key.Shown}` is not a path. Right would be `body.member_id`, `body.emails[0]`, "
                + "or in quotes a name with odd characters: `body.channels.\"a.b\".read`.");
            return null;
        }

        draft.BodyPaths.Add((key, path));
        return draft.Places.TryGetValue(rest, out var place) ? place : draft.Places[rest] = new BodySubject(path);
    }

    private static Subject? Wrong(TextNode key, string place, string rest, RuleDraft draft, Page page)
    {
        var field = $"body.{key.Value}";
        var isField = draft.Vocabulary.Operations.Any(operation => operation.BodyPaths.Contains(field));
        var near = Nearest.Of(place, Places);
        page.Error(key, NotYet.Of("`when`", place) ?? (isField
            ? $"`{key.Shown}` does not say where to look. Did you mean `{field}`?"
            : $"`{key.Shown}` is not a place in a call."
                + (near is null || near == place ? "" : $" Did you mean `{near}{rest}`?")
                + " There is `body.<path>`, `header.<name>`, `query.<name>`, `path`, `account` and `size`."));
        return null;
    }
}
