using System.Buffers;
using System.Globalization;
using System.Text.Json;

namespace ChatEmulator.Judging;

/// <summary>Plain values as JSON values, so that one comparison serves fluent code and JSON alike.</summary>
internal static class Literal
{
    /// <summary>The value as JSON.</summary>
    /// <exception cref="ArgumentException">It is neither a text, a number, true or false, null, nor JSON.</exception>
    public static JsonElement Of(object? value) => value switch
    {
        null => Of("null"u8),
        JsonElement element => element.ValueKind == JsonValueKind.Undefined ? Of("null"u8) : element,
        bool truth => truth ? Of("true"u8) : Of("false"u8),
        string text => Text(text),
        char character => Text(character.ToString()),
        sbyte or byte or short or ushort or int or uint or long or ulong or decimal or float or double => Number((IFormattable)value),
        _ => throw new ArgumentException(
            $"A call is compared with a text, a number, true, false or null (absent), not with {value.GetType().Name}.", nameof(value)),
    };

    /// <summary>A text as JSON.</summary>
    public static JsonElement Text(string text)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStringValue(text);
        }

        return Of(buffer.WrittenSpan);
    }

    /// <summary>A text as a JSON number; undefined when it is none.</summary>
    public static JsonElement NumberOrNothing(string text)
    {
        try
        {
            var element = JsonElement.Parse(text);
            return element.ValueKind == JsonValueKind.Number ? element : default;
        }
        catch (JsonException)
        {
            return default;
        }
    }

    private static JsonElement Number(IFormattable number)
    {
        var element = NumberOrNothing(number.ToString(null, CultureInfo.InvariantCulture));
        return element.ValueKind == JsonValueKind.Number
            ? element
            : throw new ArgumentException($"{number} is not a number that JSON can write.", nameof(number));
    }

    private static JsonElement Of(ReadOnlySpan<byte> json) => JsonElement.Parse(json);
}
