using ChatEmulator.Exchanges;
using ChatEmulator.Options;
using ChatEmulator.Time;

namespace ChatEmulator.Deliveries;

/// <summary>The answer says that the connection ends with it, and it ends a while later.</summary>
/// <param name="For">How long it stays open.</param>
internal sealed record SlowClose(TimeSpan For) : Delivery
{
    /// <summary>How the language offers it.</summary>
    public static DeliveryWord Offer { get; } = new(
        "slow_close",
        "The answer with `Connection: close`, and the connection stays open for a while before it is closed.",
        "{ slow_close: 5s }",
        [new("for", OptionKind.Duration, "How long, on the world's clock; 5s when absent.", "5s", Default: TimeSpan.FromSeconds(5))],
        Scalar: "for",
        values => new SlowClose(values.Duration("for")!.Value));

    /// <inheritdoc/>
    public override string Word => $"slow_close {Durations.Text(For)}";

    /// <inheritdoc/>
    public override Part Part => Part.After;

    /// <inheritdoc/>
    public override Protocols On => Protocols.Http1;

    /// <inheritdoc/>
    public override bool HidesAnswer => false;

    /// <inheritdoc/>
    public override Script Over(Script script) =>
        script with { Form = (script.Form ?? new HeadForm()) with { Closes = true }, Steps = [.. script.Steps, new(Verb.Wait, For), new(Verb.Fin)] };
}
