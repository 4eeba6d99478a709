using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using ChatEmulator.Time;

namespace ChatEmulator.Contracts;

/// <summary>A number that is equal for JSON that is equal as a value: order of names, white space and escapes do not count, 60 is 60.0.</summary>
public static class Fingerprint
{
    /// <summary>The fingerprint of a value; of an undefined one, zero.</summary>
    public static ulong Of(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Undefined => 0,
        JsonValueKind.Object => OfObject(value),
        JsonValueKind.Array => OfArray(value),
        JsonValueKind.String => Mix.Into(3, OfText(JsonMarshal.GetRawUtf8Value(value)[1..^1], value)),
        JsonValueKind.Number => Mix.Into(4, BitConverter.DoubleToUInt64Bits(value.GetDouble() + 0.0)),
        _ => Mix.Into(5, (ulong)value.ValueKind),
    };

    private static ulong OfObject(JsonElement value)
    {
        var sum = 0UL;
        foreach (var property in value.EnumerateObject())
        {
            var raw = JsonMarshal.GetRawUtf8PropertyName(property);
            var name = raw.Contains((byte)'\\') ? Mix.Bytes(Encoding.UTF8.GetBytes(property.Name)) : Mix.Bytes(raw);
            sum += Mix.Into(name, Of(property.Value));
        }

        return Mix.Into(1, sum);
    }

    private static ulong OfArray(JsonElement value)
    {
        var running = 2UL;
        foreach (var element in value.EnumerateArray())
        {
            running = Mix.Into(running, Of(element));
        }

        return running;
    }

    private static ulong OfText(ReadOnlySpan<byte> raw, JsonElement value) =>
        raw.Contains((byte)'\\') ? Mix.Bytes(Encoding.UTF8.GetBytes(value.GetString()!)) : Mix.Bytes(raw);
}
