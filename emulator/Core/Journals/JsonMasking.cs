using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace ChatEmulator.Journals;

/// <summary>Masks the secrets in JSON: texts and numbers under a secret's name, at any depth; all else stays byte for byte.</summary>
internal static class JsonMasking
{
    // What is shown stands a few levels deep in other JSON, which readers commonly follow to a depth of 64.
    private static readonly JsonReaderOptions Shallow = new() { MaxDepth = 48 };

    /// <summary>The JSON with its secrets masked; null when the bytes are no JSON, or nested too deep to be shown as such.</summary>
    /// <param name="json">The bytes.</param>
    /// <param name="others">What is a secret too, wherever it stands; null for nothing.</param>
    public static ReadOnlyMemory<byte>? Mask(ReadOnlySpan<byte> json, CallSecrets? others = null)
    {
        if (!MayBe(json))
        {
            return null;
        }

        var output = new ArrayBufferWriter<byte>(json.Length + 64);
        var reader = new Utf8JsonReader(json, Shallow);
        var (copied, secretDepth) = (0, int.MaxValue);
        try
        {
            while (reader.Read())
            {
                secretDepth = SecretDepth(ref reader, secretDepth);
                if (reader.TokenType is JsonTokenType.String or JsonTokenType.Number && Shown(ref reader, secretDepth, others) is { } shown)
                {
                    output.Write(json[copied..(int)reader.TokenStartIndex]);
                    Quote(output, shown);
                    copied = (int)reader.BytesConsumed;
                }
            }
        }
        catch (JsonException)
        {
            return null;
        }

        output.Write(json[copied..]);
        return output.WrittenMemory;
    }

    /// <summary>Whether bytes may be JSON, by the first of them: what surely is none is not to be found out by an exception.</summary>
    public static bool MayBe(ReadOnlySpan<byte> bytes) =>
        bytes.TrimStart(" \t\r\n"u8) is [(byte)'{' or (byte)'[' or (byte)'"' or (byte)'-' or (>= (byte)'0' and <= (byte)'9') or (byte)'t' or (byte)'f' or (byte)'n', ..];

    // How deep the outermost name lies that makes all inside a secret.
    private static int SecretDepth(ref Utf8JsonReader reader, int depth) =>
        reader.TokenType == JsonTokenType.PropertyName
            ? reader.CurrentDepth > depth ? depth : IsSecret(ref reader) ? reader.CurrentDepth : int.MaxValue
            : reader.CurrentDepth < depth ? int.MaxValue : depth;

    private static bool IsSecret(ref Utf8JsonReader name) => !Hints.IsPlain(name.ValueSpan) && Masking.IsSecret(Text(ref name));

    // What is shown instead of a value; null when it may be shown as it is. A text may carry an address with a token in it.
    private static string? Shown(ref Utf8JsonReader reader, int secretDepth, CallSecrets? others)
    {
        if (reader.CurrentDepth >= secretDepth)
        {
            return reader is { TokenType: JsonTokenType.String, ValueIsEscaped: false } ? Masking.Secret(reader.ValueSpan) : Masking.Secret(Text(ref reader));
        }

        if (Hints.IsPlain(reader.ValueSpan) && others?.AreIn(reader.ValueSpan) != true)
        {
            return null;
        }

        var text = Text(ref reader);
        var masked = reader.TokenType == JsonTokenType.String ? TextMasking.Mask(text) : text;
        masked = others?.Mask(masked) ?? masked;
        return masked != text ? masked : null;
    }

    private static void Quote(ArrayBufferWriter<byte> output, string text)
    {
        output.Write("\""u8);
        output.Write(JsonEncodedText.Encode(text, JavaScriptEncoder.UnsafeRelaxedJsonEscaping).EncodedUtf8Bytes);
        output.Write("\""u8);
    }

    private static string Text(ref Utf8JsonReader reader)
    {
        try
        {
            return reader.TokenType == JsonTokenType.Number ? Encoding.ASCII.GetString(reader.ValueSpan) : reader.GetString()!;
        }
        catch (InvalidOperationException)
        {
            // An escape of half a surrogate pair stands for no text: then as it was sent.
            return Encoding.UTF8.GetString(reader.ValueSpan);
        }
    }
}
