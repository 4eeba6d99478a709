namespace ChatEmulator.Deliveries;

/// <summary>Status and headers of the answer, and no body.</summary>
internal sealed record Empty : Delivery
{
    /// <summary>How the language offers it.</summary>
    public static DeliveryWord Offer { get; } = new(
        "empty",
        "Status and headers as they are, and no body: `Content-Length: 0`.",
        "empty",
        [],
        Scalar: null,
        _ => new Empty());

    /// <inheritdoc/>
    public override string Word => "empty";

    /// <inheritdoc/>
    public override Part Part => Part.Content;

    /// <inheritdoc/>
    public override bool HidesAnswer => true;

    /// <inheritdoc/>
    public override bool NeedsBody => true;

    /// <inheritdoc/>
    public override bool? HasBody => false;

    /// <inheritdoc/>
    public override Script Over(Script script) => script with { Reply = script.Reply.WithBody(default), Spoils = true };
}
