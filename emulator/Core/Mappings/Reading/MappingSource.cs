using System.Buffers;
using System.Text.Json;

namespace ChatEmulator.Mappings.Reading;

/// <summary>How a mapping is told: as it was written, with its id and what holds where nothing is written.</summary>
internal static class MappingSource
{
    private static readonly string[] Own = ["id", "uuid", "name", "request", "response"];

    public static JsonElement Of(JsonElement json, Guid id, string? name)
    {
        var bytes = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(bytes))
        {
            writer.WriteStartObject();
            writer.WriteString("id", id);
            if (name is not null)
            {
                writer.WriteString("name", name);
            }

            Write(writer, "request", json, "method", static writer => writer.WriteStringValue("ANY"));
            Write(writer, "response", json, "status", static writer => writer.WriteNumberValue(200));
            writer.WriteString("uuid", id);
            foreach (var field in json.EnumerateObject().Where(field => !Own.Contains(field.Name) && field.Value.ValueKind != JsonValueKind.Null))
            {
                field.WriteTo(writer);
            }

            writer.WriteEndObject();
        }

        var reader = new Utf8JsonReader(bytes.WrittenSpan);
        return JsonElement.ParseValue(ref reader);
    }

    private static void Write(Utf8JsonWriter writer, string name, JsonElement json, string usual, Action<Utf8JsonWriter> value)
    {
        writer.WriteStartObject(name);
        var given = json.TryGetProperty(name, out var part) && part.ValueKind == JsonValueKind.Object ? part : default;
        if (given.ValueKind == JsonValueKind.Undefined || !given.TryGetProperty(usual, out _))
        {
            writer.WritePropertyName(usual);
            value(writer);
        }

        if (given.ValueKind == JsonValueKind.Object)
        {
            foreach (var field in given.EnumerateObject().Where(field => field.Value.ValueKind != JsonValueKind.Null))
            {
                field.WriteTo(writer);
            }
        }

        writer.WriteEndObject();
    }
}
