using System.Text.Json;
using ChatEmulator.Scenarios.Matching;
using ChatEmulator.Scenarios.Sources;

namespace ChatEmulator.Scenarios.Language;

/// <summary>Reads one value of YAML as what a value of a call is compared with.</summary>
internal static class PlainValue
{
    private const string Null = "Only JSON has null. For what is absent, write `{ exists: false }`.";

    /// <summary>Equality with it; null when it is wrong.</summary>
    public static Test? Equal(Node node, string key, Content content, Page page)
    {
        if (content is Content.Bytes or Content.Calls)
        {
            return Number(node, key, content, page) is { } size ? new RangeTest(size, size) : null;
        }

        switch (node)
        {
            case TextNode { IsNull: true } when content == Content.Text:
                page.Error(node, Null);
                return null;
            case TextNode { IsNull: true }:
                return new LiteralTest(JsonValueKind.Null);
            case TextNode { Truth: { } truth } when content == Content.Json:
                return new LiteralTest(truth ? JsonValueKind.True : JsonValueKind.False);
            case TextNode { Number: not null }:
                return Scalars.Number(node, key, page) is { } number ? new RangeTest(number, number) : null;
            case TextNode:
                return Scalars.Text(node, key, page) is { } text ? new TextTest(text) : null;
            default:
                page.Error(node, $"`{key}` takes one value, but this is {node.Kind}.{(key == "equals" ? Proposal(node, "") : "")}");
                return null;
        }
    }

    /// <summary>A number as it is written for a place: with a unit where bytes are meant; null when it is wrong.</summary>
    public static decimal? Number(Node node, string key, Content content, Page page) => content switch
    {
        Content.Bytes => Units.Size(node, page),
        Content.Calls => Scalars.Count(node, key, page),
        _ => Scalars.Number(node, key, page),
    };

    /// <summary>Part of a text, or an element of a list; null when it is wrong.</summary>
    public static ContainsTest? Within(Node node, Content content, Page page)
    {
        if (Equal(node, "contains", content, page) is not { } element)
        {
            return null;
        }

        var text = (TextNode)node;
        return !text.IsNull && IsSaid(text, "contains", page)
            ? new ContainsTest(new WithinTest(text.Value), element)
            : text.IsNull ? new ContainsTest(null, element) : null;
    }

    /// <summary>The beginning of a text; null when it is wrong.</summary>
    public static BeginningTest? Beginning(Node node, Page page) =>
        Scalars.Text(node, "starts_with", page) is { } text && IsSaid((TextNode)node, "starts_with", page) ? new BeginningTest(text) : null;

    private static bool IsSaid(TextNode text, string key, Page page)
    {
        if (text.Value.Length > 0)
        {
            return true;
        }

        page.Error(text, $"Every text {(key == "contains" ? "contains" : "starts with")} the empty one. Write some letters, or `exists: true` for any value.");
        return false;
    }

    /// <summary>What was probably meant by a list.</summary>
    public static string Proposal(Node node, string key)
    {
        if (node is not ListNode { Items: { Count: > 0 } items } || !items.All(item => item is TextNode))
        {
            return "";
        }

        var values = string.Join(", ", items.Take(5).Cast<TextNode>().Select(item => item.Quoted ? $"\"{item.Shown}\"" : item.Shown));
        var list = $"one_of: [{values}{(items.Count > 5 ? ", …" : "")}]";
        return key.Length == 0 ? $" Did you mean `{{ {list} }}`?" : $" Did you mean `{key}: {{ {list} }}`?";
    }
}
