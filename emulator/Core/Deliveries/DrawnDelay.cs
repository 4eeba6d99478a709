using ChatEmulator.Time;

namespace ChatEmulator.Deliveries;

/// <summary>A delay that is another for each call: it is settled before it is played.</summary>
/// <param name="Spread">What it is drawn from.</param>
internal sealed record DrawnDelay(Spread Spread) : Delivery
{
    /// <inheritdoc/>
    public override string Word => $"delay {Spread.Word}";

    /// <inheritdoc/>
    public override Part Part => Part.Start;

    /// <inheritdoc/>
    public override bool HidesAnswer => false;

    /// <inheritdoc/>
    public override bool Draws => Spread.Draws;

    private Purpose Purpose { get; init; } = new("delay");

    /// <inheritdoc/>
    public override Delivery Of(string rule) => this with { Purpose = new Purpose($"delay of rule {rule}") };

    /// <inheritdoc/>
    public override Delivery Settle(in Occasion occasion) => new Delay(Spread.Draw(occasion.Dice.For(Purpose, occasion.Key), occasion.Since));

    /// <inheritdoc/>
    public override Script Over(Script script) => throw new InvalidOperationException("A drawn delay is settled before it is played.");
}
