namespace ChatEmulator.Time;

/// <summary>One timer on real time, set to the earliest thing due, made when first needed.</summary>
internal sealed class Alarm(TimeProvider real, Action ring) : IDisposable
{
    // The system's timers take at most this; a longer wait rings early, finds nothing due and is set again.
    private static readonly TimeSpan Longest = TimeSpan.FromDays(40);

    private ITimer? _timer;
    private bool _disposed;

    /// <summary>Sets it anew. The caller holds the clock's lock.</summary>
    public void Set(TimeSpan wait)
    {
        if (_disposed || (_timer is null && wait == Timeout.InfiniteTimeSpan))
        {
            return;
        }

        wait = wait == Timeout.InfiniteTimeSpan ? wait : Whole(wait);
        if (_timer is null)
        {
            _timer = real.CreateTimer(static alarm => ((Alarm)alarm!).Ring(), this, wait, Timeout.InfiniteTimeSpan);
        }
        else
        {
            _timer.Change(wait, Timeout.InfiniteTimeSpan);
        }
    }

    public void Dispose()
    {
        _disposed = true;
        _timer?.Dispose();
    }

    // Timers know milliseconds and cut off the rest: one that rang a little early would be set and ring again until it is time.
    private static TimeSpan Whole(TimeSpan wait)
    {
        var ticks = Math.Clamp(wait.Ticks, 0, Longest.Ticks);
        return TimeSpan.FromTicks((ticks + TimeSpan.TicksPerMillisecond - 1) / TimeSpan.TicksPerMillisecond * TimeSpan.TicksPerMillisecond);
    }

    private void Ring() => ring();
}
