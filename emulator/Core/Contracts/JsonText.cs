using System.Buffers;
using System.Buffers.Text;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;

namespace ChatEmulator.Contracts;

/// <summary>Lengths and names read off raw JSON, so that a sound body costs no allocation.</summary>
internal static class JsonText
{
    private static readonly SearchValues<byte> Blanks = SearchValues.Create(" \n\r\t"u8);

    /// <summary>
    /// Whether a value has at most that length: a string its content, anything else its compact form, escapes decoded. The raw
    /// bytes are never fewer than what is counted, so nearly every value is answered by one comparison.
    /// </summary>
    public static bool HasAtMost(JsonElement value, int most, LengthUnit unit)
    {
        var raw = JsonMarshal.GetRawUtf8Value(value);
        var isText = value.ValueKind == JsonValueKind.String;
        raw = isText ? raw[1..^1] : raw;
        return raw.Length <= most || Length(raw, unit, insideString: isText) <= most;
    }

    /// <summary>Whether a value has at most that length as it was sent.</summary>
    public static bool HasAtMostAsSent(JsonElement value, int most, LengthUnit unit)
    {
        var raw = JsonMarshal.GetRawUtf8Value(value);
        var length = 0;
        for (var i = 0; raw.Length > most && i < raw.Length; i++)
        {
            length += Weight(raw[i], unit);
        }

        return length <= most;
    }

    /// <summary>Whether a property's name has at most that length.</summary>
    public static bool NameHasAtMost(JsonProperty property, int most, LengthUnit unit)
    {
        var raw = JsonMarshal.GetRawUtf8PropertyName(property);
        return raw.Length <= most || Length(raw, unit, insideString: true) <= most;
    }

    /// <summary>Whether a text is empty or white space.</summary>
    public static bool IsBlank(JsonElement text)
    {
        var raw = JsonMarshal.GetRawUtf8Value(text)[1..^1];
        return raw.Length == 0 || (raw[0] is (byte)' ' or (byte)'\\' or > 127 && string.IsNullOrWhiteSpace(text.GetString()));
    }

    /// <summary>Whether a property's name begins so.</summary>
    public static bool NameStartsWith(JsonProperty property, string prefix, bool anyCase)
    {
        var raw = JsonMarshal.GetRawUtf8PropertyName(property);
        return raw.Contains((byte)'\\') ? property.Name.StartsWith(prefix, anyCase ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal)
            : raw.Length >= prefix.Length && (anyCase ? Ascii.EqualsIgnoreCase(raw[..prefix.Length], prefix) : Ascii.Equals(raw[..prefix.Length], prefix));
    }

    /// <summary>Copies JSON without the white space between its tokens; returns how many bytes that are.</summary>
    public static int Compact(ReadOnlySpan<byte> json, Span<byte> destination)
    {
        if (json.IndexOfAny(Blanks) < 0)
        {
            json.CopyTo(destination);
            return json.Length;
        }

        var (length, quoted) = (0, false);
        for (var i = 0; i < json.Length; i++)
        {
            var c = json[i];
            if (!quoted && c is (byte)' ' or (byte)'\n' or (byte)'\r' or (byte)'\t')
            {
                continue;
            }

            destination[length++] = c;
            if (quoted && c == '\\')
            {
                destination[length++] = json[++i];
            }
            else if (c == '"')
            {
                quoted = !quoted;
            }
        }

        return length;
    }

    private static int Length(ReadOnlySpan<byte> json, LengthUnit unit, bool insideString)
    {
        var (length, quoted) = (0, insideString);
        for (var i = 0; i < json.Length; i++)
        {
            var c = json[i];
            if (c == '\\')
            {
                length += EscapeWeight(json[i..], unit);
                i += json[i + 1] == 'u' ? Surrogates.EscapeLength(json[i..]) - 1 : 1;
            }
            else if (quoted || c is not ((byte)' ' or (byte)'\n' or (byte)'\r' or (byte)'\t'))
            {
                quoted ^= c == '"';
                length += Weight(c, unit);
            }
        }

        return length;
    }

    // Counted where a letter begins: a byte that goes on has no weight of its own but as a byte.
    private static int Weight(byte c, LengthUnit unit) => unit switch
    {
        LengthUnit.Bytes => 1,
        LengthUnit.Utf16 when c >= 0xF0 => 2,
        _ => (c & 0xC0) == 0x80 ? 0 : 1,
    };

    private static int EscapeWeight(ReadOnlySpan<byte> escape, LengthUnit unit)
    {
        if (unit == LengthUnit.CodePoints || escape[1] != 'u')
        {
            return 1;
        }

        if (Surrogates.EscapeLength(escape) == 12)
        {
            return unit == LengthUnit.Utf16 ? 2 : 4;
        }

        var code = Utf8Parser.TryParse(escape[2..6], out int parsed, out _, 'x') ? parsed : 0;
        return unit == LengthUnit.Utf16 || code < 0x80 ? 1 : code < 0x800 ? 2 : 3;
    }
}
