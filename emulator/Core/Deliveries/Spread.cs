using ChatEmulator.Time;

namespace ChatEmulator.Deliveries;

/// <summary>What a delay is drawn from. What is drawn is never negative, in whole milliseconds, and no longer than 10,000 years.</summary>
internal abstract record Spread
{
    private const double Longest = 3_652_058.0 * 24 * 60 * 60 * 1_000;

    /// <summary>It as it is written in the language, on one line.</summary>
    public abstract string Word { get; }

    /// <summary>Whether chance has a say, so that another seed is another run.</summary>
    public virtual bool Draws => true;

    /// <summary>The delay of one call.</summary>
    /// <param name="dice">The call's throw.</param>
    /// <param name="since">Time since the world's zero.</param>
    public TimeSpan Draw(Throw dice, TimeSpan since) => TimeSpan.FromMilliseconds(Math.Round(Math.Clamp(Milliseconds(ref dice, since), 0, Longest)));

    /// <summary>The same in milliseconds and fractions of them, whatever comes of it.</summary>
    protected abstract double Milliseconds(ref Throw dice, TimeSpan since);

    /// <summary>A number of the standard normal distribution (Box and Muller).</summary>
    protected static double Normally(ref Throw dice)
    {
        var radius = Math.Sqrt(-2 * Math.Log(1 - dice.Fraction()));
        return radius * Math.Cos(2 * Math.PI * dice.Fraction());
    }
}

/// <summary>Anything between two bounds alike.</summary>
/// <param name="From">The shortest.</param>
/// <param name="To">The longest.</param>
internal sealed record UniformSpread(TimeSpan From, TimeSpan To) : Spread
{
    /// <inheritdoc/>
    public override string Word => $"uniform from {Durations.Text(From)} to {Durations.Text(To)}";

    /// <inheritdoc/>
    protected override double Milliseconds(ref Throw dice, TimeSpan since) => Math.Clamp(
        Math.Round(From.TotalMilliseconds + (dice.Fraction() * (To - From).TotalMilliseconds)), Math.Ceiling(From.TotalMilliseconds), Math.Floor(To.TotalMilliseconds));
}

/// <summary>The bell curve; what would be negative is no delay at all.</summary>
/// <param name="Mean">Its middle.</param>
/// <param name="Deviation">Its standard deviation: two thirds of all calls are no farther from the middle.</param>
internal sealed record NormalSpread(TimeSpan Mean, TimeSpan Deviation) : Spread
{
    /// <inheritdoc/>
    public override string Word => $"normal mean {Durations.Text(Mean)} deviation {Durations.Text(Deviation)}";

    /// <inheritdoc/>
    protected override double Milliseconds(ref Throw dice, TimeSpan since) => Mean.TotalMilliseconds + (Normally(ref dice) * Deviation.TotalMilliseconds);
}

/// <summary>As real services answer: mostly near the median, and now and then much later.</summary>
/// <param name="Median">Half of all calls wait no longer.</param>
/// <param name="P99">Of a hundred calls, one waits longer.</param>
internal sealed record LognormalSpread(TimeSpan Median, TimeSpan P99) : Spread
{
    // Of the standard normal distribution, a hundredth lies beyond.
    private const double Hundredth = 2.3263478740408408;

    private readonly double _deviation = Math.Log(P99 / Median) / Hundredth;

    /// <inheritdoc/>
    public override string Word => $"lognormal median {Durations.Text(Median)} p99 {Durations.Text(P99)}";

    /// <inheritdoc/>
    protected override double Milliseconds(ref Throw dice, TimeSpan since) => Median.TotalMilliseconds * Math.Exp(_deviation * Normally(ref dice));
}

/// <summary>From one delay evenly to another, over a time since the world's zero; the last one from then on. No chance is in it.</summary>
/// <param name="From">The first.</param>
/// <param name="To">The last.</param>
/// <param name="Over">How long it takes.</param>
internal sealed record RampSpread(TimeSpan From, TimeSpan To, TimeSpan Over) : Spread
{
    /// <inheritdoc/>
    public override string Word => $"ramp from {Durations.Text(From)} to {Durations.Text(To)} over {Durations.Text(Over)}";

    /// <inheritdoc/>
    public override bool Draws => false;

    /// <inheritdoc/>
    protected override double Milliseconds(ref Throw dice, TimeSpan since) =>
        From.TotalMilliseconds + (Math.Clamp(since / Over, 0, 1) * (To - From).TotalMilliseconds);
}
