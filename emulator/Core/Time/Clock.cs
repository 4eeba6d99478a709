namespace ChatEmulator.Time;

/// <summary>
/// A world's clock: all time of a world comes from it. It is a <see cref="TimeProvider"/>, so <c>Task.Delay(…, clock)</c>,
/// <c>PeriodicTimer</c>, cancellation timeouts and a client's own back-off run on it as they are. It starts real, at an
/// instant, frozen or at a speed. What is due is kept in order; an advance goes from due to due and calls back outside the
/// lock. Several advances take turns, in the order they came, so what they ask for adds up. A callback must not wait for the
/// clock: while it runs, nothing else on an advanced clock does. <see cref="GetTimestamp"/> never goes back, not even when a
/// reset sets the wall time back to the start.
/// </summary>
public sealed class Clock : TimeProvider, IDisposable
{
    private readonly Agenda _agenda;
    private Advances? _advances;

    /// <summary>A clock that begins now.</summary>
    /// <param name="start">How it begins.</param>
    /// <param name="real">Real time: <see cref="TimeProvider.System"/> outside of tests.</param>
    internal Clock(ClockStart start, TimeProvider real)
        => _agenda = new Agenda(start, real, Ring);

    // Most clocks are never moved.
    private Advances Advances => LazyInitializer.EnsureInitialized(ref _advances, () => new Advances(_agenda));

    /// <summary>Whether it can be advanced: any clock but the real one.</summary>
    public bool CanMove => Start.At is not null;

    /// <summary>How it began.</summary>
    internal ClockStart Start => _agenda.Start;

    /// <summary>How much waits on this clock.</summary>
    public int Waiting => _agenda.Waiting;

    /// <inheritdoc/>
    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    /// <summary>Always UTC: what a world tells does not depend on the machine.</summary>
    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

    /// <summary>The world's wall time. Until a reset it never goes back, and a machine's clock that is set back stands for as long.</summary>
    public override DateTimeOffset GetUtcNow() => _agenda.Now;

    /// <summary>World time since the clock was made, in ticks of 100 ns.</summary>
    public override long GetTimestamp() => _agenda.Elapsed.Ticks;

    /// <summary>A timer as the framework's, in whole milliseconds.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Under -1 ms, or over some 49 days.</exception>
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        ArgumentNullException.ThrowIfNull(callback);
        var timer = new ClockTimer(_agenda, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>Ends when so much time has passed; unlike <c>Task.Delay</c>, which ends with the fiftieth day, however long it is.</summary>
    /// <param name="time">How long, on this clock; null for ever.</param>
    /// <param name="cancel">Gives up.</param>
    /// <exception cref="OperationCanceledException">It was given up.</exception>
    internal Task WaitAsync(TimeSpan? time, CancellationToken cancel = default) =>
        WaitAsync(timer => timer.SetOnce(time is { } wait ? TimeSpan.FromTicks(Math.Max(0, wait.Ticks)) : Timeout.InfiniteTimeSpan), cancel);

    /// <summary>Ends at an instant, or at once when it has come. Unlike a wait for what is left until then, it is not late when the clock is advanced just before it begins.</summary>
    /// <param name="at">The instant, on this clock.</param>
    /// <param name="cancel">Gives up.</param>
    /// <exception cref="OperationCanceledException">It was given up.</exception>
    internal Task WaitUntilAsync(DateTimeOffset at, CancellationToken cancel = default) => WaitAsync(timer => timer.SetAt(at), cancel);

    /// <summary>
    /// Advances from due to due, and lets what each releases in this process run on before it goes further. A client that goes over the
    /// network between two waits is not waited for, nor one that the machine holds up for longer than 100 ms: where each instant counts, await
    /// <see cref="WaitedOnAsync"/>, advance to that instant, and so on. Given up, the clock
    /// stays where it had come, and what is due at that very instant is still called; a reset ends an advance.
    /// </summary>
    /// <param name="by">How far, on this clock; not negative.</param>
    /// <param name="cancel">Gives up before the next that is due.</param>
    /// <exception cref="InvalidOperationException">The clock is real; or one advance set off a million callbacks; or a reset came first.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A negative duration, or an instant past the year 9999.</exception>
    /// <exception cref="AggregateException">Callbacks threw: the clock has arrived all the same, and the others were called.</exception>
    /// <exception cref="OperationCanceledException">It was given up.</exception>
    public async Task AdvanceAsync(TimeSpan by, CancellationToken cancel = default) =>
        await Advances.RunAsync(Passage.By(Moving(), by), cancel).ConfigureAwait(false);

    /// <summary>Advances to an instant, as <see cref="AdvanceAsync"/> does; the present one is no way at all.</summary>
    /// <param name="at">The instant; not past.</param>
    /// <param name="cancel">Gives up before the next that is due.</param>
    /// <exception cref="ArgumentOutOfRangeException">The instant is past when it is this advance's turn.</exception>
    /// <inheritdoc cref="AdvanceAsync"/>
    public async Task AdvanceToAsync(DateTimeOffset at, CancellationToken cancel = default) =>
        await Advances.RunAsync(Passage.To(Moving(), at), cancel).ConfigureAwait(false);

    /// <summary>
    /// Advances from due to due, calling back on the caller's thread. In a callback of another advance it goes at once, and the other
    /// goes on from there.
    /// </summary>
    /// <param name="by">How far, on this clock; not negative.</param>
    /// <exception cref="InvalidOperationException">The clock is real; or one advance set off a million callbacks; or a reset came first.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A negative duration, or an instant past the year 9999.</exception>
    /// <exception cref="AggregateException">Callbacks threw: the clock has arrived all the same, and the others were called.</exception>
    public void Advance(TimeSpan by) => Advances.Run(Passage.By(Moving(), by));

    /// <summary>
    /// Done when somebody waits on this clock who asked for just that long: a back-off, a time-out, a pause. Await it before the clock is
    /// advanced over the wait of a client that goes over the network, else the clock may move before the wait begins.
    /// </summary>
    /// <param name="wait">How long the wait was when it began, on this clock.</param>
    /// <param name="within">How long to look out for it, in real time; null for ten seconds.</param>
    /// <exception cref="TimeoutException">Nobody did; the message says for how long others wait.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="within"/> is negative.</exception>
    public Task WaitedOnAsync(TimeSpan wait, TimeSpan? within = null) => _agenda.Lookouts.LookOutAsync(wait, within ?? TimeSpan.FromSeconds(10));

    /// <summary>Sets the wall time back to a start, for a new epoch; timers keep their remaining waits, advances under way are void.</summary>
    internal void Restart(ClockStart start) => Restart(start, default);

    /// <summary>Real time calls nothing back any more.</summary>
    public void Dispose() => _agenda.Dispose();

    /// <summary>Sets the wall time as <see cref="Restart(ClockStart)"/> does, and no real clock shows less than an instant.</summary>
    internal void Restart(ClockStart start, DateTimeOffset notBefore) => _agenda.Restart(start, notBefore);

    /// <summary>A timer of the world's own, which nobody is told of and which takes any wait.</summary>
    internal ClockTimer CreateQuietTimer(Action callback) => new(_agenda, _ => callback(), null, isQuiet: true);

    private async Task WaitAsync(Action<ClockTimer> set, CancellationToken cancel)
    {
        var rung = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var timer = new ClockTimer(_agenda, _ => rung.TrySetResult(), null);
        set(timer);
        await rung.Task.WaitAsync(cancel).ConfigureAwait(false);
    }

    private Agenda Moving() => CanMove ? _agenda : throw new InvalidOperationException(
        "A real clock cannot be moved. Give the scenario a clock, for example `clock: { start: 2026-01-15T09:00:00Z, frozen: true }`.");

    private void Ring()
    {
        if (Start.Frozen)
        {
            _ = Advances.RingAsync();
        }
        else
        {
            Advances.Ring();
        }
    }
}
