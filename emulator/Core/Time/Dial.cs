namespace ChatEmulator.Time;

/// <summary>What a clock shows: world time that has passed, and the wall time that this makes. Guarded by the clock.</summary>
internal sealed class Dial(ClockStart start, TimeProvider real)
{
    private TimeSpan _startedAt;
    private long _realAtStart = real.GetTimestamp();
    private TimeSpan _moved;

    /// <summary>How it began.</summary>
    public ClockStart Start { get; private set; } = start;

    /// <summary>World time since the clock was made; it never goes back.</summary>
    public TimeSpan Elapsed => Start.Frozen ? _moved : _moved + Scaled(real.GetElapsedTime(_realAtStart));

    /// <summary>The wall time after so much world time, for a clock that is not real.</summary>
    public DateTimeOffset At(TimeSpan elapsed) => Start.At!.Value + (elapsed - _startedAt);

    /// <summary>Moves on to a world time, unless it is there already.</summary>
    public void MoveTo(TimeSpan elapsed)
    {
        var now = Elapsed;
        if (elapsed > now)
        {
            _moved += elapsed - now;
        }
    }

    /// <summary>Sets the wall time to a start.</summary>
    public void Restart(ClockStart anew)
    {
        var elapsed = Elapsed;
        (Start, _startedAt, _moved, _realAtStart) = (anew, elapsed, elapsed, real.GetTimestamp());
    }

    private TimeSpan Scaled(TimeSpan passed) => Start.Speed == 1 ? passed : passed * Start.Speed;
}
