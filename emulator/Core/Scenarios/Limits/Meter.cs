namespace ChatEmulator.Scenarios.Limits;

/// <summary>
/// What a limit has counted; of a limit with <c>per</c>, of one value. Time is in ticks of 100 ns since the world's zero, and all arithmetic is in
/// whole ticks, so that nothing drifts. Guarded by the world's lock.
/// </summary>
internal abstract class Meter(Measure measure)
{
    public Measure Measure { get; } = measure;

    /// <summary>The last call that was counted here, by its number in <see cref="Meters"/>: limits of one name count a call once.</summary>
    public long LastCall { get; set; }

    /// <summary>How many instants it has room for.</summary>
    public virtual int Instants => 0;

    protected long Allow => Measure.Allow;

    protected long Within => Measure.Within.Ticks;

    protected bool Restarts => Measure.Early == EarlyReturn.Restarts;

    /// <summary>Counts a call; false when it is one too many.</summary>
    public abstract bool Admits(long at);

    /// <summary>After how many ticks, at the earliest, a call is let through when none comes before it.</summary>
    public abstract long Wait(long at);
}
