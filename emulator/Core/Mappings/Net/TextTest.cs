using System.Text.Json.Nodes;

namespace ChatEmulator.Mappings.Net;

/// <summary>What a text has to be, as a regular expression of Java's for the whole of it.</summary>
/// <param name="Expression">The expression.</param>
/// <param name="Text">The text itself, where there is only one, but for its case; null otherwise.</param>
/// <param name="AnyCase">Whether the case of that text does not count.</param>
internal sealed record TextTest(string Expression, string? Text = null, bool AnyCase = false)
{
    private const string CaseFree = "(?iu)";

    /// <summary>Any text at all, and be it empty.</summary>
    public static TextTest Anything { get; } = new(".*");

    /// <summary>A text itself.</summary>
    public static TextTest Exactly(string text, bool anyCase) => new((anyCase ? CaseFree : "") + Wildcard.Literal(text), text, anyCase);

    /// <summary>A pattern of stars and question marks.</summary>
    /// <param name="pattern">The pattern.</param>
    /// <param name="anyCase">Whether case does not count.</param>
    /// <param name="lines">Whether the text may have several lines, of which one has to be so.</param>
    public static TextTest Like(string pattern, bool anyCase, bool lines) => !lines && !Wildcard.Is(pattern)
        ? Exactly(pattern, anyCase)
        : new((anyCase ? CaseFree : "") + Wildcard.Expression(pattern, lines));

    /// <summary>A media type, whatever its parameters.</summary>
    public static TextTest MediaType(string pattern, bool anyCase) => new((anyCase ? CaseFree : "") + Wildcard.Expression(pattern, lines: false) + @"[ \t]*(?:;.*)?");

    /// <summary>An expression that is looked for anywhere in the text, as it was translated.</summary>
    public static TextTest Found(string expression, bool anyCase) => new((anyCase ? CaseFree : "") + expression);

    /// <summary>The contrary, of a text that is there.</summary>
    public TextTest Not() => new($@"(?!(?:{Expression})\z).*");

    /// <summary>All of several, or one of them, as one expression.</summary>
    public static TextTest Joined(IReadOnlyList<TextTest> tests, bool all) => tests is [var only] ? only
        : all ? new(string.Concat(tests.Take(tests.Count - 1).Select(test => $@"(?=(?:{test.Expression})\z)")) + $"(?:{tests[^1].Expression})")
        : new(string.Join('|', tests.Select(test => $"(?:{test.Expression})")));

    /// <summary>The test as WireMock writes it.</summary>
    public JsonObject Json() => Text is null ? new JsonObject { ["matches"] = Expression }
        : AnyCase ? new JsonObject { ["equalTo"] = Text, ["caseInsensitive"] = true }
        : new JsonObject { ["equalTo"] = Text };
}
