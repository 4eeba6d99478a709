using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using ChatEmulator.Contracts;
using ChatEmulator.Exchanges;
using ChatEmulator.Time;

namespace ChatEmulator.Providers.SignalWire;

/// <summary>
/// SignalWire's dialect of refusal. Two shapes are documented: <c>{"error":"…"}</c>, and for a body that can be read and is wrong
/// <c>{"errors":[{type, code, message, attribute, url}]}</c>, of which clients are told to read every entry.
/// </summary>
internal static class SignalWireErrors
{
    public const string ContentType = "application/json; charset=utf-8";

    private const string Url = "https://signalwire.com/docs/apis/error-codes";
    private const string RateLimit = "rate_limit_exceeded";

    private static readonly Purpose RequestIds = new("x-request-id");
    private static readonly JsonWriterOptions Writing = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The codes of the second shape, which a scenario may name.</summary>
    public static IReadOnlyList<CatalogueError> Own { get; } =
    [
        .. CreateTokenContract.Codes.Select(code => new CatalogueError(code, 422, "A documented code; which field it belongs to is inferred.")),
        new(RateLimit, 429, "A documented code; body and headers are assumed. The same as rate_limited."),
    ];

    /// <summary>Every path of a refusal.</summary>
    public static IReadOnlyList<string> Paths { get; } =
        ["body.error", "body.errors", "body.errors[]", "body.errors[].type", "body.errors[].code", "body.errors[].message", "body.errors[].attribute", "body.errors[].url"];

    public static Refusal Named(string name)
    {
        var error = SignalWireCatalogue.Value.Errors.FirstOrDefault(error => error.Name == name)
            ?? throw new KeyNotFoundException($"SignalWire has no error '{name}'.");
        return new Refusal(name, error.Status, error.About);
    }

    /// <summary>The refusal that a status stands for.</summary>
    public static Refusal Status(int status, string why) => new(status == 403 ? "forbidden" : "unauthorized", status, why);

    public static Reply Answer(Refusal refusal, in Moment moment) =>
        new(refusal.Status, ContentType, Body(refusal), RequestId(moment));

    /// <summary>The first header that SDKs look for when they report a failure (observed).</summary>
    public static Header RequestId(in Moment moment) =>
        new("x-request-id", moment.Dice.For(RequestIds, moment.Key).Uuid().ToString());

    private static byte[] Body(Refusal refusal) =>
        refusal.Violations.Count > 0 ? Entries(refusal.Violations)
        : refusal.Error is "rate_limited" or RateLimit ? Entry("rate_limit_error", RateLimit, "Rate limit exceeded.")
        : refusal.Status == 422 ? Entry("validation_error", refusal.Error, $"{refusal.Error}.")
        : Encoding.UTF8.GetBytes($$"""{"error":"{{Phrase(refusal.Status)}}"}""");

    private static string Phrase(int status) => status switch
    {
        400 => "Bad Request",
        401 => "Unauthorized",
        403 => "Forbidden",
        404 => "Not Found",
        405 => "Method Not Allowed",
        413 => "Payload Too Large",
        415 => "Unsupported Media Type",
        502 => "Bad Gateway",
        503 => "Service Unavailable",
        504 => "Gateway Timeout",
        _ => "Internal Server Error",
    };

    private static byte[] Entries(IReadOnlyList<Violation> violations) => Write(json =>
    {
        foreach (var violation in violations)
        {
            Entry(json, "validation_error", violation.Constraint.Code, violation.Message, violation.Attribute);
        }
    });

    private static byte[] Entry(string type, string code, string message) => Write(json => Entry(json, type, code, message, null));

    private static byte[] Write(Action<Utf8JsonWriter> entries)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, Writing))
        {
            json.WriteStartObject();
            json.WriteStartArray("errors");
            entries(json);
            json.WriteEndArray();
            json.WriteEndObject();
        }

        return stream.ToArray();
    }

    private static void Entry(Utf8JsonWriter json, string type, string code, string message, string? attribute)
    {
        json.WriteStartObject();
        json.WriteString("type", type);
        json.WriteString("code", code);
        json.WriteString("message", message);
        json.WriteString("attribute", attribute);
        json.WriteString("url", Url);
        json.WriteEndObject();
    }
}
