using System.Buffers;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using ChatEmulator.Time;

namespace ChatEmulator.Contracts;

/// <summary>
/// Names that an object of JSON has twice. RFC 8259 leaves open what that means, and parsers disagree. Looking for them allocates
/// nothing; a hash that occurs twice is looked at again by name.
/// </summary>
internal static class Duplicates
{
    private const int Few = 16;

    /// <summary>Whether any object in a value has a name twice.</summary>
    public static bool In(JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.Array)
        {
            foreach (var element in value.EnumerateArray())
            {
                if (element.ValueKind is JsonValueKind.Array or JsonValueKind.Object && In(element))
                {
                    return true;
                }
            }

            return false;
        }

        return value.ValueKind == JsonValueKind.Object && InObject(value, value.GetPropertyCount());
    }

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

    private static bool InObject(JsonElement value, int count)
    {
        var rented = count > Few ? ArrayPool<ulong>.Shared.Rent(count) : null;
        var names = rented is null ? stackalloc ulong[Few] : rented;
        var (seen, nested) = (0, false);
        foreach (var property in value.EnumerateObject())
        {
            names[seen++] = Print(property);
            nested |= property.Value.ValueKind is JsonValueKind.Array or JsonValueKind.Object && In(property.Value);
        }

        var twice = AnyTwice(names[..seen]) && value.EnumerateObject().GroupBy(property => property.Name).Any(group => group.Skip(1).Any());
        if (rented is not null)
        {
            ArrayPool<ulong>.Shared.Return(rented);
        }

        return nested || twice;
    }

    private static bool AnyTwice(Span<ulong> names)
    {
        if (names.Length > Few)
        {
            names.Sort();
            for (var i = 1; i < names.Length; i++)
            {
                if (names[i] == names[i - 1])
                {
                    return true;
                }
            }

            return false;
        }

        for (var i = 1; i < names.Length; i++)
        {
            if (names[..i].Contains(names[i]))
            {
                return true;
            }
        }

        return false;
    }

    private static ulong Print(JsonProperty property)
    {
        var raw = JsonMarshal.GetRawUtf8PropertyName(property);
        return raw.Contains((byte)'\\') ? Mix.Bytes(Encoding.UTF8.GetBytes(property.Name)) : Mix.Bytes(raw);
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
