using ChatEmulator.Scenarios.Matching;
using ChatEmulator.Scenarios.Sources;

namespace ChatEmulator.Scenarios.Language;

/// <summary>What may be said of a value under <c>when</c>, in the order of the manual.</summary>
internal static class Matchers
{
    /// <summary>A plain value, or a map of matchers.</summary>
    public static Form Form { get; } = Form.AnyOf(Form.Value, Form.Map("condition", Keys, least: 1));

    public static IReadOnlyList<Key<ConditionDraft>> All { get; } =
    [
        new("equals", "Equal: 60 equals 60.0; a quoted value is text.", "equals: alice", Form.Value,
            (node, draft, page) => draft.Take("equals", node, Kinds.Any, PlainValue.Equal(node, "equals", draft.Content, page), page)),
        new("not", "Something is there, and this does not hold of it: a value, or a map of matchers of which not all hold.", "not: alice", Form,
            (node, draft, page) => draft.Take("not", node, Kinds.Any, Inside(node, "not", draft.Content, page) is { } tests ? new NotTest(tests) : null, page)),
        new("one_of", "Equal to one of these values.", "one_of: [alice, bob]", Form.List(Form.Value, least: 1),
            (node, draft, page) => draft.Take("one_of", node, Kinds.Any, OneOf(node, draft.Content, page), page)),
        new("matches", "A regular expression that is found in the text (no look-around, no back references).", "matches: \"^a.*e$\"", Form.Text,
            (node, draft, page) => draft.Take("matches", node, Kinds.Text, Patterns.Read(node, page), page)),
        new("contains", "A text in which these letters stand, or a list with an element that equals this value.", "contains: \"@example.com\"", Form.Value,
            (node, draft, page) => draft.Take("contains", node, Kinds.Text | Kinds.List, PlainValue.Within(node, draft.Content, page), page)),
        new("starts_with", "A text that begins with these letters.", "starts_with: cust-", Form.Text,
            (node, draft, page) => draft.Take("starts_with", node, Kinds.Text, PlainValue.Beginning(node, page), page)),
        new("at_least", "A number, this or larger.", "at_least: 60", Form.Quantity,
            (node, draft, page) => draft.Least = draft.Bound("at_least", node, page)),
        new("at_most", "A number, this or smaller.", "at_most: 3600", Form.Quantity,
            (node, draft, page) => draft.Most = draft.Bound("at_most", node, page)),
        new("length", "How long it is: a text in code points, a list in elements, a map in entries; a number, or `at_least` and `at_most`.", "length: { at_most: 250 }", Lengths.Form,
            (node, draft, page) => draft.Take("length", node, Kinds.Text | Kinds.List | Kinds.Map, Lengths.Read(node, page), page)),
        new("exists", "Whether there is anything at all; a JSON null is something.", "exists: true", Form.Truth,
            (node, draft, page) => draft.TakeExists(node, page)),
        new("any", "A list with an element, or a map with a value, of which this holds: a value, or a map of matchers.", "any: { contains: \"@example.com\" }", Form,
            (node, draft, page) => draft.Take("any", node, Kinds.List | Kinds.Map, Each(node, "any", page), page)),
        new("all", "A list of whose every element, or a map of whose every value this holds; it holds of an empty one.", "all: { length: { at_most: 64 } }", Form,
            (node, draft, page) => draft.Take("all", node, Kinds.List | Kinds.Map, Each(node, "all", page), page)),
    ];

    /// <summary>Reads a plain value or a map of matchers; null when it is wrong.</summary>
    /// <param name="node">The value.</param>
    /// <param name="place">The place as written.</param>
    /// <param name="subject">The place.</param>
    /// <param name="page">The file.</param>
    public static Condition? Read(Node node, string place, Subject subject, Page page)
    {
        if (node is MapNode { Entries.Count: 0 })
        {
            page.Error(node, $"An empty map says nothing of `{place}`. Write a value, or a map such as `{{ exists: true }}`.");
            return null;
        }

        return Tests(node, place, new ConditionDraft { Place = place, Content = subject.Content }, page) is { } tests ? new Condition(subject, tests) : null;
    }

    private static IReadOnlyList<Key> Keys() => All;

    private static Test[]? Tests(Node node, string key, ConditionDraft draft, Page page)
    {
        if (node is not MapNode map)
        {
            return node is ListNode ? Refused(node, key, draft, page)
                : PlainValue.Equal(node, draft.Content == Content.Calls ? key : "equals", draft.Content, page) is { } test ? [test]
                : null;
        }

        var errors = page.Errors;
        var seen = MapReader.Read(map, "a condition", All, draft, page);
        if (page.Errors == errors)
        {
            ConditionCheck.Check(draft, seen, page);
        }

        return page.Errors == errors ? draft.Finish() : null;
    }

    private static Test[]? Refused(Node node, string key, ConditionDraft draft, Page page)
    {
        page.Error(node, $"Nothing is compared with a list as a whole.{PlainValue.Proposal(node, draft.IsInside ? key : "")}");
        return null;
    }

    private static Test[]? Inside(Node node, string key, Content content, Page page)
    {
        if (node is MapNode { Entries.Count: 0 })
        {
            page.Error(node, $"`{key}` is empty here. Write a value, or a map of matchers such as `{{ at_least: 60 }}`.");
            return null;
        }

        return Tests(node, key, new ConditionDraft { Place = key, Content = content, IsInside = true }, page);
    }

    private static EachTest? Each(Node node, string key, Page page) =>
        Inside(node, key, Content.Json, page) is { } tests ? new EachTest(tests, throughout: key == "all") : null;

    private static OneOfTest? OneOf(Node node, Content content, Page page)
    {
        if (node is not ListNode { Items.Count: > 0 } list)
        {
            page.Error(node, node is ListNode
                ? "Nothing is one of no values. Write the values, or take `one_of` out."
                : $"`one_of` takes a list of values, such as `[alice, bob]`, but this is {node.Kind}.");
            return null;
        }

        var values = list.Items.Select(item => PlainValue.Equal(item, "one_of", content, page)).OfType<Test>().ToArray();
        return values.Length == list.Items.Count ? new OneOfTest(values) : null;
    }
}
