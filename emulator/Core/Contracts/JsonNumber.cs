using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using ChatEmulator.Time;

namespace ChatEmulator.Contracts;

/// <summary>
/// Numbers of JSON as values, read off their digits: 60, 60.0 and 6e1 are the same, none is too large to be compared, and none is
/// rounded on the way, as 1.0000000000000000001 would be by a double.
/// </summary>
internal static class JsonNumber
{
    // So many digits come through a double as they are.
    private const int ExactDigits = 15;

    /// <summary>The whole number that a number, or a text of one, stands for; the nearest of its range when it is outside; null when it is none.</summary>
    public static long? Whole(JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out var plain))
        {
            return plain;
        }

        return value.ValueKind switch
        {
            JsonValueKind.Number => Whole(Letters(value)),
            JsonValueKind.String when IsNumber(Letters(value)) => Whole(Letters(value)),
            _ => null,
        };
    }

    /// <summary>Whether a number is written as digits alone: 60, and neither 60.0 nor 6e1.</summary>
    public static bool IsPlain(JsonElement value) => Letters(value).IndexOfAny(".eE"u8) < 0;

    /// <summary>A fingerprint of a number: equal for what is equal as a value, and for nothing else that a client may take for an id.</summary>
    public static ulong Print(JsonElement number)
    {
        if (number.TryGetInt32(out var small))
        {
            return BitConverter.DoubleToUInt64Bits(small);
        }

        var value = number.GetDouble() + 0.0;
        var raw = JsonMarshal.GetRawUtf8Value(number);
        var print = BitConverter.DoubleToUInt64Bits(value);
        if (raw.Length <= ExactDigits && raw.IndexOfAny("eE"u8) < 0)
        {
            return print;
        }

        var digits = Digits(raw, out var power);
        return digits.Length - digits.Count((byte)'.') <= ExactDigits && double.IsNormal(value) ? print : Beyond(print, digits, power);
    }

    // What a double rounds is told apart by its digits: ids of eighteen are usual.
    private static ulong Beyond(ulong print, ReadOnlySpan<byte> digits, long power)
    {
        foreach (var digit in digits)
        {
            print = digit == '.' ? print : Mix.Into(print, digit);
        }

        return digits.IsEmpty ? print : Mix.Into(print, (ulong)power);
    }

    // A number's own letters, or those of a text: a digit that was sent as an escape is a digit.
    private static ReadOnlySpan<byte> Letters(JsonElement value)
    {
        var raw = JsonMarshal.GetRawUtf8Value(value);
        return value.ValueKind != JsonValueKind.String ? raw
            : raw.Contains((byte)'\\') ? Encoding.UTF8.GetBytes(value.GetString()!)
            : raw[1..^1];
    }

    private static bool IsNumber(ReadOnlySpan<byte> text)
    {
        var reader = new Utf8JsonReader(text);
        try
        {
            return text.Length > 0
                && text[0] is (byte)'-' or (>= (byte)'0' and <= (byte)'9')
                && text[^1] is >= (byte)'0' and <= (byte)'9'
                && reader.Read()
                && reader.TokenType == JsonTokenType.Number
                && reader.BytesConsumed == text.Length;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static long? Whole(ReadOnlySpan<byte> number)
    {
        var digits = Digits(number, out var power);
        return digits.IsEmpty ? 0 : power < 0 ? null : Whole(digits, power, negative: number[0] == '-');
    }

    // digits · 10^power, with the zeros at both ends taken off; a point may stand between them. Empty for zero.
    private static ReadOnlySpan<byte> Digits(ReadOnlySpan<byte> number, out long power)
    {
        var mantissa = number[0] == '-' ? number[1..] : number;
        var e = mantissa.IndexOfAny("eE"u8);
        power = e < 0 ? 0 : Power(mantissa[(e + 1)..]);
        mantissa = e < 0 ? mantissa : mantissa[..e];
        var point = mantissa.IndexOf((byte)'.');
        power -= point < 0 ? 0 : mantissa.Length - point - 1;
        var last = mantissa.LastIndexOfAnyExcept("0."u8);
        power += Zeros(mantissa[(last + 1)..]);
        return last < 0 ? default : mantissa[mantissa.IndexOfAnyExcept("0."u8)..(last + 1)];
    }

    private static long Whole(ReadOnlySpan<byte> digits, long power, bool negative)
    {
        var value = 0L;
        var most = negative ? long.MinValue : long.MaxValue;
        foreach (var digit in digits)
        {
            if (digit != '.' && !TryAppend(ref value, negative ? '0' - digit : digit - '0'))
            {
                return most;
            }
        }

        for (; power > 0; power--)
        {
            if (!TryAppend(ref value, 0))
            {
                return most;
            }
        }

        return value;
    }

    private static bool TryAppend(ref long value, int digit)
    {
        var wider = ((Int128)value * 10) + digit;
        value = (long)wider;
        return wider == value;
    }

    private static int Zeros(ReadOnlySpan<byte> digits) => digits.Count((byte)'0');

    // An exponent beyond a billion makes no difference that a body of some megabytes could undo.
    private static long Power(ReadOnlySpan<byte> exponent)
    {
        var value = 0L;
        foreach (var digit in exponent)
        {
            value = digit is (byte)'+' or (byte)'-' ? value : Math.Min((value * 10) + digit - '0', 1_000_000_000);
        }

        return exponent[0] == '-' ? -value : value;
    }
}
