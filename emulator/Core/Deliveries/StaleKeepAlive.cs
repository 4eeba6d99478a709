using ChatEmulator.Exchanges;
using ChatEmulator.Options;

namespace ChatEmulator.Deliveries;

/// <summary>The answer as it is, on a connection that is lost to the next request.</summary>
/// <param name="Resets">Whether that request meets a reset, and not an end in order.</param>
internal sealed record StaleKeepAlive(bool Resets = true) : Delivery
{
    /// <summary>How the language offers it.</summary>
    public static DeliveryWord Offer { get; } = new(
        "stale_keep_alive",
        "The answer as it is, and the connection seems to stay open; the next request on it meets its end and no answer.",
        "{ stale_keep_alive: { then: rst } }",
        [new("then", OptionKind.Text, "What the next request meets: `rst`, a reset, or `fin`, an end in order. `rst` when absent.", "rst", Default: "rst", OneOf: ["rst", "fin"])],
        Scalar: "then",
        values => new StaleKeepAlive(values.Text("then") == "rst"));

    /// <inheritdoc/>
    public override string Word => $"stale_keep_alive then {(Resets ? "rst" : "fin")}";

    /// <inheritdoc/>
    public override Part Part => Part.After;

    /// <inheritdoc/>
    public override Protocols On => Protocols.Http1;

    /// <inheritdoc/>
    public override bool HidesAnswer => false;

    /// <inheritdoc/>
    public override Script Over(Script script) => script with { Steps = [.. script.Steps, new(Verb.Listen), new(Resets ? Verb.Rst : Verb.Fin)] };
}
