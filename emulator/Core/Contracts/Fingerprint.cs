using System.Buffers;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using ChatEmulator.Time;

namespace ChatEmulator.Contracts;

/// <summary>
/// A number that is equal for JSON that is equal as a value: order of names, white space and escapes do not count, 60 is 60.0. The
/// walk that makes it also notices names that an object has twice, so that nobody has to walk again. Allocates nothing.
/// </summary>
internal static class Fingerprint
{
    /// <summary>The fingerprint of an array without elements, into which each of them is mixed.</summary>
    internal const ulong EmptyArray = 2;

    private const int Few = 16;

    /// <summary>The fingerprint of a value; of an undefined one, zero.</summary>
    public static ulong Of(JsonElement value)
    {
        var twice = false;
        return Of(value, ref twice);
    }

    /// <summary>The fingerprint of a value, and whether an object in it seems to have a name twice: two names of one hash.</summary>
    internal static ulong Of(JsonElement value, ref bool twice) => value.ValueKind switch
    {
        JsonValueKind.Undefined => 0,
        JsonValueKind.Object => OfObject(value, ref twice),
        JsonValueKind.Array => OfArray(value, ref twice),
        JsonValueKind.String => Mix.Into(3, OfText(JsonMarshal.GetRawUtf8Value(value)[1..^1], value)),
        JsonValueKind.Number => Mix.Into(4, JsonNumber.Print(value)),
        _ => Mix.Into(5, (ulong)value.ValueKind),
    };

    /// <summary>The fingerprint of a property's name.</summary>
    internal static ulong OfName(JsonProperty property)
    {
        var raw = JsonMarshal.GetRawUtf8PropertyName(property);
        return raw.Contains((byte)'\\') && !Surrogates.HasHalf(raw) ? Mix.Bytes(Encoding.UTF8.GetBytes(property.Name)) : Mix.Bytes(raw);
    }

    /// <summary>The fingerprint of an object, of the sum over its properties: their order does not count.</summary>
    internal static ulong OfObject(ulong sum) => Mix.Into(1, sum);

    private static ulong OfObject(JsonElement value, ref bool twice)
    {
        var count = value.GetPropertyCount();
        var rented = count > Few ? ArrayPool<ulong>.Shared.Rent(count) : null;
        var names = rented is null ? stackalloc ulong[Few] : rented;
        var (seen, sum) = (0, 0UL);
        foreach (var property in value.EnumerateObject())
        {
            var name = OfName(property);
            names[seen++] = name;
            sum += Mix.Into(name, Of(property.Value, ref twice));
        }

        twice |= AnyTwice(names[..seen]);
        if (rented is not null)
        {
            ArrayPool<ulong>.Shared.Return(rented);
        }

        return OfObject(sum);
    }

    // Plain loops: the vectorised search of a span of words is compiled at its first use, and that costs a start milliseconds.
    private static bool AnyTwice(Span<ulong> names)
    {
        if (names.Length > Few)
        {
            return AnyTwiceOfMany(names);
        }

        for (var i = 1; i < names.Length; i++)
        {
            for (var k = 0; k < i; k++)
            {
                if (names[i] == names[k])
                {
                    return true;
                }
            }
        }

        return false;
    }

    private static bool AnyTwiceOfMany(Span<ulong> names)
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

    private static ulong OfArray(JsonElement value, ref bool twice)
    {
        var running = EmptyArray;
        foreach (var element in value.EnumerateArray())
        {
            running = Mix.Into(running, Of(element, ref twice));
        }

        return running;
    }

    // Half a surrogate pair is no text: it is equal where it is written alike.
    private static ulong OfText(ReadOnlySpan<byte> raw, JsonElement value) =>
        raw.Contains((byte)'\\') && !Surrogates.HasHalf(raw) ? Mix.Bytes(Encoding.UTF8.GetBytes(value.GetString()!)) : Mix.Bytes(raw);
}
