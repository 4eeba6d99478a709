using System.Text.Json;
using ChatEmulator.Host.Templating.Values;
using ChatEmulator.Mappings.JsonPaths;
using ChatEmulator.Mappings.Patterns;

namespace ChatEmulator.Host.Templating.Words;

/// <summary>Words that read and tell JSON.</summary>
internal static class JsonWords
{
    /// <summary>The words.</summary>
    public static IReadOnlyDictionary<string, Word> All { get; } = new Dictionary<string, Word>
    {
        ["jsonPath"] = Path,
        ["parseJson"] = Parse,
        ["toJson"] = call => call.First is { } value ? Told(call, Json.Of(value, call.Render, dropsNull: true)) : "",
        ["formatJson"] = Format,
    };

    private static object? Path(WordCall call)
    {
        if (Java.IsEmpty(call.First))
        {
            return call.Option("default") ?? "";
        }

        if (call.At(1) is not { } expression || call.Text(expression).Length == 0)
        {
            return "[ERROR: The JSONPath cannot be empty]";
        }

        var text = call.Text(expression);
        text = text.StartsWith('$') || text.StartsWith('@') ? text : "$." + text;
        if (JsonPath.Read(text, out _) is not { } path)
        {
            return $"[ERROR: {call.Text(expression)} is not a valid JSONPath expression]";
        }

        var json = call.First is string body ? Body(call, body) : Json.Of(call.First, call.Render);
        var found = json is { } root ? path.Find(root, call.Render.Patience) : null;
        return (found is { } value ? Json.Found(value) : null) ?? call.Option("default") ?? "";
    }

    // The request's own body is parsed once, however often it is asked.
    private static JsonElement? Body(WordCall call, string text) =>
        ReferenceEquals(text, Members.Of(call.Render.Root["request"], "body")) ? Parsed(call.Render.Call.Asked.Body) : Json.Parse(text);

    private static JsonElement? Parsed(Piece piece) => piece.Json;

    private static object? Parse(WordCall call)
    {
        var (text, name) = call.HasBody ? (call.Body(), call.At(0)) : (call.FirstText, call.At(1));
        var value = Json.Value(Json.Parse(text) ?? throw call.Wrong("this is no JSON"), found: false);
        if (name is null)
        {
            return value;
        }

        call.Render.Assigned[call.Text(name)] = value;
        return null;
    }

    private static object? Format(WordCall call)
    {
        var format = call.Option("format") is { } given ? call.Text(given) : "pretty";
        if (format is not ("pretty" or "compact"))
        {
            return $"[ERROR: formatJson: format [{format}] should be one of [pretty, compact]]";
        }

        var json = call.BodyOrFirst is string text ? Json.Parse(text) : Json.Of(call.First, call.Render);
        return json is not { } value ? throw call.Wrong("this is no JSON") : format == "compact" ? Json.Compact(value) : Json.Pretty(value);
    }

    private static string Told(WordCall call, JsonElement? json)
    {
        var text = json is { } value ? Json.Pretty(value) : "";
        call.Render.Spend(text.Length);
        return text;
    }
}
