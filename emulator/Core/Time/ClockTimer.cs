using System.Runtime.CompilerServices;

namespace ChatEmulator.Time;

/// <summary>
/// A timer on a world's clock, with the framework's semantics: change, period, dispose, whole milliseconds, at most some 49 days, the
/// context of whoever made it. Only its callbacks do not overlap while the clock is advanced.
/// </summary>
/// <param name="agenda">Where it is entered.</param>
/// <param name="callback">What to call.</param>
/// <param name="state">What to call it with.</param>
/// <param name="isQuiet">Whether nobody is told that it waits: the world's own.</param>
internal sealed class ClockTimer(Agenda agenda, TimerCallback callback, object? state, bool isQuiet = false) : ITimer
{
    private const long MostMilliseconds = 0xFFFF_FFFE;

    // Where the flow was suppressed the framework calls back without any context. Who advances the clock lends none of its own either.
    private static readonly ExecutionContext Nobodys = OfNobody();

    private readonly ExecutionContext? _context = isQuiet ? null : ExecutionContext.Capture();
    private volatile bool _isDisposed;

    public bool IsQuiet { get; } = isQuiet;

    /// <summary>Where it stands in the queue; null when it is not due. Guarded by the agenda, as all that follows.</summary>
    public (TimeSpan Due, long Sequence)? Entry { get; set; }

    /// <summary>How long the present wait was when it began.</summary>
    public TimeSpan Wait { get; set; }

    public TimeSpan Period { get; set; }

    /// <summary>How many of its callbacks are about to run or run.</summary>
    public int Running { get; set; }

    /// <summary>Told when none of them runs any more.</summary>
    public TaskCompletionSource? Idle { get; set; }

    public bool IsDisposed
    {
        get => _isDisposed;
        set => _isDisposed = value;
    }

    public bool Change(TimeSpan dueTime, TimeSpan period)
    {
        var (wait, pause) = (Whole(dueTime), Whole(period));
        return agenda.Set(this, wait, pause == TimeSpan.Zero ? Timeout.InfiniteTimeSpan : pause);
    }

    /// <summary>Rings once, however long the wait: the framework's limits hold for what clients ask for.</summary>
    public void SetOnce(TimeSpan wait) => agenda.Set(this, wait, Timeout.InfiniteTimeSpan);

    /// <summary>Rings once, at an instant: an advance between its being known and this is counted.</summary>
    public void SetAt(DateTimeOffset at) => agenda.SetAt(this, at);

    /// <summary>Calls back, after it was taken from the agenda.</summary>
    public void Fire()
    {
        try
        {
            if (!_isDisposed)
            {
                ExecutionContext.Run(_context ?? Nobodys, static timer => ((ClockTimer)timer!).Call(), this);
            }
        }
        finally
        {
            agenda.Called(this);
        }
    }

    public void Dispose() => agenda.Drop(this);

    public ValueTask DisposeAsync()
    {
        Dispose();
        return new ValueTask(agenda.Idle(this));
    }

    private static TimeSpan Whole(TimeSpan time, [CallerArgumentExpression(nameof(time))] string? name = null)
    {
        var milliseconds = (long)time.TotalMilliseconds;
        ArgumentOutOfRangeException.ThrowIfLessThan(milliseconds, -1, name);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(milliseconds, MostMilliseconds, name);
        return TimeSpan.FromTicks(milliseconds * TimeSpan.TicksPerMillisecond);
    }

    private static ExecutionContext OfNobody()
    {
        ExecutionContext? context = null;
        var thread = new Thread(() => context = ExecutionContext.Capture());
        thread.UnsafeStart();
        thread.Join();
        return context!;
    }

    private void Call() => callback(state);
}
