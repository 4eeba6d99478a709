using ChatEmulator.Scenarios.Expectations;
using ChatEmulator.Scenarios.Sources;

namespace ChatEmulator.Scenarios.Language.Expecting;

/// <summary>Reads which statuses are meant: <c>429</c>, <c>2xx</c>, or a list.</summary>
internal static class StatusRanges
{
    private const string Right = "a status from 200 to 599, a class from `2xx` to `5xx`, or a list of them";

    /// <summary>What may be written.</summary>
    public static Form Form { get; } = Form.OneOrList(Form.AnyOf(
        Form.Whole(200, 599),
        Form.Words(new Word("2xx", "Any success."), new Word("3xx"), new Word("4xx"), new Word("5xx"))));

    public static IReadOnlyList<StatusRange> Read(Node node, Page page)
    {
        IReadOnlyList<Node> items = node is ListNode list ? list.Items : [node];
        if (items.Count == 0)
        {
            page.Error(node, "This list names no status. Write one, or leave `status` out for any.");
        }

        return [.. items.Select(item => One(item, page)).OfType<StatusRange>()];
    }

    private static StatusRange? One(Node node, Page page)
    {
        switch (node)
        {
            case TextNode { Number: >= 200 and <= 599 and var number } when number == decimal.Truncate(number):
                return new StatusRange((int)number, (int)number);
            case TextNode { Value: [>= '2' and <= '5' and var first, 'x', 'x'] }:
                return new StatusRange(100 * (first - '0'), (100 * (first - '0')) + 99);
            case TextNode { Value: [>= '2' and <= '5' and var digit, 'x' or 'X', 'x' or 'X'] }:
                page.Error(node, $"`status` takes {Right}. Did you mean `{digit}xx`?");
                return null;
            default:
                page.Error(node, $"`status` takes {Right}, but this is {node.Kind}{(node is TextNode { Quoted: true } ? " in quotes" : "")}.");
                return null;
        }
    }
}
