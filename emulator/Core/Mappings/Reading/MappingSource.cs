using System.Buffers;
using System.Globalization;
using System.Text.Json;

namespace ChatEmulator.Mappings.Reading;

/// <summary>How a mapping is told: as it was understood, with its id and what holds where nothing is written.</summary>
internal static class MappingSource
{
    private static readonly string[] Own = ["id", "uuid", "name", "request", "response"];

    private static readonly string[] Texts =
    [
        "url", "urlPath", "urlPattern", "urlPathPattern", "urlPathTemplate", "method", "body", "base64Body", "bodyFileName", "statusMessage",
        "scenarioName", "requiredScenarioState", "newScenarioState",
    ];

    private static readonly string[] Numbers = ["status", "fixedDelayMilliseconds", "priority", "port"];

    public static JsonElement Of(JsonElement json, Guid id, string? name) => Made(writer =>
    {
        writer.WriteStartObject();
        writer.WriteString("id", id);
        if (name is not null)
        {
            writer.WriteString("name", name);
        }

        writer.WritePropertyName("request");
        WriteRequest(writer, Part(json, "request"));
        writer.WritePropertyName("response");
        WriteWith(writer, Part(json, "response"), "status", static writer => writer.WriteNumberValue(200));
        writer.WriteString("uuid", id);
        WriteFields(writer, json, field => !Own.Contains(field.Name));
        writer.WriteEndObject();
    });

    /// <summary>How a request pattern is told.</summary>
    public static JsonElement OfRequest(JsonElement request) => Made(writer => WriteRequest(writer, request));

    private static JsonElement Made(Action<Utf8JsonWriter> write)
    {
        var bytes = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(bytes))
        {
            write(writer);
        }

        var reader = new Utf8JsonReader(bytes.WrittenSpan);
        return JsonElement.ParseValue(ref reader);
    }

    private static JsonElement Part(JsonElement json, string name) => json.TryGetProperty(name, out var part) ? part : default;

    private static void WriteRequest(Utf8JsonWriter writer, JsonElement request) => WriteWith(writer, request, "method", static writer => writer.WriteStringValue("ANY"));

    private static void WriteWith(Utf8JsonWriter writer, JsonElement given, string usual, Action<Utf8JsonWriter> value)
    {
        writer.WriteStartObject();
        if (given.ValueKind != JsonValueKind.Object || Part(given, usual).ValueKind is JsonValueKind.Undefined or JsonValueKind.Null)
        {
            writer.WritePropertyName(usual);
            value(writer);
        }

        WriteFields(writer, given, static _ => true);
        writer.WriteEndObject();
    }

    private static void WriteFields(Utf8JsonWriter writer, JsonElement given, Func<JsonProperty, bool> which)
    {
        foreach (var field in given.ValueKind == JsonValueKind.Object ? given.EnumerateObject().Where(field => field.Value.ValueKind != JsonValueKind.Null && which(field)) : [])
        {
            writer.WritePropertyName(field.Name == "basicAuth" ? "basicAuthCredentials" : field.Name);
            WriteValue(writer, field);
        }
    }

    // A number where a text is wanted is taken for one, and the other way round; it is told as what it was taken for.
    private static void WriteValue(Utf8JsonWriter writer, JsonProperty field)
    {
        if (field.Value.ValueKind is JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False && Texts.Contains(field.Name))
        {
            writer.WriteStringValue(field.Value.GetRawText());
        }
        else if (field.Value.ValueKind == JsonValueKind.String && Numbers.Contains(field.Name))
        {
            writer.WriteNumberValue(long.Parse(field.Value.GetString()!, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture));
        }
        else
        {
            field.Value.WriteTo(writer);
        }
    }
}
