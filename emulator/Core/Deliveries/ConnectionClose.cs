using ChatEmulator.Exchanges;

namespace ChatEmulator.Deliveries;

/// <summary>The answer says that the connection ends with it, and it does.</summary>
internal sealed record ConnectionClose : Delivery
{
    /// <summary>How the language offers it.</summary>
    public static DeliveryWord Offer { get; } = new(
        "connection_close",
        "The answer with `Connection: close`; then the connection is closed.",
        "connection_close",
        [],
        Scalar: null,
        _ => new ConnectionClose());

    /// <inheritdoc/>
    public override string Word => "connection_close";

    /// <inheritdoc/>
    public override Part Part => Part.After;

    /// <inheritdoc/>
    public override Protocols On => Protocols.Http1;

    /// <inheritdoc/>
    public override bool HidesAnswer => false;

    /// <inheritdoc/>
    public override Script Over(Script script) => script with { Form = (script.Form ?? new HeadForm()) with { Closes = true } };
}
