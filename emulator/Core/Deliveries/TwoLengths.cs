using System.Globalization;
using ChatEmulator.Exchanges;

namespace ChatEmulator.Deliveries;

/// <summary>The length of the body is declared twice, and differently; then the connection is closed.</summary>
internal sealed record TwoLengths : Delivery
{
    /// <summary>How the language offers it.</summary>
    public static DeliveryWord Offer { get; } = new(
        "two_lengths",
        "Content-Length stands twice, the second one more than the first, which is right. Then the connection is closed.",
        "two_lengths",
        [],
        Scalar: null,
        _ => new TwoLengths());

    /// <inheritdoc/>
    public override string Word => "two_lengths";

    /// <inheritdoc/>
    public override Part Part => Part.Content;

    /// <inheritdoc/>
    public override Protocols On => Protocols.Http1;

    /// <inheritdoc/>
    public override bool HidesAnswer => true;

    /// <inheritdoc/>
    public override bool NeedsBody => true;

    /// <inheritdoc/>
    public override bool WritesHead => true;

    /// <inheritdoc/>
    public override Script Over(Script script) =>
        script.Raw(form => form with { Lines = [string.Create(CultureInfo.InvariantCulture, $"Content-Length: {script.Reply.Body.Length + 1}")] })
            .Each(piece => [new(Verb.Body, Bytes: piece)], new Step(Verb.Fin));
}
