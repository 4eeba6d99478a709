using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;
using ChatEmulator.Exchanges;

namespace ChatEmulator.Journals;

/// <summary>
/// What the journal keeps of a large body. Pure, and meant to run before a world's lock is taken: a body of 14 MB takes
/// milliseconds to read. Long texts in JSON are shortened and all else stays, so that the other fields can still be asked
/// for; of anything else only the beginning is kept.
/// </summary>
internal static class Shortening
{
    /// <summary>The most that is kept of one body, in bytes.</summary>
    public const int Most = 65_536;

    // A text up to so many bytes stays as it is; of a longer one so many code points stay.
    private const int LongText = 1_024;
    private const int KeptText = 256;

    private static readonly JsonReaderOptions Deep = new() { MaxDepth = 1_000 };

    /// <summary>What is kept of a request's body; it refers to the exchange's own bytes where nothing is cut.</summary>
    public static Kept Of(Exchange exchange) =>
        exchange.BodyTooLarge ? Beginning(exchange.Body) with { Size = exchange.Size } : Of(exchange.Body);

    /// <summary>What is kept of a body; it refers to the same bytes where nothing is cut.</summary>
    public static Kept Of(ReadOnlyMemory<byte> body) =>
        body.Length <= Most ? new Kept(body, body.Length, null)
        : Shortened(body.Span) is { } shorter ? new Kept(shorter, body.Length, "shortened")
        : Beginning(body);

    // Text stays text: a character that stands across the end is left out.
    private static Kept Beginning(ReadOnlyMemory<byte> body)
    {
        var length = Math.Min(Most, body.Length);
        for (var i = 0; i < 3 && length < body.Length && (body.Span[length] & 0xC0) == 0x80; i++)
        {
            length--;
        }

        return new Kept(body[..length], body.Length, "cut");
    }

    private static ReadOnlyMemory<byte>? Shortened(ReadOnlySpan<byte> body)
    {
        var output = new ArrayBufferWriter<byte>(4_096);
        var reader = new Utf8JsonReader(body, Deep);
        var copied = 0;
        try
        {
            // A reader that stops early has proved nothing of the rest, so it goes to the end unless it is too much anyway.
            while (reader.Read() && output.WrittenCount <= Most)
            {
                if (reader.TokenType == JsonTokenType.String && reader.ValueSpan.Length > LongText)
                {
                    var start = (int)reader.TokenStartIndex + 1;
                    output.Write(body[copied..start]);
                    Shorten(reader.ValueSpan, output);
                    copied = start + reader.ValueSpan.Length;
                }
            }
        }
        catch (JsonException)
        {
            return null;
        }

        var rest = body[copied..];
        if (output.WrittenCount + (long)rest.Length > Most)
        {
            return null;
        }

        output.Write(rest);
        return output.WrittenMemory;
    }

    private static void Shorten(ReadOnlySpan<byte> text, ArrayBufferWriter<byte> output)
    {
        var kept = CodePoints.Length(text, KeptText);
        output.Write(text[..kept]);
        output.Write(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"… ({CodePoints.Count(text[kept..]):N0} more)")));
    }
}
