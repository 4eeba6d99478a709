using System.Buffers;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using ChatEmulator.Contracts;
using ChatEmulator.Scenarios.Matching;

namespace ChatEmulator.Scenarios.Templates;

/// <summary>How a value is put where a blank is.</summary>
internal enum Manner
{
    /// <summary>As its text; what is absent leaves nothing.</summary>
    Text,

    /// <summary>As its text, such that it can travel in a header.</summary>
    Header,

    /// <summary>As its text, inside the quotes of JSON.</summary>
    JsonText,

    /// <summary>As a value of JSON, of its own type; what is absent is null.</summary>
    Json,
}

/// <summary>Puts values where blanks are. Whatever a call brings, JSON stays JSON and a header one line.</summary>
internal static class Manners
{
    // A client gives up on longer ones before it has seen what it was told.
    private const int LongestInHeader = 4_000;

    public static void Write(IBufferWriter<byte> buffer, scoped ref Found found, Manner manner)
    {
        switch (manner)
        {
            case Manner.Json:
                WriteJson(buffer, ref found);
                break;
            case Manner.JsonText:
                buffer.Write(Escaped(Text(ref found)).EncodedUtf8Bytes);
                break;
            case Manner.Header:
                buffer.Write(Encoding.ASCII.GetBytes(InHeader(Text(ref found))));
                break;
            default:
                buffer.Write(Encoding.UTF8.GetBytes(Text(ref found)));
                break;
        }
    }

    /// <summary>A text as it stands inside the quotes of JSON.</summary>
    public static JsonEncodedText Escaped(string text) => JsonEncodedText.Encode(text, JavaScriptEncoder.UnsafeRelaxedJsonEscaping);

    private static void WriteJson(IBufferWriter<byte> buffer, scoped ref Found found)
    {
        switch (found.Is)
        {
            case Found.Shape.Json:
                buffer.Write(Compact(found.Json));
                break;
            case Found.Shape.Text:
                buffer.Write("\""u8);
                buffer.Write(Escaped(found.Text.ToString()).EncodedUtf8Bytes);
                buffer.Write("\""u8);
                break;
            case Found.Shape.Number:
                buffer.Write(Encoding.ASCII.GetBytes(Text(ref found)));
                break;
            default:
                buffer.Write("null"u8);
                break;
        }
    }

    private static string Text(scoped ref Found found) => found.Is switch
    {
        Found.Shape.Text => found.Text.ToString(),
        Found.Shape.Number => found.Number.ToString(CultureInfo.InvariantCulture),
        Found.Shape.Json when found.Json.ValueKind == JsonValueKind.String => found.Json.GetString()!,
        Found.Shape.Json when found.Json.ValueKind != JsonValueKind.Null => Encoding.UTF8.GetString(Compact(found.Json)),
        _ => "",
    };

    private static ReadOnlySpan<byte> Compact(JsonElement json)
    {
        var raw = JsonMarshal.GetRawUtf8Value(json);
        var compact = new byte[raw.Length];
        return compact.AsSpan(0, JsonText.Compact(raw, compact));
    }

    // Letters that no header can carry are percent-encoded, and one that would end the line is such a letter.
    private static string InHeader(string text)
    {
        var value = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (value.Length >= LongestInHeader)
            {
                break;
            }

            value.Append(rune.Value is >= ' ' and <= '~' ? rune.ToString() : Uri.EscapeDataString(rune.ToString()));
        }

        return value.ToString();
    }
}
