using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using ChatEmulator.Exchanges;
using ChatEmulator.Scenarios.Templates;

namespace ChatEmulator.Scenarios.Altering;

/// <summary>
/// What becomes of a vendor's own answer. A body that is no JSON stays as it is, and so does what a path leads to that the answer does
/// not have: a refusal has other fields than a success.
/// </summary>
internal sealed class Alteration
{
    private static readonly JsonWriterOptions Writing = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    // As deep as a profile lets a request's body be, and the answer around it.
    private static readonly JsonDocumentOptions Deep = new() { MaxDepth = 600 };

    /// <summary>What is done to the body, in order.</summary>
    public IReadOnlyList<Edit> Edits { get; init; } = [];

    /// <summary>Headers that are added, or replace those of their name.</summary>
    public IReadOnlyList<(string Name, Template Value)> Headers { get; init; } = [];

    /// <summary>By how much the Date header is wrong.</summary>
    public TimeSpan Date { get; init; }

    /// <summary>By how much the instant is wrong at which a minted token says it was issued.</summary>
    public TimeSpan Issued { get; init; }

    /// <summary>Whether the body is written as nobody is used to.</summary>
    public bool IsUnusual { get; init; }

    /// <summary>The answer to one call.</summary>
    public Reply Of(Reply own, Filling filling)
    {
        var body = Body(own.Body, filling);
        var added = Headers.Select(header => new Header(header.Name, Encoding.ASCII.GetString(header.Value.Fill(filling)))).ToList();
        var kept = own.Headers.Where(header => !added.Exists(other => other.Name.Equals(header.Name, StringComparison.OrdinalIgnoreCase)));
        return new Reply(own.Status, own.ContentType, body, [.. kept, .. added]) { DateSkew = Date };
    }

    private ReadOnlyMemory<byte> Body(ReadOnlyMemory<byte> own, Filling filling)
    {
        if (own.IsEmpty)
        {
            return own;
        }

        try
        {
            var edited = Edits.Count == 0 ? own : Edited(own, filling);
            return IsUnusual ? Unusual.Of(edited, filling.Oddity, Deep) : edited;
        }
        catch (JsonException)
        {
            return own;
        }
    }

    private ReadOnlyMemory<byte> Edited(ReadOnlyMemory<byte> own, Filling filling)
    {
        if (JsonNode.Parse(own.Span, documentOptions: Deep) is not { } body)
        {
            return own;
        }

        foreach (var edit in Edits)
        {
            edit.Apply(body, filling);
        }

        var buffer = new ArrayBufferWriter<byte>(own.Length);
        using (var json = new Utf8JsonWriter(buffer, Writing))
        {
            body.WriteTo(json);
        }

        return buffer.WrittenMemory;
    }
}
