using System.Text;
using ChatEmulator.Deliveries;
using ChatEmulator.Exchanges;

namespace ChatEmulator.Mappings;

/// <summary>WireMock's malformed chunk: a success without the stub's headers, and where its first chunk should begin bytes that are none. Then the connection is closed.</summary>
internal sealed record NonsenseChunk : Delivery
{
    /// <summary>How many bytes WireMock sends where it sends nonsense.</summary>
    public const int Size = 36;

    /// <inheritdoc/>
    public override string Word => "malformed_chunk";

    /// <inheritdoc/>
    public override Part Part => Part.End;

    /// <inheritdoc/>
    public override Protocols On => Protocols.Http1;

    /// <inheritdoc/>
    public override bool HidesAnswer => true;

    /// <inheritdoc/>
    public override bool WritesHead => true;

    // Letters alone, none of which is a digit of a chunk's size.
    private static byte[] Nonsense { get; } = Encoding.ASCII.GetBytes(new string('x', Size));

    /// <inheritdoc/>
    public override Script Over(Script script) => (script with { Reply = new Reply(200) }).Raw(form => form with { Chunked = true, HasNoLength = true }) with
    {
        Steps = [.. script.Lead(), new(Verb.Head), new(Verb.Raw, Bytes: Nonsense), new(Verb.Fin)],
    };
}
