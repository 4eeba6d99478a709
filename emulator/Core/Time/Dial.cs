namespace ChatEmulator.Time;

/// <summary>What a clock shows: world time that has passed, and the wall time that this makes. Guarded by the clock.</summary>
internal sealed class Dial(ClockStart start, TimeProvider real)
{
    private TimeSpan _startedAt;
    private long _realAtStart = real.GetTimestamp();
    private TimeSpan _moved;
    private DateTimeOffset _latest;

    /// <summary>How it began.</summary>
    public ClockStart Start { get; private set; } = start;

    /// <summary>World time since the clock was made; it never goes back.</summary>
    public TimeSpan Elapsed => Start.Frozen ? _moved : Sum(_moved, Scaled(real.GetElapsedTime(_realAtStart)));

    /// <summary>The wall time, UTC. Within an epoch it never goes back; past the end of the calendar it stands there.</summary>
    public DateTimeOffset Now => Start.At is { } at ? Instants.After(at.ToUniversalTime(), Elapsed - _startedAt) : RealNow();

    /// <summary>Moves on to a world time, unless it is there already.</summary>
    public void MoveTo(TimeSpan elapsed)
    {
        var now = Elapsed;
        if (elapsed > now)
        {
            _moved += elapsed - now;
        }
    }

    /// <summary>How long it is in real time until a world time comes, for a clock that runs; longer than any timer takes at the most.</summary>
    public TimeSpan RealWait(TimeSpan due)
    {
        var wait = (due - Elapsed).Ticks / Start.Speed;
        return wait < TimeSpan.MaxValue.Ticks ? TimeSpan.FromTicks((long)wait) : TimeSpan.MaxValue;
    }

    /// <summary>Sets the wall time to a start; real time that lies before the given instant stands there until the machine's clock has come.</summary>
    public void Restart(ClockStart anew, DateTimeOffset notBefore)
    {
        var elapsed = Elapsed;
        (Start, _startedAt, _moved, _realAtStart, _latest) = (anew, elapsed, elapsed, real.GetTimestamp(), notBefore);
    }

    private static TimeSpan Sum(TimeSpan one, TimeSpan other) => other > TimeSpan.MaxValue - one ? TimeSpan.MaxValue : one + other;

    // The machine's clock may be set back. Stamps that decrease would be worse than time that stands for a while.
    private DateTimeOffset RealNow()
    {
        var now = real.GetUtcNow();
        return _latest = now > _latest ? now : _latest;
    }

    private TimeSpan Scaled(TimeSpan passed)
    {
        if (Start.Speed == 1)
        {
            return passed;
        }

        var ticks = passed.Ticks * Start.Speed;
        return ticks < TimeSpan.MaxValue.Ticks ? TimeSpan.FromTicks((long)ticks) : TimeSpan.MaxValue;
    }
}
