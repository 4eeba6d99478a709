using ChatEmulator.Exchanges;

namespace ChatEmulator.Deliveries;

/// <summary>The connection takes no new call, and comes to its end with those that are under way.</summary>
internal sealed record Drain : Delivery
{
    /// <summary>How the language offers it.</summary>
    public static DeliveryWord Offer { get; } = new(
        "drain",
        "GOAWAY without an error, then the answer: the connection takes no new call and ends when those under way have.",
        "drain",
        [],
        Scalar: null,
        _ => new Drain());

    /// <inheritdoc/>
    public override string Word => "drain";

    /// <inheritdoc/>
    public override Part Part => Part.After;

    /// <inheritdoc/>
    public override Protocols On => Protocols.Http2;

    /// <inheritdoc/>
    public override bool HidesAnswer => false;

    /// <inheritdoc/>
    public override Script Over(Script script) => script with { Steps = [.. script.Lead(), new(Verb.Drain), .. script.Steps.Skip(script.Lead().Count())] };
}
