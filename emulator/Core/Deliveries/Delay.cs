using ChatEmulator.Options;
using ChatEmulator.Time;

namespace ChatEmulator.Deliveries;

/// <summary>The answer leaves later: everything else of the script happens after the wait, on the world's clock.</summary>
/// <param name="By">How long.</param>
public sealed record Delay(TimeSpan By) : Delivery
{
    /// <summary>How the language offers it.</summary>
    public static DeliveryWord Offer { get; } = new(
        "delay",
        "The answer is sent after a wait on the world's clock. What the call changes is changed before the wait.",
        "{ delay: 3s }",
        [new("by", OptionKind.Duration, "How long to wait.", "3s", Required: true)],
        Scalar: "by",
        values => new Delay(values.Duration("by")!.Value));

    /// <inheritdoc/>
    public override string Word => $"delay {Durations.Text(By)}";

    /// <inheritdoc/>
    public override bool HidesAnswer => false;

    /// <inheritdoc/>
    public override Script Over(Script script) => script with { Steps = [new(Verb.Wait, By), .. script.Steps] };
}
