using ChatEmulator.Options;
using ChatEmulator.Time;

namespace ChatEmulator.Deliveries;

/// <summary>No answer comes: the connection stays open and silent, for ever or for a while and is then closed.</summary>
/// <param name="For">How long before the connection is closed; null for ever.</param>
public sealed record Hang(TimeSpan? For = null) : Delivery
{
    /// <summary>How the language offers it.</summary>
    public static DeliveryWord Offer { get; } = new(
        "hang",
        "Not a byte of the answer is sent. Alone it lasts until the client gives up; with `for` the connection is then closed.",
        "{ hang: { for: 30s } }",
        [new("for", OptionKind.Duration, "How long before the connection is closed, on the world's clock; absent: for ever.", "30s")],
        Scalar: null,
        values => new Hang(values.Duration("for")));

    /// <inheritdoc/>
    public override string Word => For is { } time ? $"hang {Durations.Text(time)}" : "hang";

    /// <inheritdoc/>
    public override bool HidesAnswer => true;

    /// <inheritdoc/>
    public override Script Over(Script script)
    {
        Step[] end = For is { } time ? [new(Verb.Wait, time), new(Verb.Fin)] : [new(Verb.Hold)];
        return script with { Steps = [.. script.Steps.TakeWhile(step => step.Verb == Verb.Wait), .. end] };
    }
}
