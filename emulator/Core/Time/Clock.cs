namespace ChatEmulator.Time;

/// <summary>
/// A world's clock: all time of a world comes from it. It is a <see cref="TimeProvider"/>, so <c>Task.Delay(…, clock)</c>,
/// <c>PeriodicTimer</c>, cancellation timeouts and a client's own back-off run on it as they are. It starts real, at an
/// instant, frozen or at a speed. What is due is kept in order; an advance goes from due to due and calls back outside the
/// lock. <see cref="GetTimestamp"/> never goes back, not even when a reset sets the wall time back to the start.
/// </summary>
public sealed class Clock : TimeProvider, IDisposable
{
    private const int MostCallbacksPerAdvance = 1_000_000;

    private readonly Lock _gate = new();
    private readonly TimeProvider _real;
    private readonly DueQueue _due = new();
    private readonly Lookouts _lookouts;
    private readonly Alarm? _alarm;
    private readonly Dial _dial;

    /// <summary>A clock that begins now.</summary>
    /// <param name="start">How it begins.</param>
    /// <param name="real">Real time: <see cref="TimeProvider.System"/> outside of tests.</param>
    public Clock(ClockStart start, TimeProvider real)
    {
        _dial = new Dial(start, real);
        _real = real;
        _lookouts = new Lookouts(_gate, _due, real);
        _alarm = new Alarm(real, Ring);
    }

    /// <summary>Whether it can be advanced: any clock but the real one.</summary>
    public bool CanMove => Start.At is not null;

    /// <summary>How it began.</summary>
    public ClockStart Start => _dial.Start;

    /// <summary>How much waits on this clock.</summary>
    public int Waiting
    {
        get
        {
            lock (_gate)
            {
                return _due.Count;
            }
        }
    }

    /// <inheritdoc/>
    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    /// <inheritdoc/>
    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow()
    {
        if (Start.At is null)
        {
            return _real.GetUtcNow();
        }

        lock (_gate)
        {
            return _dial.At(_dial.Elapsed);
        }
    }

    /// <summary>World time since the clock was made, in ticks of 100 ns.</summary>
    public override long GetTimestamp()
    {
        lock (_gate)
        {
            return _dial.Elapsed.Ticks;
        }
    }

    /// <inheritdoc/>
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        ArgumentNullException.ThrowIfNull(callback);
        var timer = new ClockTimer(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>
    /// Advances from due to due, and lets what each releases in this process run on before it goes further. A client that goes over the
    /// network between two waits is not waited for: advance to its next instant, await its call, and advance again.
    /// </summary>
    /// <param name="by">How far, on this clock; not negative.</param>
    /// <exception cref="InvalidOperationException">The clock is real, or one advance set off a million callbacks.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A negative duration, or an instant past the year 9999.</exception>
    public async Task AdvanceAsync(TimeSpan by)
    {
        foreach (var timer in Due(by))
        {
            timer.Fire();
            await Settle();
        }
    }

    /// <summary>Advances from due to due, calling back on the caller's thread.</summary>
    /// <inheritdoc cref="AdvanceAsync"/>
    public void Advance(TimeSpan by)
    {
        foreach (var timer in Due(by))
        {
            timer.Fire();
        }
    }

    /// <summary>
    /// Done when somebody waits on this clock who asked for just that long: a back-off, a time-out, a pause. Await it before the clock is
    /// advanced over the wait of a client that goes over the network, else the clock may move before the wait begins.
    /// </summary>
    /// <param name="wait">How long the wait was when it began, on this clock.</param>
    /// <param name="within">How long to look out for it, in real time; null for ten seconds.</param>
    /// <exception cref="TimeoutException">Nobody did; the message says for how long others wait.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="within"/> is negative.</exception>
    public Task WaitedOnAsync(TimeSpan wait, TimeSpan? within = null) => _lookouts.LookOutAsync(wait, within ?? TimeSpan.FromSeconds(10));

    /// <summary>Sets the wall time back to a start, for a new epoch; timers keep their remaining waits.</summary>
    public void Restart(ClockStart start)
    {
        lock (_gate)
        {
            _dial.Restart(start);
            ArmAlarm();
        }
    }

    /// <summary>Stops what waits on real time; nothing is called back any more.</summary>
    public void Dispose() => _alarm?.Dispose();

    internal bool Schedule(ClockTimer timer, TimeSpan dueTime)
    {
        lock (_gate)
        {
            _due.Remove(timer);
            if (dueTime != Timeout.InfiniteTimeSpan)
            {
                var now = _dial.Elapsed;
                _due.Add(timer, dueTime, dueTime > TimeSpan.MaxValue - now ? TimeSpan.MaxValue : now + dueTime);
                _lookouts.Tell(dueTime);
            }

            ArmAlarm();
            return true;
        }
    }

    private static async Task Settle()
    {
        for (var i = 0; i < 8; i++)
        {
            await Task.Yield();
        }
    }

    private IEnumerable<ClockTimer> Due(TimeSpan by)
    {
        var target = Target(by);
        for (var i = 0; PopUntil(target) is { } timer; i++)
        {
            yield return i < MostCallbacksPerAdvance ? timer : throw new InvalidOperationException(
                $"One advance set off {MostCallbacksPerAdvance:N0} callbacks; a timer whose period is far shorter than the advance is the usual cause.");
        }
    }

    private TimeSpan Target(TimeSpan by)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(by, TimeSpan.Zero);
        lock (_gate)
        {
            if (Start.At is null)
            {
                throw new InvalidOperationException(
                    "A real clock cannot be moved. Give the scenario a clock, for example `clock: { start: 2026-01-15T09:00:00Z, frozen: true }`.");
            }

            var now = _dial.Elapsed;
            if (by > DateTimeOffset.MaxValue - _dial.At(now))
            {
                throw new ArgumentOutOfRangeException(nameof(by), by, "The clock ends with the year 9999.");
            }

            return now + by;
        }
    }

    // Takes the next due timer up to the target and stands the clock there; at the end stands it at the target.
    private ClockTimer? PopUntil(TimeSpan target)
    {
        lock (_gate)
        {
            var timer = _due.TakeUntil(target, out var due);
            _dial.MoveTo(timer is null ? target : due);
            if (timer is null)
            {
                ArmAlarm();
            }

            return timer;
        }
    }

    // What is due at once fires at once: on a frozen clock a zero wait needs no advance.
    internal void Ring()
    {
        while (true)
        {
            ClockTimer? timer;
            lock (_gate)
            {
                timer = _due.TakeUntil(_dial.Elapsed, out _);
                if (timer is null)
                {
                    ArmAlarm();
                    return;
                }
            }

            timer.Fire();
        }
    }

    private void ArmAlarm()
    {
        if (!Start.Frozen)
        {
            _alarm?.Set(_due.Earliest is { } due ? (due - _dial.Elapsed) / Start.Speed : Timeout.InfiniteTimeSpan);
        }
    }
}
