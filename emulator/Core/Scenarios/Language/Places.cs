using ChatEmulator.Contracts;
using ChatEmulator.Scenarios.Matching;
using ChatEmulator.Scenarios.Sources;

namespace ChatEmulator.Scenarios.Language;

/// <summary>Reads the name of a place in a call: one grammar for whatever looks at calls.</summary>
internal static class Places
{
    private static readonly string[] Known = ["body", "header", "query", "path", "account", "size"];

    /// <summary>The place; null when there is none of that name, and the page says what there is.</summary>
    /// <param name="name">The name as written.</param>
    /// <param name="draft">The rule that looks there.</param>
    /// <param name="page">The file.</param>
    public static Subject? Read(TextNode name, RuleDraft draft, Page page)
    {
        var split = name.Value.AsSpan().IndexOfAny('.', '[');
        var place = split < 0 ? name.Value : name.Value[..split];
        var rest = split < 0 ? "" : name.Value[split..];
        return (place, rest) switch
        {
            ("path", "") => new PathSubject(),
            ("path", ['.', _, ..]) => PathName(name, rest[1..], draft),
            ("account", "") => new AccountSubject(),
            ("size", "") => new SizeSubject(),
            ("query", ['.', _, ..]) => new QuerySubject(rest[1..]),
            ("header", ['.', _, ..]) when HeadersReader.IsName(rest[1..]) => new HeaderSubject(rest[1..]),
            ("body", _) => Body(name, rest, draft, page),
            _ => Wrong(name, place, rest, draft, page),
        };
    }

    /// <summary>What follows <c>body</c> in the name of a place as a path; null when it is none, and the page says so.</summary>
    public static BodyPath? Path(TextNode name, string rest, Page page)
    {
        var path = BodyPath.TryRead(rest);
        if (path is null)
        {
            page.Error(name, $"`{name.Shown}` is not a path. Right would be `body.member_id`, `body.emails[0]`, "
                + "or in quotes a name with odd characters: `body.channels.\"a.b\".read`.");
        }

        return path;
    }

    private static PathNameSubject PathName(TextNode key, string name, RuleDraft draft)
    {
        draft.PathNames.Add((key, name));
        return new PathNameSubject(name);
    }

    private static BodySubject? Body(TextNode name, string rest, RuleDraft draft, Page page)
    {
        if (Path(name, rest, page) is not { } path)
        {
            return null;
        }

        draft.BodyPaths.Add((name, path));
        return draft.Places.TryGetValue(rest, out var place) ? place : draft.Places[rest] = new BodySubject(path);
    }

    private static Subject? Wrong(TextNode name, string place, string rest, RuleDraft draft, Page page)
    {
        var field = $"body.{name.Value}";
        var isField = draft.Vocabulary.Operations.Any(operation => operation.BodyPaths.Contains(field));
        var near = Nearest.Of(place, Known);
        page.Error(name, NotYet.Of("`when`", place) ?? (isField
            ? $"`{name.Shown}` does not say where to look. Did you mean `{field}`?"
            : $"`{name.Shown}` is not a place in a call."
                + (near is null || near == place ? "" : $" Did you mean `{near}{rest}`?")
                + " There is `body.<path>`, `header.<name>`, `query.<name>`, `path`, `path.<name>`, `account` and `size`."));
        return null;
    }
}
