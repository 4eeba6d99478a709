using System.Buffers;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;

namespace ChatEmulator.Contracts;

/// <summary>Lengths and names read off raw JSON, so that a sound body costs no allocation.</summary>
internal static class JsonText
{
    private static readonly SearchValues<byte> Blanks = SearchValues.Create(" \n\r\t"u8);

    /// <summary>
    /// Whether a value has at most so many code points: a string its content, anything else its compact form with escapes
    /// decoded. The raw bytes are never fewer than the code points, so nearly every value is answered by one comparison.
    /// </summary>
    public static bool HasAtMost(JsonElement value, int most)
    {
        var raw = JsonMarshal.GetRawUtf8Value(value);
        if (value.ValueKind == JsonValueKind.String)
        {
            raw = raw[1..^1];
            return raw.Length <= most || CodePoints(raw, insideString: true) <= most;
        }

        return raw.Length <= most || CodePoints(raw, insideString: false) <= most;
    }

    /// <summary>Whether an object has an entry of that name that is not null.</summary>
    public static bool Has(JsonElement value, ReadOnlySpan<byte> name) =>
        value.TryGetProperty(name, out var entry) && entry.ValueKind != JsonValueKind.Null;

    /// <summary>The decoded size of a base64 text; null when it is not base64.</summary>
    public static long? Base64Length(JsonElement value)
    {
        var raw = JsonMarshal.GetRawUtf8Value(value)[1..^1];
        if (raw.Contains((byte)'\\'))
        {
            raw = Encoding.UTF8.GetBytes(value.GetString()!);
        }

        return System.Buffers.Text.Base64.IsValid(raw, out var length) ? length : null;
    }

    /// <summary>The number of code points of a property's name.</summary>
    public static int NameLength(JsonProperty property)
    {
        var raw = JsonMarshal.GetRawUtf8PropertyName(property);
        return Ascii.IsValid(raw) && !raw.Contains((byte)'\\') ? raw.Length : CodePoints(raw, insideString: true);
    }

    /// <summary>Whether a property's name begins so.</summary>
    public static bool NameStartsWith(JsonProperty property, string prefix)
    {
        var raw = JsonMarshal.GetRawUtf8PropertyName(property);
        return raw.Contains((byte)'\\')
            ? property.Name.StartsWith(prefix, StringComparison.Ordinal)
            : raw.Length >= prefix.Length && Ascii.Equals(raw[..prefix.Length], prefix);
    }

    /// <summary>Whether JSON has half a surrogate pair among its escapes: it parses, and is no text that anybody could store.</summary>
    public static bool HasLoneSurrogate(ReadOnlySpan<byte> json)
    {
        var at = json.IndexOf((byte)'\\');
        while (at >= 0)
        {
            json = json[at..];
            var length = json[1] == 'u' ? EscapeLength(json) : 2;
            if (length == 6 && (IsSurrogate(json, low: false) || IsSurrogate(json, low: true)))
            {
                return true;
            }

            json = json[length..];
            at = json.IndexOf((byte)'\\');
        }

        return false;
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

    private static int CodePoints(ReadOnlySpan<byte> json, bool insideString)
    {
        var (count, quoted) = (0, insideString);
        for (var i = 0; i < json.Length; i++)
        {
            var c = json[i];
            if (c == '\\')
            {
                i += json[i + 1] == 'u' ? EscapeLength(json[i..]) - 1 : 1;
                count++;
            }
            else if (c == '"')
            {
                quoted = !quoted;
                count++;
            }
            else if ((c & 0xC0) != 0x80 && (quoted || c is not ((byte)' ' or (byte)'\n' or (byte)'\r' or (byte)'\t')))
            {
                count++;
            }
        }

        return count;
    }

    // 6 bytes for one unit, 12 for a surrogate pair, which is one code point.
    private static int EscapeLength(ReadOnlySpan<byte> json) =>
        json.Length >= 12 && IsSurrogate(json, low: false) && json[6] == '\\' && json[7] == 'u' && IsSurrogate(json[6..], low: true) ? 12 : 6;

    private static bool IsSurrogate(ReadOnlySpan<byte> escape, bool low)
    {
        var (first, second) = ((byte)(escape[2] | 0x20), (byte)(escape[3] | 0x20));
        return first == 'd' && (low ? second is >= (byte)'c' and <= (byte)'f' : second is (byte)'8' or (byte)'9' or (byte)'a' or (byte)'b');
    }
}
