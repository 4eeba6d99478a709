using System.Text.Json;
using System.Text.Unicode;

namespace ChatEmulator.Journals;

/// <summary>A body as it may be shown.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Bytes">The masked bytes: JSON, UTF-8 text, or neither.</param>
internal readonly record struct MaskedBody(BodyKind Kind, ReadOnlyMemory<byte> Bytes)
{
    // As deep as is masked: what is shown stands a few levels deep in other JSON.
    private static readonly JsonReaderOptions Shallow = new() { MaxDepth = 48 };

    /// <summary>A body as it came.</summary>
    public static MaskedBody Raw(ReadOnlyMemory<byte> body) =>
        new(!Utf8.IsValid(body.Span) ? BodyKind.Binary : IsJson(body.Span) ? BodyKind.Json : BodyKind.Text, body);

    private static bool IsJson(ReadOnlySpan<byte> bytes)
    {
        if (!JsonMasking.MayBe(bytes))
        {
            return false;
        }

        var reader = new Utf8JsonReader(bytes, Shallow);
        try
        {
            while (reader.Read())
            {
            }

            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}

/// <summary>What a body is, judged by its bytes alone.</summary>
internal enum BodyKind
{
    /// <summary>JSON.</summary>
    Json,

    /// <summary>Other text in UTF-8.</summary>
    Text,

    /// <summary>Bytes that are no text.</summary>
    Binary,
}
