using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace ChatEmulator.Scenarios.Sources;

/// <summary>Writes a tree as YAML that reads as the same tree: for a scenario that was put together from several files.</summary>
internal static class TreeText
{
    public static string Write(Node root)
    {
        var text = new StringBuilder();
        Write(root, 0, text);
        return text.ToString();
    }

    /// <summary>A tree on one line, for people.</summary>
    public static string Flow(Node node) => node switch
    {
        MapNode map => $"{{ {string.Join(", ", map.Entries.Select(entry => $"{entry.Key.Shown}: {Flow(entry.Value)}"))} }}",
        ListNode list => $"[{string.Join(", ", list.Items.Select(Flow))}]",
        TextNode { Quoted: true } text => $"\"{text.Shown}\"",
        _ => ((TextNode)node).Shown,
    };

    private static void Write(Node node, int depth, StringBuilder text)
    {
        switch (node)
        {
            case MapNode { Entries.Count: > 0 } map:
                foreach (var (key, value) in map.Entries)
                {
                    Line(Scalar(key) + ":", value, depth, text);
                }

                break;
            case ListNode { Items.Count: > 0 } list:
                foreach (var item in list.Items)
                {
                    Line("-", item, depth, text);
                }

                break;
            default:
                text.Append(' ', 2 * depth).Append(Short(node)).Append('\n');
                break;
        }
    }

    private static void Line(string begin, Node value, int depth, StringBuilder text)
    {
        text.Append(' ', 2 * depth).Append(begin);
        if (value is MapNode { Entries.Count: > 0 } or ListNode { Items.Count: > 0 })
        {
            text.Append('\n');
            Write(value, depth + 1, text);
        }
        else
        {
            text.Append(' ').Append(Short(value)).Append('\n');
        }
    }

    private static string Short(Node node) => node switch
    {
        MapNode => "{}",
        ListNode => "[]",
        _ => Scalar((TextNode)node),
    };

    // What was plain is written plain, so that a number stays one; the rest as JSON writes text, which YAML reads, and so whatever had several lines.
    private static string Scalar(TextNode text) =>
        text.Quoted || text.Value.Contains('\n', StringComparison.Ordinal) ? $"\"{JsonEncodedText.Encode(text.Value, JavaScriptEncoder.UnsafeRelaxedJsonEscaping)}\"" : text.IsNull ? "~" : text.Value;
}
