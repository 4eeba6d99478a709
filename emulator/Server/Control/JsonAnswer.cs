using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using ChatEmulator.Exchanges;
using ChatEmulator.Scenarios;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;

namespace ChatEmulator.Server.Control;

/// <summary>Answers in JSON, written whole before the first byte leaves, so that a failure half way is still a clean 500.</summary>
internal static class JsonAnswer
{
    // Read by people and programs, never put into a page: letters stay as they are.
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

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
        context.Response.StatusCode = status;
        context.Response.ContentType = type;
        context.Response.ContentLength = shown.Length;
        context.Response.Headers.CacheControl = "no-store";
        await context.Response.BodyWriter.WriteAsync(shown);
    }
}
