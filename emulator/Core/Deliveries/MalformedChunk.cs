using ChatEmulator.Exchanges;

namespace ChatEmulator.Deliveries;

/// <summary>A chunked body of sound chunks, and then a line that is the size of none.</summary>
internal sealed record MalformedChunk : Delivery
{
    /// <summary>How the language offers it.</summary>
    public static DeliveryWord Offer { get; } = new(
        "malformed_chunk",
        "The body comes in chunks, and where the next one should begin stands a line that is no chunk's size. Then the connection is closed.",
        "malformed_chunk",
        [],
        Scalar: null,
        _ => new MalformedChunk());

    /// <inheritdoc/>
    public override string Word => "malformed_chunk";

    /// <inheritdoc/>
    public override Part Part => Part.End;

    /// <inheritdoc/>
    public override Protocols On => Protocols.Http1;

    /// <inheritdoc/>
    public override bool HidesAnswer => true;

    /// <inheritdoc/>
    public override bool NeedsBody => true;

    /// <inheritdoc/>
    public override bool WritesHead => true;

    /// <inheritdoc/>
    public override Script Over(Script script) => script.Chunked(new(Verb.Raw, Bytes: "no chunk size\r\n"u8.ToArray()), new(Verb.Fin));
}
