using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace ChatEmulator.Mappings.Reading;

/// <summary>JSON as mappings are written in.</summary>
internal static class JsonText
{
    private const int Deepest = 64;

    private static readonly JsonDocumentOptions Options = new() { MaxDepth = Deepest };

    // No page shows it, and a template in it has to be found as it was written: of what need not be escaped nothing is.
    private static readonly JsonWriterOptions Plainly = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>A value as the body of an answer.</summary>
    public static byte[] Plain(JsonElement value)
    {
        var bytes = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(bytes, Plainly))
        {
            value.WriteTo(writer);
        }

        return bytes.WrittenSpan.ToArray();
    }

    /// <summary>Parses a text all of whose texts are Unicode: half a letter could be told to nobody.</summary>
    /// <exception cref="JsonException">It is no JSON, or too deep, or not Unicode.</exception>
    public static JsonDocument Parse(ReadOnlyMemory<byte> text)
    {
        var document = JsonDocument.Parse(text.Span is [0xEF, 0xBB, 0xBF, ..] ? text[3..] : text, Options);
        try
        {
            Check(document.RootElement);
            return document;
        }
        catch (InvalidOperationException e)
        {
            document.Dispose();
            throw new JsonException("A text in it is no Unicode: it holds half a surrogate pair.", e);
        }
    }

    private static void Check(JsonElement element)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                foreach (var field in element.EnumerateObject())
                {
                    _ = field.Name;
                    Check(field.Value);
                }

                break;
            case JsonValueKind.Array:
                foreach (var item in element.EnumerateArray())
                {
                    Check(item);
                }

                break;
            case JsonValueKind.String:
                _ = element.GetString();
                break;
            default:
                break;
        }
    }
}
