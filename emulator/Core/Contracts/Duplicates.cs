using System.Buffers;
using System.Runtime.InteropServices;
using System.Text.Json;

namespace ChatEmulator.Contracts;

/// <summary>
/// Names that an object of JSON has twice. RFC 8259 leaves open what that means, and parsers disagree. Looked for only where
/// <see cref="Fingerprint"/> has found two names of one hash.
/// </summary>
internal static class Duplicates
{
    /// <summary>Whether any object in a value has a name twice, compared letter by letter.</summary>
    public static bool In(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Array => value.EnumerateArray().Any(In),
        JsonValueKind.Object => value.GetPropertyCount() > Last(value).Count || value.EnumerateObject().Any(property => In(property.Value)),
        _ => false,
    };

    /// <summary>The same JSON in which of names that are there twice the last one counts, at the place of the first.</summary>
    public static byte[] LastWins(JsonElement value)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { MaxDepth = 1_000, SkipValidation = true }))
        {
            Write(value, json);
        }

        return buffer.WrittenSpan.ToArray();
    }

    private static void Write(JsonElement value, Utf8JsonWriter json)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                json.WriteStartObject();
                foreach (var (name, last) in Last(value))
                {
                    json.WritePropertyName(name);
                    Write(last, json);
                }

                json.WriteEndObject();
                break;
            case JsonValueKind.Array:
                json.WriteStartArray();
                foreach (var element in value.EnumerateArray())
                {
                    Write(element, json);
                }

                json.WriteEndArray();
                break;
            default:
                json.WriteRawValue(JsonMarshal.GetRawUtf8Value(value), skipInputValidation: true);
                break;
        }
    }

    private static Dictionary<string, JsonElement> Last(JsonElement value)
    {
        var last = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        foreach (var property in value.EnumerateObject())
        {
            last[property.Name] = property.Value;
        }

        return last;
    }
}
