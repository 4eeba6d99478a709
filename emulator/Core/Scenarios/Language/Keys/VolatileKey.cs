using ChatEmulator.Contracts;
using ChatEmulator.Scenarios.Sources;

namespace ChatEmulator.Scenarios.Language.Keys;

/// <summary><c>volatile:</c> what chance and tokens do not depend on.</summary>
internal static class VolatileKey
{
    private const string Right = "`volatile` takes a list of places in bodies, such as `[body.ext_msg_id]`";

    public static Key<ScenarioDraft> Key { get; } = new(
        "volatile",
        "Places in bodies that do not count when calls are compared: what a client makes up anew in each run, such as an id. Chance and tokens do "
            + "not depend on them. Headers never count. Absent: all of the body counts.",
        "volatile: [body.ext_msg_id]",
        Form.OneOrList(Form.BodyPlace),
        Read);

    private static void Read(Node node, ScenarioDraft draft, Page page)
    {
        IReadOnlyList<Node> items = node switch
        {
            ListNode list => list.Items,
            TextNode { IsNull: false } => [node],
            _ => [],
        };
        if (items.Count == 0)
        {
            page.Error(node, $"{Right}, but this is {(node is ListNode ? "an empty one. Leave it out when all of the body counts" : node.Kind)}.");
            return;
        }

        var paths = new List<(TextNode Name, BodyPath Path)>();
        foreach (var item in items)
        {
            if (One(item, draft.Vocabulary, page) is { } path)
            {
                CheckOnce(path, paths, page);
                paths.Add(path);
            }
        }

        BodyPathCheck.Check(paths, draft.Vocabulary.Operations, readsAlone: false, page);
        draft.Volatile = new VolatilePaths(paths.Select(each => each.Path));
    }

    private static (TextNode Name, BodyPath Path)? One(Node item, Vocabulary vocabulary, Page page)
    {
        if (item is not TextNode { IsNull: false } name)
        {
            page.Error(item, $"{Right}, but here is {item.Kind}.");
        }
        else if (name.Value is not ("body" or ['b', 'o', 'd', 'y', '.' or '[', ..]))
        {
            page.Error(name, Elsewhere(name, vocabulary, page));
        }
        else if (name.Value == "body")
        {
            page.Error(name, "Without its whole body every call of an operation would be the same. Name what changes from run to run, such as `body.ext_msg_id`.");
        }
        else if (Places.Path(name, name.Value["body".Length..], page) is { } path)
        {
            return (name, path);
        }

        return null;
    }

    private static string Elsewhere(TextNode name, Vocabulary vocabulary, Page page)
    {
        var place = name.Value.Split('.', '[')[0];
        var field = $"body.{name.Value}";
        return place is "header" or "account" or "path" or "query" or "size" or "token" or "call"
            ? $"`{name.Shown}` is no place in a body. {(place == "header" ? "Headers never count" : "Only what stands in a body can be left out")}."
            : vocabulary.Operations.Any(operation => operation.BodyPaths.Contains(field)) ? $"`{name.Shown}` does not say where to look. Did you mean `{field}`?"
            : $"`{name.Shown}` is no place in a body.{page.DidYouMean(name.Value, vocabulary.Operations.SelectMany(operation => operation.BodyPaths))}"
                + " It begins with `body.`, such as `body.ext_msg_id`.";
    }

    private static void CheckOnce((TextNode Name, BodyPath Path) path, List<(TextNode Name, BodyPath Path)> above, Page page)
    {
        if (above.Find(each => path.Path.IsWithin(each.Path)).Name is { } whole)
        {
            page.Error(path.Name, $"`{path.Name.Shown}` is left out already, by `{whole.Shown}`. Keep one of the two.");
        }
    }
}
