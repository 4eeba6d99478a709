using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using ChatEmulator.Exchanges;
using ChatEmulator.Scenarios;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;

namespace ChatEmulator.Server.Control;

/// <summary>Answers in JSON, written whole before the first byte leaves, so that a failure half way is still a clean 500; but for what may be long.</summary>
internal static class JsonAnswer
{
    private const int Piece = 1_000_000;

    // Read by people and programs, never put into a page: letters stay as they are.
    internal static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static Task Ok(HttpContext context, Action<Utf8JsonWriter> write) => Send(context, 200, "application/json", write);

    /// <summary>A problem document (RFC 9457).</summary>
    public static Task Problem(HttpContext context, int status, string detail, IReadOnlyList<Problem>? problems = null) =>
        Send(context, status, "application/problem+json", json =>
        {
            json.WriteStartObject();
            json.WriteString("type", "about:blank");
            json.WriteString("title", ReasonPhrases.GetReasonPhrase(status));
            json.WriteNumber("status", status);
            json.WriteString("detail", detail);
            if (problems is not null)
            {
                json.WritePropertyName("problems");
                Problems.Write(problems, json);
            }

            json.WriteEndObject();
        });

    public static async Task Send(HttpContext context, int status, string type, Action<Utf8JsonWriter> write)
    {
        var bytes = new ArrayBufferWriter<byte>(1_024);
        await using (var json = new Utf8JsonWriter(bytes, Options))
        {
            write(json);
        }

        var shown = VisibleJson.Of(bytes.WrittenMemory);
        Head(context, status, type);
        context.Response.ContentLength = shown.Length;
        await context.Response.BodyWriter.WriteAsync(shown);
    }

    /// <summary>
    /// The same for what may be long: it is told whole as long as it is short, and else sent off piece by piece without a length, so that no more of it than a piece and a part is ever held. What
    /// fails then breaks off, which no client takes for an end.
    /// </summary>
    /// <param name="context">The request.</param>
    /// <param name="parts">Write one after the other what stands in the object.</param>
    public static async Task SendLong(HttpContext context, IEnumerable<Action<Utf8JsonWriter>> parts)
    {
        var bytes = new ArrayBufferWriter<byte>(1_024);
        await using var json = new Utf8JsonWriter(bytes, Options);
        Head(context, 200, "application/json");
        json.WriteStartObject();
        foreach (var write in parts)
        {
            context.RequestAborted.ThrowIfCancellationRequested();
            write(json);
            json.Flush();
            if (bytes.WrittenCount >= Piece)
            {
                await context.Response.BodyWriter.WriteAsync(VisibleJson.Of(bytes.WrittenMemory), context.RequestAborted);
                bytes.ResetWrittenCount();
            }
        }

        json.WriteEndObject();
        json.Flush();
        var shown = VisibleJson.Of(bytes.WrittenMemory);
        if (!context.Response.HasStarted)
        {
            context.Response.ContentLength = shown.Length;
        }

        await context.Response.BodyWriter.WriteAsync(shown, context.RequestAborted);
    }

    private static void Head(HttpContext context, int status, string type)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = type;
        context.Response.Headers.CacheControl = "no-store";
    }
}
