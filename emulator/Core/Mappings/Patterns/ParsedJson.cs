using System.Text;
using System.Text.Json;
using System.Text.Unicode;
using ChatEmulator.Contracts;

namespace ChatEmulator.Mappings.Patterns;

/// <summary>Bytes as JSON, parsed when first asked for and once.</summary>
internal sealed class ParsedJson(ReadOnlyMemory<byte> utf8)
{
    /// <summary>How deep JSON may nest: walked by recursion, so bounded by the stack.</summary>
    public const int Deepest = 256;

    private static readonly JsonDocumentOptions Options = new() { MaxDepth = Deepest };

    private JsonElement? _root;
    private bool _parsed;

    /// <summary>The value; null when the bytes are no JSON. What is no Unicode in it is U+FFFD.</summary>
    public JsonElement? Root
    {
        get
        {
            if (!_parsed)
            {
                (_root, _parsed) = (Parse(utf8), true);
            }

            return _root;
        }
    }

    /// <summary>A text as JSON; null when it is none.</summary>
    public static JsonElement? Parse(string text) => Parse(Encoding.UTF8.GetBytes(text));

    private static JsonElement? Parse(ReadOnlyMemory<byte> utf8)
    {
        try
        {
            if (utf8.IsEmpty)
            {
                return null;
            }

            // Never disposed: the memory goes with the request.
            var root = JsonDocument.Parse(utf8, Options).RootElement;
            return Utf8.IsValid(utf8.Span) && !Surrogates.HasHalf(utf8.Span) ? root : JsonDocument.Parse(Surrogates.Mend(utf8.Span), Options).RootElement;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
