using System.Buffers;
using System.Runtime.InteropServices;
using System.Text.Json;
using ChatEmulator.Mappings.Patterns;

namespace ChatEmulator.Mappings.JsonPaths;

/// <summary>JSON that is made on the way, not found in a document.</summary>
internal static class MadeJson
{
    // What is found deep down in a document may be put into a list.
    private static readonly JsonDocumentOptions Deep = new() { MaxDepth = 2 * ParsedJson.Deepest };

    /// <summary>JSON's null.</summary>
    public static JsonElement Null { get; } = ParsedJson.Parse("null")!.Value;

    /// <summary>A number by its letters; null for what JSON has no number for, such as infinity.</summary>
    public static JsonElement Number(string letters) => ParsedJson.Parse(letters) ?? Null;

    /// <summary>A text.</summary>
    public static JsonElement Text(string text) => Written(json => json.WriteStringValue(text));

    /// <summary>A list of texts.</summary>
    public static JsonElement Texts(IEnumerable<string> texts) => Written(json =>
    {
        json.WriteStartArray();
        foreach (var text in texts)
        {
            json.WriteStringValue(text);
        }

        json.WriteEndArray();
    });

    /// <summary>A list.</summary>
    public static JsonElement List(IEnumerable<JsonElement> elements, Patience patience) => Written(json =>
    {
        json.WriteStartArray();
        foreach (var element in elements.TakeWhile(element => patience.Take(Cost(element))))
        {
            element.WriteTo(json);
        }

        json.WriteEndArray();
    });

    /// <summary>An object.</summary>
    public static JsonElement Object(IEnumerable<KeyValuePair<string, JsonElement>> properties, Patience patience) => Written(json =>
    {
        json.WriteStartObject();
        foreach (var (name, value) in properties.TakeWhile(property => patience.Take(Cost(property.Value))))
        {
            json.WritePropertyName(name);
            value.WriteTo(json);
        }

        json.WriteEndObject();
    });

    /// <summary>What copying or comparing a value costs.</summary>
    public static int Cost(JsonElement value) => (JsonMarshal.GetRawUtf8Value(value).Length >> 4) + 1;

    private static JsonElement Written(Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { MaxDepth = 2 * ParsedJson.Deepest }))
        {
            write(json);
        }

        return JsonDocument.Parse(buffer.WrittenMemory, Deep).RootElement;
    }
}
