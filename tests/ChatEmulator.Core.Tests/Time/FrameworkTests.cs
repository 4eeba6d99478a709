using ChatEmulator.Time;

namespace ChatEmulator.Core.Tests.Time;

/// <summary>What the framework builds on a time provider runs on a world's clock as it is.</summary>
public sealed class FrameworkTests
{
    private static readonly DateTimeOffset Start = Emulation.Start;
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    [Test]
    public async Task A_time_out_cancels_at_its_instant_and_not_before()
    {
        using var clock = Frozen();
        using var source = new CancellationTokenSource(Minute, clock);
        DateTimeOffset? at = null;
        using var told = source.Token.Register(() => at = clock.GetUtcNow());
        await clock.AdvanceAsync(Minute - TimeSpan.FromMilliseconds(1));
        Assert.That(at, Is.Null);
        await clock.AdvanceAsync(Minute);
        Assert.That(at, Is.EqualTo(Start + Minute));
    }

    [Test]
    public async Task CancelAfter_moves_a_time_out_and_takes_it_back()
    {
        using var clock = Frozen();
        using var moved = new CancellationTokenSource(Minute, clock);
        using var kept = new CancellationTokenSource(Minute, clock);
        moved.CancelAfter(2 * Minute);
        kept.CancelAfter(Timeout.InfiniteTimeSpan);
        await clock.AdvanceAsync(Minute);
        Assert.That(moved.IsCancellationRequested, Is.False);
        await clock.AdvanceAsync(Minute);
        Assert.That((moved.IsCancellationRequested, kept.IsCancellationRequested, clock.Waiting), Is.EqualTo((true, false, 0)));
    }

    [Test]
    public async Task A_delay_that_is_given_up_waits_no_more()
    {
        using var clock = Frozen();
        using var source = new CancellationTokenSource();
        var delay = Task.Delay(Minute, clock, source.Token);
        Assert.That(clock.Waiting, Is.EqualTo(1));
        await source.CancelAsync();
        Assert.That(async () => await delay, Throws.InstanceOf<OperationCanceledException>());
        Assert.That(clock.Waiting, Is.Zero);
    }

    [TestCase(0)]
    [TestCase(59)]
    [TestCase(60)]
    [TestCase(90)]
    public async Task A_wait_until_an_instant_ends_then_however_far_the_clock_went_before_it_began(int before)
    {
        using var clock = new Clock(new ClockStart(At: DateTimeOffset.UnixEpoch, Frozen: true), TimeProvider.System);
        var instant = clock.GetUtcNow() + TimeSpan.FromMinutes(60);
        await clock.AdvanceAsync(TimeSpan.FromMinutes(before));
        var wait = clock.WaitUntilAsync(instant);
        await clock.AdvanceAsync(TimeSpan.FromMinutes(Math.Max(0, 60 - before)));
        await wait;
        Assert.That(clock.GetUtcNow(), Is.EqualTo(instant + TimeSpan.FromMinutes(Math.Max(0, before - 60))));
    }

    [Test]
    public async Task WaitAsync_gives_up_a_task_when_its_time_has_come()
    {
        using var clock = Frozen();
        var never = new TaskCompletionSource();
        var wait = never.Task.WaitAsync(Minute, clock);
        await clock.AdvanceAsync(Minute);
        Assert.That(async () => await wait, Throws.InstanceOf<TimeoutException>());
        var (slow, patient) = (new TaskCompletionSource(), default(Task));
        patient = slow.Task.WaitAsync(Minute, clock);
        slow.SetResult();
        await patient;
        Assert.That(clock.Waiting, Is.Zero);
    }

    [Test]
    public async Task A_periodic_timer_ticks_keeps_one_missed_tick_and_changes_its_period()
    {
        using var clock = Frozen();
        using var timer = new PeriodicTimer(Minute, clock);
        await clock.AdvanceAsync(5 * Minute);
        Assert.That(timer.WaitForNextTickAsync().AsTask().IsCompletedSuccessfully, Is.True);
        var next = timer.WaitForNextTickAsync().AsTask();
        Assert.That(next.IsCompleted, Is.False);
        timer.Period = 10 * Minute;
        await clock.AdvanceAsync(9 * Minute);
        Assert.That(next.IsCompleted, Is.False);
        await clock.AdvanceAsync(Minute);
        Assert.That(await next, Is.True);
    }

    [Test]
    public void Time_stamps_count_world_time_in_ticks_and_the_zone_is_UTC()
    {
        using var clock = Frozen();
        var from = clock.GetTimestamp();
        clock.Advance(Minute);
        Assert.That((clock.GetElapsedTime(from), clock.TimestampFrequency, clock.GetTimestamp() - from), Is.EqualTo((Minute, TimeSpan.TicksPerSecond, Minute.Ticks)));
        Assert.That((clock.LocalTimeZone, clock.GetLocalNow()), Is.EqualTo((TimeZoneInfo.Utc, Start + Minute)));
    }

    [Test]
    public void A_clock_that_is_started_at_an_offset_tells_UTC()
    {
        using var clock = new Clock(new ClockStart(new DateTimeOffset(2026, 1, 15, 11, 0, 0, TimeSpan.FromHours(2)), Frozen: true), TimeProvider.System);
        Assert.That((clock.GetUtcNow(), clock.GetUtcNow().Offset), Is.EqualTo((Start, TimeSpan.Zero)));
    }

    [TestCase(0.0001)]
    [TestCase(1_000_000)]
    public async Task At_the_ends_of_speed_and_calendar_nothing_overflows(double speed)
    {
        using var real = Frozen();
        using var clock = new Clock(new ClockStart(Start, Speed: speed), real);
        var wait = clock.WaitAsync(TimeSpan.FromDays(3_000_000));
        real.Advance(TimeSpan.FromDays(1));
        Assert.That(clock.GetUtcNow(), Is.EqualTo(Start.AddDays(speed)));
        real.Advance(TimeSpan.FromDays(2_000_000));
        Assert.That(clock.GetUtcNow(), speed < 1 ? Is.LessThan(DateTimeOffset.MaxValue) : Is.EqualTo(DateTimeOffset.MaxValue));
        if (speed > 1)
        {
            await wait;
        }
    }

    [Test]
    public async Task A_wait_may_be_longer_than_the_framework_permits_and_may_be_given_up()
    {
        using var clock = Frozen();
        using var source = new CancellationTokenSource();
        var (years, ever) = (clock.WaitAsync(TimeSpan.FromDays(3_650)), clock.WaitAsync(null, source.Token));
        await clock.AdvanceAsync(TimeSpan.FromDays(3_649));
        Assert.That(years.IsCompleted, Is.False);
        await clock.AdvanceAsync(TimeSpan.FromDays(1));
        await years;
        await source.CancelAsync();
        Assert.That(async () => await ever, Throws.InstanceOf<OperationCanceledException>());
    }

    [Test]
    public void A_running_clocks_period_does_not_drift_however_late_real_time_rings()
    {
        using var real = Frozen();
        using var clock = new Clock(new ClockStart(Start, Speed: 600), real);
        var seen = new List<DateTimeOffset>();
        using var timer = clock.CreateTimer(_ => seen.Add(clock.GetUtcNow()), null, TimeSpan.FromMilliseconds(900), TimeSpan.FromMilliseconds(900));
        real.Advance(TimeSpan.FromMilliseconds(30));
        Assert.That(seen, Has.Count.EqualTo(20));
    }

    [Test]
    public void A_machines_clock_that_is_set_back_stands_until_it_has_caught_up()
    {
        var real = new SetBack();
        using var clock = new Clock(ClockStart.Real, real);
        var before = clock.GetUtcNow();
        real.Now -= TimeSpan.FromHours(1);
        Assert.That(clock.GetUtcNow(), Is.EqualTo(before));
        real.Now += TimeSpan.FromHours(2);
        Assert.That(clock.GetUtcNow(), Is.EqualTo(before.AddHours(1)));
        real.Now -= TimeSpan.FromHours(1);
        clock.Restart(ClockStart.Real);
        Assert.That(clock.GetUtcNow(), Is.EqualTo(before));
    }

    private static Clock Frozen() => new(new ClockStart(Start, Frozen: true), TimeProvider.System);

    private sealed class SetBack : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = Start;

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
