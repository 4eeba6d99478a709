using System.Buffers.Text;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;

namespace ChatEmulator.Contracts;

/// <summary>Base64 in a JSON text: strictly as RFC 4648 has it, or as lenient decoders take it.</summary>
internal static class Base64Text
{
    private const string Blanks = " \t\r\n";

    /// <summary>The decoded size; null when it is not base64.</summary>
    /// <param name="text">A JSON string.</param>
    /// <param name="lenient">Whether the URL alphabet, missing padding and white space will do.</param>
    public static long? LengthOf(JsonElement text, bool lenient)
    {
        var raw = Raw(text);
        if (raw.IndexOfAny(" \t\r\n"u8) < 0 && Base64.IsValid(raw, out var length))
        {
            return length;
        }

        return lenient && TryNormalise(raw, out var usual) && Base64.IsValid(usual, out length) ? length : null;
    }

    /// <summary>The content of a text that <see cref="LengthOf"/> has a size for.</summary>
    public static ReadOnlyMemory<byte> Decode(JsonElement text)
    {
        var raw = Raw(text);
        if (!Base64.IsValid(raw) && TryNormalise(raw, out var usual))
        {
            raw = usual;
        }

        var content = new byte[Base64.GetMaxDecodedFromUtf8Length(raw.Length)];
        Base64.DecodeFromUtf8(raw, content, out _, out var length);
        return content.AsMemory(0, length);
    }

    private static ReadOnlySpan<byte> Raw(JsonElement text)
    {
        var raw = JsonMarshal.GetRawUtf8Value(text)[1..^1];
        return raw.Contains((byte)'\\') ? Encoding.UTF8.GetBytes(text.GetString()!) : raw;
    }

    // The usual alphabet, without white space, padded. Both alphabets in one text are no base64 of anybody's.
    private static bool TryNormalise(ReadOnlySpan<byte> raw, out byte[] usual)
    {
        var letters = Encoding.Latin1.GetString(raw).Where(letter => !Blanks.Contains(letter)).ToArray();
        var text = new string(letters);
        var mixed = text.AsSpan().ContainsAny('-', '_') && text.AsSpan().ContainsAny('+', '/');
        var padding = text.Contains('=') ? 0 : (4 - (text.Length % 4)) % 4;
        usual = Encoding.Latin1.GetBytes(text.Replace('-', '+').Replace('_', '/') + new string('=', padding));
        return !mixed && padding < 3;
    }
}
