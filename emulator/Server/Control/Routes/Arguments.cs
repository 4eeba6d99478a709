using System.Text.Json;
using ChatEmulator.Exchanges;
using ChatEmulator.Scenarios.Sources;
using Microsoft.AspNetCore.Http;

namespace ChatEmulator.Server.Control.Routes;

/// <summary>Reads the small JSON bodies of Control requests.</summary>
internal static class Arguments
{
    private const string ForkForm = "{\"as\":\"…\"} or {\"as\":\"…\",\"at\":7}";

    /// <summary>The name of a fork, and the number of the call after which it begins; null for the present.</summary>
    /// <exception cref="RefusedException">The body is no JSON object with these and nothing else.</exception>
    public static async Task<(string As, long? At)> Fork(HttpContext context)
    {
        using var body = await Read(context, ForkForm);
        try
        {
            Check(body, ForkForm, "as", "at");
            return (Text(body, "as", ForkForm), !body.RootElement.TryGetProperty("at", out var at) || at.ValueKind == JsonValueKind.Null ? null
                : at.ValueKind == JsonValueKind.Number && at.TryGetInt64(out var number) ? number
                : throw Expected(ForkForm, "`at` is no number of a call"));
        }
        catch (InvalidOperationException)
        {
            throw Expected(ForkForm, "a text in the body is not Unicode");
        }
    }

    /// <summary>The text of the only property that a body may have.</summary>
    /// <exception cref="RefusedException">The body is no JSON object with that text and nothing else.</exception>
    public static async Task<string> Text(HttpContext context, string name)
    {
        var form = $"{{\"{name}\":\"…\"}}";
        using var body = await Read(context, form);
        try
        {
            Check(body, form, name);
            return Text(body, name, form);
        }
        catch (InvalidOperationException)
        {
            throw Expected(form, "a text in the body is not Unicode");
        }
    }

    private static void Check(JsonDocument body, string form, params string[] names)
    {
        if (body.RootElement.ValueKind != JsonValueKind.Object)
        {
            throw Expected(form, "the body is no JSON object");
        }

        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var name in body.RootElement.EnumerateObject().Select(property => property.Name))
        {
            if (!names.Contains(name))
            {
                throw Expected(form, $"`{Brief.Of(name, 100)}` means nothing here{(Nearest.Of(name, names) is { } near ? $"; did you mean `{near}`?" : "")}");
            }

            // Neither can be known to be meant.
            if (!seen.Add(name))
            {
                throw Expected(form, $"`{name}` stands there twice");
            }
        }
    }

    private static string Text(JsonDocument body, string name, string form) =>
        body.RootElement.TryGetProperty(name, out var value)
            ? value.ValueKind == JsonValueKind.String ? value.GetString()! : throw Expected(form, $"`{name}` is no text")
            : throw Expected(form, $"`{name}` is missing");

    /// <summary>The body as JSON, whatever its content type says: <c>curl -d</c> calls everything a form.</summary>
    /// <exception cref="RefusedException">It is none.</exception>
    public static async Task<JsonDocument> Read(HttpContext context, string form)
    {
        try
        {
            return await JsonDocument.ParseAsync(context.Request.Body, cancellationToken: context.RequestAborted);
        }
        catch (JsonException e)
        {
            throw Expected(form, $"the body is no JSON, see line {e.LineNumber + 1}, byte {e.BytePositionInLine + 1}");
        }
    }

    private static RefusedException Expected(string form, string why) => new(400, $"Expected {form}, but {(why.EndsWith('?') ? why : why.TrimEnd('.') + ".")}");
}
