using ChatEmulator.Options;
using ChatEmulator.Time;

namespace ChatEmulator.Deliveries;

/// <summary>The answer leaves later: everything else of the script happens after the wait, on the world's clock.</summary>
/// <param name="By">How long.</param>
internal sealed record Delay(TimeSpan By) : Delivery
{
    /// <summary>How the language offers it.</summary>
    public static DeliveryWord Offer { get; } = new(
        "delay",
        "The answer is sent after a wait on the world's clock. What the call changes is changed before the wait. Of a spread, each call draws its own: from "
            + "the seed, the rule's name and what is asked, in whole milliseconds.",
        "{ delay: 3s }",
        [new("by", OptionKind.Duration, "How long to wait, always.", "3s"), .. Spreads.All],
        Scalar: "by",
        Make)
    {
        Check = values => values.Set.Count == 1 ? null : $"`delay` takes {(values.Set.Count == 0 ? "one" : "one and not several")} of "
            + $"`by`, {string.Join(", ", Spreads.All.Select(spread => $"`{spread.Name}`"))}: such as `delay: 3s` or `delay: {{ uniform: {{ from: 1s, to: 2s }} }}`.",
    };

    /// <inheritdoc/>
    public override string Word => $"delay {Durations.Text(By)}";

    /// <inheritdoc/>
    public override Part Part => Part.Start;

    /// <inheritdoc/>
    public override bool HidesAnswer => false;

    /// <inheritdoc/>
    public override Script Over(Script script) => script with { Steps = [new(Verb.Wait, By), .. script.Steps] };

    private static Delivery Make(OptionValues values) =>
        values.Duration("by") is { } time ? new Delay(time) : new DrawnDelay(Spreads.Make(values));
}
