using ChatEmulator.Exchanges;

namespace ChatEmulator.Deliveries;

/// <summary>Among the headers is a line that is none; then the connection is closed.</summary>
internal sealed record BadHeader : Delivery
{
    /// <summary>How the language offers it.</summary>
    public static DeliveryWord Offer { get; } = new(
        "bad_header",
        "Among the headers stands a line without a colon; the body follows. Then the connection is closed.",
        "bad_header",
        [],
        Scalar: null,
        _ => new BadHeader());

    /// <inheritdoc/>
    public override string Word => "bad_header";

    /// <inheritdoc/>
    public override Part Part => Part.Content;

    /// <inheritdoc/>
    public override Protocols On => Protocols.Http1;

    /// <inheritdoc/>
    public override bool HidesAnswer => true;

    /// <inheritdoc/>
    public override bool WritesHead => true;

    /// <inheritdoc/>
    public override Script Over(Script script) =>
        script.Raw(form => form with { Lines = ["This line is no header"] }).Each(piece => [new(Verb.Body, Bytes: piece)], new Step(Verb.Fin));
}
