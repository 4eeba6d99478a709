using System.Buffers;
using ChatEmulator.Scenarios.Sources;
using ChatEmulator.Scenarios.Templates;

namespace ChatEmulator.Scenarios.Language;

/// <summary>Reads the headers of an answer, so strictly that every server can send them.</summary>
internal static class HeadersReader
{
    private static readonly SearchValues<char> Token =
        SearchValues.Create("!#$%&'*+-.^_`|~0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz");

    /// <summary>Headers as a map, of each name one value or several.</summary>
    public static Form Form { get; } = Form.Named(Form.AnyOf(Form.Text, Form.List(Form.Text)));

    public static bool IsName(string name) => name.Length > 0 && !name.AsSpan().ContainsAnyExcept(Token);

    /// <summary>Reads a map of headers into a list.</summary>
    /// <param name="node">The map.</param>
    /// <param name="headers">The list.</param>
    /// <param name="contentType">What there is to know about the content type, which is no header of the map.</param>
    /// <param name="looks">What looks at calls.</param>
    /// <param name="page">The file.</param>
    public static void Read(Node node, List<(string Name, Template Value)> headers, string contentType, RuleDraft looks, Page page)
    {
        if (node is not MapNode map)
        {
            page.Error(node, $"`headers` takes a map such as `{{ X-Proxy: edge-7 }}`, but this is {node.Kind}.");
            return;
        }

        foreach (var (name, value) in map.Entries)
        {
            CheckName(name, contentType, page);
            foreach (var each in value is ListNode list ? list.Items : [value])
            {
                if (Value(each, name.Shown, looks, page) is { } template)
                {
                    headers.Add((name.Value, template));
                }
            }
        }
    }

    /// <summary>A header's value: visible ASCII, spaces and tabs, and blanks, of which whatever is filled in is made so.</summary>
    public static Template? Value(Node node, string key, RuleDraft looks, Page page)
    {
        var pieces = TemplateReader.Read(node, key, looks, page);
        if (pieces is null || pieces.All(piece => piece.Text.All(c => c is (>= ' ' and <= '~') or '\t')))
        {
            return pieces is null ? null : Template.Of(pieces, Manner.Header);
        }

        page.Error(node, $"The value of `{key}` holds a character that cannot travel in a header. Use one line of ASCII.");
        return null;
    }

    /// <summary>A header's value without blanks.</summary>
    public static string? Plain(Node node, string key, Page page)
    {
        var text = Scalars.Text(node, key, page);
        if (text is null || text.All(c => c is (>= ' ' and <= '~') or '\t'))
        {
            return text;
        }

        page.Error(node, $"The value of `{key}` holds a character that cannot travel in a header. Use one line of ASCII.");
        return null;
    }

    private static void CheckName(TextNode name, string contentType, Page page)
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
            page.Error(name, contentType);
        }
    }
}
