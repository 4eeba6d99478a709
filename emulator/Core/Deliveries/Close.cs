using ChatEmulator.Exchanges;

namespace ChatEmulator.Deliveries;

/// <summary>Instead of the answer the connection is closed in order, without a byte.</summary>
internal sealed record Close : Delivery
{
    /// <summary>How the language offers it.</summary>
    public static DeliveryWord Offer { get; } = new(
        "close",
        "The connection is closed in order and without a byte, instead of the answer. Some client libraries then send the request again by themselves.",
        "close",
        [],
        Scalar: null,
        _ => new Close());

    /// <inheritdoc/>
    public override string Word => "close";

    /// <inheritdoc/>
    public override Part Part => Part.End;

    /// <inheritdoc/>
    public override Protocols On => Protocols.Http1;

    /// <inheritdoc/>
    public override bool HidesAnswer => true;

    /// <inheritdoc/>
    public override bool SendsHead => false;

    /// <inheritdoc/>
    public override bool SendsBody => false;

    /// <inheritdoc/>
    public override Script Over(Script script) => script with { Steps = [.. script.Lead(), new(Verb.Fin)] };
}
