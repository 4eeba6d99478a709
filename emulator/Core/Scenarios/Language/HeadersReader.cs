using System.Buffers;
using ChatEmulator.Exchanges;
using ChatEmulator.Scenarios.Sources;

namespace ChatEmulator.Scenarios.Language;

/// <summary>Reads the headers of an answer, so strictly that every server can send them.</summary>
internal static class HeadersReader
{
    private static readonly SearchValues<char> Token =
        SearchValues.Create("!#$%&'*+-.^_`|~0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz");

    public static bool IsName(string name) => name.Length > 0 && !name.AsSpan().ContainsAnyExcept(Token);

    public static void Read(Node node, AnswerDraft draft, Page page)
    {
        if (node is not MapNode map)
        {
            page.Error(node, $"`headers` takes a map such as `{{ X-Proxy: edge-7 }}`, but this is {node.Kind}.");
            return;
        }

        foreach (var (name, value) in map.Entries)
        {
            CheckName(name, page);
            foreach (var each in value is ListNode list ? list.Items : [value])
            {
                if (Value(each, name.Shown, page) is { } text)
                {
                    draft.Headers.Add(new Header(name.Value, text));
                }
            }
        }
    }

    /// <summary>A header's value: visible ASCII, spaces and tabs.</summary>
    public static string? Value(Node node, string key, Page page)
    {
        var text = Scalars.Text(node, key, page);
        if (text is null || text.All(c => c is (>= ' ' and <= '~') or '\t'))
        {
            return text;
        }

        page.Error(node, $"The value of `{key}` holds a character that cannot travel in a header. Use one line of ASCII.");
        return null;
    }

    private static void CheckName(TextNode name, Page page)
    {
        if (!IsName(name.Value))
        {
            page.Error(name, $"`{name.Shown}` is not a header's name: letters, digits and dashes, no spaces.");
        }
        else if (name.Value.ToUpperInvariant() is "CONTENT-LENGTH" or "TRANSFER-ENCODING")
        {
            page.Error(name, $"`{name.Value}` follows from the body and from how it is sent. To break it, use a delivery.");
        }
        else if (name.Value.Equals("content-type", StringComparison.OrdinalIgnoreCase))
        {
            page.Error(name, "The content type has a key of its own: `content_type: text/html`, beside `headers`.");
        }
    }
}
