using ChatEmulator.Exchanges;

namespace ChatEmulator.Deliveries;

/// <summary>The first line of the answer is none; then the rest of it, and the connection is closed.</summary>
internal sealed record BadStatusLine : Delivery
{
    /// <summary>How the language offers it.</summary>
    public static DeliveryWord Offer { get; } = new(
        "bad_status_line",
        "The status line has no status (`HTTP/1.1 OK`); headers and body follow. Then the connection is closed.",
        "bad_status_line",
        [],
        Scalar: null,
        _ => new BadStatusLine());

    /// <inheritdoc/>
    public override string Word => "bad_status_line";

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
        script.Raw(form => form with { StatusLine = "HTTP/1.1 OK" }).Each(piece => [new(Verb.Body, Bytes: piece)], new Step(Verb.Fin));
}
