using ChatEmulator.Exchanges;

namespace ChatEmulator.Deliveries;

/// <summary>A chunked body of sound chunks without the last one, which would end it.</summary>
internal sealed record EndlessChunks : Delivery
{
    /// <summary>How the language offers it.</summary>
    public static DeliveryWord Offer { get; } = new(
        "endless_chunks",
        "The body comes in chunks, all of it, and the connection is closed before the last chunk, which would end it.",
        "endless_chunks",
        [],
        Scalar: null,
        _ => new EndlessChunks());

    /// <inheritdoc/>
    public override string Word => "endless_chunks";

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
    public override Script Over(Script script) => script.Chunked(new Step(Verb.Fin));
}
