using ChatEmulator.Scenarios.Matching;
using ChatEmulator.Scenarios.Sources;

namespace ChatEmulator.Scenarios.Language;

/// <summary>Reads how long something is to be: a number, or one or two bounds.</summary>
internal static class Lengths
{
    private static readonly Key<Draft>[] Parts =
    [
        new("at_least", "This long or longer.", "at_least: 1", Form.Whole(0),
            (node, draft, page) => draft.Least = One(node, "at_least", page)),
        new("at_most", "This long or shorter.", "at_most: 250", Form.Whole(0),
            (node, draft, page) => draft.Most = One(node, "at_most", page)),
    ];

    /// <summary>A number, or a map of bounds.</summary>
    public static Form Form { get; } = Form.AnyOf(Form.Whole(0), Form.Map("length", () => Parts, least: 1));

    /// <summary>The test; null when it is wrong.</summary>
    public static LengthTest? Read(Node node, Page page)
    {
        if (node is not MapNode { Entries.Count: > 0 } map)
        {
            return One(node, "length", page) is { } length ? new LengthTest(length, length) : null;
        }

        var draft = new Draft();
        var errors = page.Errors;
        var seen = MapReader.Read(map, "`length`", Parts, draft, page);
        if (draft.Least > draft.Most)
        {
            page.Error(seen.At("at_most"), $"No length is at least {draft.Least} and at most {draft.Most}.");
        }

        return page.Errors == errors ? new LengthTest(draft.Least ?? 0, draft.Most ?? long.MaxValue) : null;
    }

    private static long? One(Node node, string key, Page page)
    {
        if (node is not TextNode)
        {
            page.Error(node, $"`{key}` takes a whole number, {(key == "length" ? "or a map such as `{ at_most: 250 }`, " : "")}but this is {node.Kind}.");
            return null;
        }

        var length = Scalars.Whole(node, key, page);
        if (length < 0)
        {
            page.Error(node, $"Nothing is {length} long. A length is 0 or more.");
            return null;
        }

        return length;
    }

    private sealed class Draft
    {
        public long? Least { get; set; }

        public long? Most { get; set; }
    }
}
