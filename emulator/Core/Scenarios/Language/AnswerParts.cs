using System.Text;
using ChatEmulator.Scenarios.Sources;

namespace ChatEmulator.Scenarios.Language;

/// <summary>The keys of an answer, in the order of the manual.</summary>
internal static class AnswerParts
{
    public static IReadOnlyList<Key<AnswerDraft>> All { get; } =
    [
        new("error", "The name of an error: of the vendor's own, or of the general set that every provider has.",
            "error: service_unavailable", Form.Error, (node, draft, page) => draft.Error = Scalars.Text(node, "error", page)),
        new("retry_after", "The Retry-After header of the error: whole seconds, rounded up. Absent: no such header.",
            "retry_after: 2s", Form.Duration, ReadRetryAfter),
        new("status", "The status of an answer that is written out, from 200 to 599.",
            "status: 502", Form.Whole(200, 599), ReadStatus),
        new("headers", "Headers besides the content type; a list sends a name several times.",
            "headers: { X-Proxy: edge-7 }", Form.Named(Form.AnyOf(Form.Text, Form.List(Form.Text))), HeadersReader.Read),
        new("content_type", "The content type. Absent: application/json, text/plain or application/octet-stream, as the body has it.",
            "content_type: text/html", Form.Text, (node, draft, page) => draft.ContentType = HeadersReader.Value(node, "content_type", page)),
        new("body", "The body as text, in UTF-8.",
            "body: \"<h1>Bad gateway</h1>\"", Form.Text, ReadBody),
        new("json", "The body as a tree, written as JSON.",
            "json: { error: overloaded }", Form.Tree, ReadJson),
        new("base64", "The body as bytes.",
            "base64: AAEC", Form.Text, ReadBase64),
        new("mix", "Answers with weights, of which one is drawn for each call, by the seed and by what the call asks.",
            "mix: [{ weight: 3, answer: own }, { weight: 1, answer: { error: rate_limited } }]", MixReader.Form, MixReader.Read),
    ];

    private static void ReadRetryAfter(Node node, AnswerDraft draft, Page page)
    {
        if (node is MapNode)
        {
            page.Error(node, NotYet.Sentence("A `retry_after` with parts"));
            return;
        }

        draft.RetryAfter = Units.Duration(node, "retry_after", page);
    }

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

    private static void ReadBody(Node node, AnswerDraft draft, Page page)
    {
        if (node is not TextNode)
        {
            page.Error(node, $"`body` takes a text, but this is {node.Kind}. Write `json` for a tree.");
            return;
        }

        draft.UsualType = "text/plain; charset=utf-8";
        draft.Body = Encoding.UTF8.GetBytes(Scalars.Text(node, "body", page) ?? "");
    }

    private static void ReadJson(Node node, AnswerDraft draft, Page page)
    {
        if (node is TextNode { Quoted: true, Value: ['{' or '[', ..] })
        {
            page.Warn(node, "In quotes this is one JSON text, not a tree. Take the quotes away if a tree is meant.");
        }

        draft.UsualType = "application/json";
        draft.Body = JsonTree.Write(node, page);
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

        draft.Body = bytes[..length];
    }
}
