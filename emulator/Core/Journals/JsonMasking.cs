using System.Buffers;
using System.Text;
using System.Text.Json;

namespace ChatEmulator.Journals;

/// <summary>Masks the secrets in JSON: texts and numbers under a secret's name, at any depth; all else stays byte for byte.</summary>
internal static class JsonMasking
{
    // What is shown stands a few levels deep in other JSON, which readers commonly follow to a depth of 64.
    private static readonly JsonReaderOptions Shallow = new() { MaxDepth = 48 };

    /// <summary>The JSON with its secrets masked; null when the bytes are no JSON, or nested too deep to be shown as such.</summary>
    public static byte[]? Mask(ReadOnlySpan<byte> json)
    {
        var output = new ArrayBufferWriter<byte>(json.Length + 64);
        var reader = new Utf8JsonReader(json, Shallow);
        var (copied, secretDepth) = (0, int.MaxValue);
        try
        {
            while (reader.Read())
            {
                if (reader.TokenType == JsonTokenType.PropertyName)
                {
                    // The name of an outer secret holds for all inside.
                    secretDepth = reader.CurrentDepth > secretDepth ? secretDepth
                        : Masking.IsSecret(Text(ref reader)) ? reader.CurrentDepth : int.MaxValue;
                }
                else if (reader.CurrentDepth < secretDepth)
                {
                    secretDepth = int.MaxValue;
                }
                else if (reader.TokenType is JsonTokenType.String or JsonTokenType.Number)
                {
                    var start = (int)reader.TokenStartIndex;
                    output.Write(json[copied..start]);
                    output.Write(Encoding.ASCII.GetBytes($"\"{Masking.Secret(Text(ref reader))}\""));
                    copied = (int)reader.BytesConsumed;
                }
            }
        }
        catch (JsonException)
        {
            return null;
        }

        output.Write(json[copied..]);
        return output.WrittenSpan.ToArray();
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
