using System.Text.Json;
using ChatEmulator.Scenarios.Sources;
using Microsoft.AspNetCore.Http;

namespace ChatEmulator.Server.Control.Routes;

/// <summary>Reads the small JSON bodies of Control requests.</summary>
internal static class Arguments
{
    /// <summary>The text of the only property that a body may have.</summary>
    /// <exception cref="RefusedException">The body is no JSON object with that text and nothing else.</exception>
    public static async Task<string> Text(HttpContext context, string name)
    {
        using var body = await Read(context, name);
        try
        {
            return Text(body, name);
        }
        catch (InvalidOperationException)
        {
            throw Expected(name, "a text in the body is not Unicode");
        }
    }

    private static string Text(JsonDocument body, string name)
    {
        if (body.RootElement.ValueKind != JsonValueKind.Object)
        {
            throw Expected(name, "the body is no JSON object");
        }

        foreach (var property in body.RootElement.EnumerateObject().Where(property => !property.NameEquals(name)))
        {
            throw Expected(name, $"`{property.Name}` means nothing here{(Nearest.Of(property.Name, [name]) is null ? "" : $"; did you mean `{name}`?")}");
        }

        return body.RootElement.TryGetProperty(name, out var value)
            ? value.ValueKind == JsonValueKind.String ? value.GetString()! : throw Expected(name, $"`{name}` is no text")
            : throw Expected(name, $"`{name}` is missing");
    }

    private static async Task<JsonDocument> Read(HttpContext context, string name)
    {
        try
        {
            return await JsonDocument.ParseAsync(context.Request.Body, cancellationToken: context.RequestAborted);
        }
        catch (JsonException e)
        {
            throw Expected(name, $"the body is no JSON, see line {e.LineNumber + 1}, byte {e.BytePositionInLine + 1}");
        }
    }

    private static RefusedException Expected(string name, string why) => new(400, $"Expected {{\"{name}\":\"…\"}}, but {why.TrimEnd('.')}.");
}
