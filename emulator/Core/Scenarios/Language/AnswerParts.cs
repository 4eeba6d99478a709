using ChatEmulator.Scenarios.Sources;
using ChatEmulator.Scenarios.Templates;

namespace ChatEmulator.Scenarios.Language;

/// <summary>The keys of an answer, in the order of the manual.</summary>
internal static class AnswerParts
{
    public static IReadOnlyList<Key<AnswerDraft>> All { get; } =
    [
        new("error", "The name of an error: of the vendor's own, or of the general set that every provider has.",
            "error: service_unavailable", Form.Error, (node, draft, page) => draft.Error = Scalars.Text(node, "error", page)),
        new("retry_after", "The Retry-After header of the error: whole seconds, rounded up; `{ in: 2s, as: http_date }` for a date, `{ raw: soon }` for any text, and of a limit "
            + "`when_allowed` for when it lets a call through again. Absent: no such header.",
            "retry_after: 2s", RetryAfterReader.Form, RetryAfterReader.Read),
        new("status", "The status of an answer that is written out, from 200 to 599.",
            "status: 502", Form.Whole(200, 599), ReadStatus),
        new("headers", "Headers besides the content type; a list sends a name several times.",
            "headers: { X-Proxy: edge-7 }", HeadersReader.Form, ReadHeaders),
        new("content_type", "The content type. Absent: application/json, text/plain or application/octet-stream, as the body has it.",
            "content_type: text/html", Form.Text, ReadContentType),
        new("body", "The body as text, in UTF-8.",
            "body: \"<h1>Bad gateway</h1>\"", Form.Text, ReadBody),
        new("json", "The body as a tree, written as JSON.",
            "json: { error: overloaded }", Form.Tree, ReadJson),
        new("base64", "The body as bytes.",
            "base64: AAEC", Form.Text, ReadBase64),
        new("alter", "What becomes of the vendor's own answer, which is kept otherwise. It changes what is told; `mint` changes what is true.",
            "alter: { set: { expires_at: 0 } }", AlterReader.Form, AlterReader.Read),
        new("mix", "Answers with weights, of which one is drawn for each call, by the seed and by what the call asks.",
            "mix: [{ weight: 3, answer: own }, { weight: 1, answer: { error: rate_limited } }]", MixReader.Form, MixReader.Read),
    ];

    private static void ReadStatus(Node node, AnswerDraft draft, Page page)
    {
        if (Scalars.Whole(node, "status", page) is not { } status)
        {
            return;
        }

        if (status is < 200 or > 599)
        {
            page.Error(node, $"`status: {status}` cannot end a call. Use one from 200 to 599.");
        }

        draft.Status = (int)Math.Clamp(status, 200, 599);
    }

    private static void ReadHeaders(Node node, AnswerDraft draft, Page page) => HeadersReader.Read(
        node, draft.Headers, "The content type has a key of its own: `content_type: text/html`, beside `headers`.", draft.Looks, page);

    private static void ReadContentType(Node node, AnswerDraft draft, Page page)
    {
        draft.ContentType = HeadersReader.Value(node, "content_type", draft.Looks, page);
        draft.IsJson = node is TextNode text && text.Value.Contains("json", StringComparison.OrdinalIgnoreCase);
    }

    private static void ReadBody(Node node, AnswerDraft draft, Page page)
    {
        if (node is not TextNode)
        {
            page.Error(node, $"`body` takes a text, but this is {node.Kind}. Write `json` for a tree.");
            return;
        }

        draft.UsualType = "text/plain; charset=utf-8";
        draft.Text = TemplateReader.Read(node, "body", draft.Looks, page);
    }

    private static void ReadJson(Node node, AnswerDraft draft, Page page)
    {
        if (node is TextNode { Quoted: true, Value: ['{' or '[', ..] })
        {
            page.Warn(node, "In quotes this is one JSON text, not a tree. Take the quotes away if a tree is meant.");
        }

        draft.UsualType = "application/json";
        draft.Body = JsonTree.Read(node, draft.Looks, page);
    }

    private static void ReadBase64(Node node, AnswerDraft draft, Page page)
    {
        draft.UsualType = "application/octet-stream";
        if (Scalars.Text(node, "base64", page) is not { } text)
        {
            return;
        }

        var bytes = new byte[text.Length];
        if (!Convert.TryFromBase64String(text, bytes, out var length))
        {
            page.Error(node, "This is not base64: A-Z, a-z, 0-9, + and / in groups of four, filled up with =.");
        }

        draft.Body = Template.Of(bytes[..length]);
    }
}
