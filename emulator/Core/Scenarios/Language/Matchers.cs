using System.Text.Json;
using System.Text.RegularExpressions;
using ChatEmulator.Scenarios.Matching;
using ChatEmulator.Scenarios.Sources;

namespace ChatEmulator.Scenarios.Language;

/// <summary>What may be said of a value under <c>when</c>, in the order of the manual.</summary>
internal static class Matchers
{
    private const int LongestPattern = 1_000;

    public static IReadOnlyList<Key<Draft>> All { get; } =
    [
        new("equals", "Equal: 60 equals 60.0; a quoted value is text.", "equals: alice", Form.Value,
            (node, draft, page) => Add(draft, Equal(node, draft.Subject, page))),
        new("matches", "A regular expression that is found in the text (no look-around, no back references).", "matches: \"^a.*e$\"", Form.Text,
            (node, draft, page) => Add(draft, Pattern(node, page))),
        new("exists", "Whether there is anything at all; a JSON null is something.", "exists: true", Form.Truth, ReadExists),
        new("at_least", "A number, this or larger.", "at_least: 60", Form.Quantity,
            (node, draft, page) => draft.Least = Number(node, "at_least", draft.Subject, page)),
        new("at_most", "A number, this or smaller.", "at_most: 3600", Form.Quantity,
            (node, draft, page) => draft.Most = Number(node, "at_most", draft.Subject, page)),
    ];

    /// <summary>A plain value, or a map of matchers.</summary>
    public static Form Form { get; } = Form.AnyOf(Form.Value, Form.Map("condition", () => All, least: 1));

    /// <summary>Reads a plain value or a map of matchers; null when it is wrong.</summary>
    public static Condition? Read(Node node, Subject subject, Page page)
    {
        if (node is ListNode)
        {
            page.Error(node, NotYet.Sentence("A list of values under `when`"));
            return null;
        }

        if (node is not MapNode { Entries.Count: > 0 })
        {
            return Equal(node, subject, page) is { } test ? new Condition(subject, test) : null;
        }

        var draft = new Draft { Subject = subject };
        var errors = page.Errors;
        var seen = MapReader.Read(node, "a condition", All, draft, page);
        if (seen.Has("exists") && draft.Absent && ((MapNode)node).Entries.Count > 1)
        {
            page.Error(seen.At("exists"), "Nothing else can hold of what is absent. Keep `exists: false` alone, or take it out.");
        }

        if (draft.Least > draft.Most)
        {
            page.Error(seen.At("at_most"), $"No number is at least {draft.Least} and at most {draft.Most}.");
        }

        return page.Errors == errors ? draft.Finish() : null;
    }

    private static Test? Equal(Node node, Subject subject, Page page)
    {
        if (subject is SizeSubject)
        {
            return Units.Size(node, page) is { } size ? new RangeTest(size, size) : null;
        }

        switch (node)
        {
            case TextNode { IsNull: true } when subject.IsText:
                page.Error(node, "Only JSON has null. For what is absent, write `{ exists: false }`.");
                return null;
            case TextNode { IsNull: true }:
                return new LiteralTest(JsonValueKind.Null);
            case TextNode { Truth: { } truth } when !subject.IsText:
                return new LiteralTest(truth ? JsonValueKind.True : JsonValueKind.False);
            case TextNode { Number: not null }:
                return Scalars.Number(node, "equals", page) is { } number ? new RangeTest(number, number) : null;
            case TextNode:
                return Scalars.Text(node, "equals", page) is { } text ? new TextTest(text) : null;
            default:
                page.Error(node, $"`equals` takes one value, but this is {node.Kind}.");
                return null;
        }
    }

    private static decimal? Number(Node node, string key, Subject subject, Page page) =>
        subject is SizeSubject ? Units.Size(node, page) : Scalars.Number(node, key, page);

    private static void ReadExists(Node node, Draft draft, Page page)
    {
        if (Scalars.Truth(node, "exists", page) is { } exists)
        {
            draft.Absent = !exists;
            draft.Tests.Add(new ExistsTest(exists));
        }
    }

    private static PatternTest? Pattern(Node node, Page page)
    {
        if (Scalars.Text(node, "matches", page) is not { } pattern)
        {
            return null;
        }

        try
        {
            if (pattern.Length <= LongestPattern)
            {
                return new PatternTest(new Regex(pattern, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant));
            }

            page.Error(node, $"This pattern is longer than {LongestPattern:N0} characters.");
        }
        catch (ArgumentException problem)
        {
            page.Error(node, $"This is not a regular expression: {problem.Message}");
        }
        catch (NotSupportedException)
        {
            page.Error(node, "This pattern could become very slow: look-around, back references, atomic groups and huge repetitions "
                + "are not taken.");
        }

        return null;
    }

    private static void Add(Draft draft, Test? test) => draft.Tests.AddRange(test is null ? [] : [test]);

    /// <summary>A condition while its matchers are being read.</summary>
    internal sealed class Draft
    {
        public required Subject Subject { get; init; }

        public List<Test> Tests { get; } = [];

        public decimal? Least { get; set; }

        public decimal? Most { get; set; }

        public bool Absent { get; set; }

        public Condition Finish() => new(Subject, Least is null && Most is null
            ? [.. Tests]
            : [.. Tests, new RangeTest(Least ?? decimal.MinValue, Most ?? decimal.MaxValue)]);
    }
}
