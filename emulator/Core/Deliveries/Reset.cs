namespace ChatEmulator.Deliveries;

/// <summary>Instead of the answer the connection is reset (a TCP RST).</summary>
internal sealed record Reset : Delivery
{
    /// <summary>How the language offers it.</summary>
    public static DeliveryWord Offer { get; } = new(
        "reset",
        "The connection is reset instead of the answer: the client cannot know what took effect, so `effect` must say it.",
        "reset",
        [],
        Scalar: null,
        _ => new Reset());

    /// <inheritdoc/>
    public override string Word => "reset";

    /// <inheritdoc/>
    public override Part Part => Part.End;

    /// <inheritdoc/>
    public override bool HidesAnswer => true;

    /// <inheritdoc/>
    public override bool SendsHead => false;

    /// <inheritdoc/>
    public override bool SendsBody => false;

    /// <inheritdoc/>
    public override Script Over(Script script) => script with { Steps = [.. script.Lead(), new(Verb.Rst)] };
}
