namespace ChatEmulator.Time;

/// <summary>
/// What a clock shows and who waits on it, under one lock. Nobody is called back while it is held: who takes a timer from here fires
/// it afterwards. While somebody advances the clock real time rings nothing, so that all that is due is called in order.
/// </summary>
internal sealed class Agenda : IDisposable
{
    private readonly Lock _gate = new();
    private readonly DueQueue _due = new();
    private readonly Dial _dial;
    private readonly TimeProvider _real;
    private readonly Action _ring;
    private Alarm? _alarm;
    private Lookouts? _lookouts;
    private bool _isDisposed;
    private int _epoch;
    private int _advances;
    private bool _isToRing;

    public Agenda(ClockStart start, TimeProvider real, Action ring)
    {
        _dial = new Dial(start, real);
        (_real, _ring) = (real, ring);
    }

    public Lookouts Lookouts => Locked(static agenda => agenda._lookouts ??= new Lookouts(agenda._gate, agenda._due, agenda._real));

    public ClockStart Start => _dial.Start;

    /// <summary>A reset begins the next one; what was asked for in an old one is void.</summary>
    public int Epoch => Locked(static agenda => agenda._epoch);

    public int Waiting => Locked(static agenda => agenda._due.Count);

    public DateTimeOffset Now => Locked(static agenda => agenda._dial.Now);
    public TimeSpan Elapsed => Locked(static agenda => agenda._dial.Elapsed);

    /// <summary>Sets a timer anew; false when it is disposed.</summary>
    public bool Set(ClockTimer timer, TimeSpan wait, TimeSpan period)
    {
        lock (_gate)
        {
            if (timer.IsDisposed)
            {
                return false;
            }

            timer.Period = period;
            _due.Remove(timer);
            if (wait != Timeout.InfiniteTimeSpan)
            {
                Add(timer, wait, Sum(_dial.Elapsed, wait));
            }

            Arm();
            return true;
        }
    }

    /// <summary>Sets a timer to an instant, whatever the clock does meanwhile; one that has come rings at once.</summary>
    public void SetAt(ClockTimer timer, DateTimeOffset at) => Locked(agenda => agenda.Set(timer, TimeSpan.FromTicks(Math.Max(0, (at - agenda._dial.Now).Ticks)), Timeout.InfiniteTimeSpan));

    /// <summary>Sets a timer no more; what calls back at this moment is not cut off.</summary>
    public void Drop(ClockTimer timer)
    {
        lock (_gate)
        {
            timer.IsDisposed = true;
            _due.Remove(timer);
            Arm();
        }
    }

    /// <summary>Ends when no callback of the timer runs any more.</summary>
    public Task Idle(ClockTimer timer)
    {
        lock (_gate)
        {
            return timer.Running == 0
                ? Task.CompletedTask
                : (timer.Idle ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).Task;
        }
    }

    /// <summary>A timer that was taken from here has been called.</summary>
    public void Called(ClockTimer timer)
    {
        TaskCompletionSource? idle = null;
        lock (_gate)
        {
            timer.Running--;
            if (timer.Running == 0)
            {
                (idle, timer.Idle) = (timer.Idle, null);
            }
        }

        idle?.SetResult();
    }

    /// <summary>An advance begins, and until it has left real time rings nothing.</summary>
    /// <param name="route">Where it leads, told from what the clock shows and what has elapsed.</param>
    /// <param name="epoch">The epoch in which it was asked for.</param>
    /// <returns>How much has elapsed, and how much shall have.</returns>
    public (TimeSpan From, TimeSpan Target) Depart(Func<DateTimeOffset, TimeSpan> route, int epoch)
    {
        lock (_gate)
        {
            Check(epoch);
            var from = _dial.Elapsed;
            var target = from + route(_dial.Now);
            _advances++;
            return (from, target);
        }
    }

    /// <summary>An advance has ended, or was given up where the clock stands now.</summary>
    public void Leave()
    {
        lock (_gate)
        {
            _advances--;
            Arm();
        }
    }

    /// <summary>Takes the next timer that is due by then and stands the clock at its instant; when there is none, stands it there.</summary>
    /// <exception cref="InvalidOperationException">A reset has begun another epoch.</exception>
    public ClockTimer? Take(TimeSpan until, int epoch)
    {
        lock (_gate)
        {
            Check(epoch);
            var timer = _due.TakeUntil(until, out var due);
            _dial.MoveTo(timer is null ? until : due);
            return timer is null ? null : Taken(timer, due);
        }
    }

    /// <summary>What is due at once is going to be called; what becomes so from now on is another matter.</summary>
    public void BeginRinging()
    {
        lock (_gate)
        {
            _isToRing = false;
        }
    }

    /// <summary>Takes the next timer that is due already; none while the clock is advanced.</summary>
    public ClockTimer? TakeDue()
    {
        lock (_gate)
        {
            var timer = _advances > 0 ? null : _due.TakeUntil(_dial.Elapsed, out var due) is { } next ? Taken(next, due) : null;
            Arm();
            return timer;
        }
    }

    /// <summary>Sets the wall time back to a start, for a new epoch; timers keep their remaining waits.</summary>
    public void Restart(ClockStart start, DateTimeOffset notBefore)
    {
        lock (_gate)
        {
            _epoch++;
            _dial.Restart(start, notBefore);
            Arm();
        }
    }

    public void Dispose()
    {
        lock (_gate)
        {
            _isDisposed = true;
            _alarm?.Dispose();
        }
    }

    private static TimeSpan Sum(TimeSpan now, TimeSpan wait) => wait > TimeSpan.MaxValue - now ? TimeSpan.MaxValue : now + wait;

    // A period is counted from due to due, so it does not drift; one that was missed is made up for at once, as the framework does.
    private ClockTimer Taken(ClockTimer timer, TimeSpan due)
    {
        timer.Running++;
        if (timer.Period != Timeout.InfiniteTimeSpan)
        {
            var next = Sum(due, timer.Period);
            Add(timer, timer.Period, next > _dial.Elapsed ? next : Sum(_dial.Elapsed, TimeSpan.FromMilliseconds(1)));
        }

        return timer;
    }

    private void Add(ClockTimer timer, TimeSpan wait, TimeSpan due)
    {
        _due.Add(timer, wait, due);
        if (!timer.IsQuiet)
        {
            _lookouts?.Tell(wait);
        }
    }

    private void Check(int epoch)
    {
        if (epoch != _epoch)
        {
            throw new InvalidOperationException("The world was reset while its clock was advanced: the clock is at its new start, and the rest of the advance is void.");
        }
    }

    // Sees to it that what is due is called: by the advance that is under way, else by real time, and on a clock that stands, where only
    // waits of zero are due without an advance, at once.
    private void Arm()
    {
        if (_advances > 0)
        {
            return;
        }

        if (!Start.Frozen)
        {
            Ring(_due.Earliest is { } due ? _dial.RealWait(due) : Timeout.InfiniteTimeSpan);
        }
        else if (_due.Earliest <= _dial.Elapsed && !_isToRing)
        {
            _isToRing = true;
            ThreadPool.UnsafeQueueUserWorkItem(static ring => ring(), _ring, preferLocal: false);
        }
    }

    private void Ring(TimeSpan wait)
    {
        if (_alarm is null && wait != Timeout.InfiniteTimeSpan && !_isDisposed)
        {
            _alarm = new Alarm(_real, _ring);
        }

        _alarm?.Set(wait);
    }

    private T Locked<T>(Func<Agenda, T> read)
    {
        lock (_gate)
        {
            return read(this);
        }
    }
}
