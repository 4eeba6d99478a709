using ChatEmulator.Time;

namespace ChatEmulator.Core.Tests.Time;

public sealed class ClockTests
{
    private static readonly DateTimeOffset Start = new(2026, 1, 15, 9, 0, 0, TimeSpan.Zero);

    [Test]
    public void A_frozen_clock_stands_until_it_is_advanced()
    {
        using var real = Frozen();
        using var clock = new Clock(new ClockStart(Start, Frozen: true), real);
        real.Advance(TimeSpan.FromHours(1));
        Assert.That(clock.GetUtcNow(), Is.EqualTo(Start));
        clock.Advance(TimeSpan.FromDays(30));
        Assert.That(clock.GetUtcNow(), Is.EqualTo(Start.AddDays(30)));
    }

    [Test]
    public void A_started_clock_runs_at_the_pace_of_real_time_from_its_start()
    {
        using var real = Frozen();
        using var clock = new Clock(new ClockStart(Start), real);
        real.Advance(TimeSpan.FromSeconds(90));
        Assert.That(clock.GetUtcNow(), Is.EqualTo(Start.AddSeconds(90)));
    }

    [Test]
    public void A_clock_with_a_speed_runs_so_many_times_faster()
    {
        using var real = Frozen();
        using var clock = new Clock(new ClockStart(Start, Speed: 60), real);
        real.Advance(TimeSpan.FromSeconds(2));
        Assert.That(clock.GetUtcNow(), Is.EqualTo(Start.AddMinutes(2)));
    }

    [Test]
    public void A_running_clock_can_be_advanced_and_runs_on_from_there()
    {
        using var real = Frozen();
        using var clock = new Clock(new ClockStart(Start), real);
        clock.Advance(TimeSpan.FromDays(1));
        real.Advance(TimeSpan.FromSeconds(1));
        Assert.That(clock.GetUtcNow(), Is.EqualTo(Start.AddDays(1).AddSeconds(1)));
    }

    [Test]
    public void A_real_clock_shows_real_time_and_cannot_be_moved()
    {
        using var real = Frozen();
        using var clock = new Clock(ClockStart.Real, real);
        real.Advance(TimeSpan.FromHours(3));
        Assert.That(clock.GetUtcNow(), Is.EqualTo(real.GetUtcNow()));
        Assert.That(() => clock.Advance(TimeSpan.FromSeconds(1)), Throws.InvalidOperationException.With.Message.Contains("clock:"));
    }

    [Test]
    public async Task A_wait_can_be_looked_out_for_before_and_after_it_begins()
    {
        using var clock = new Clock(new ClockStart(Start, Frozen: true), TimeProvider.System);
        var early = clock.WaitedOnAsync(TimeSpan.FromMinutes(1));
        var pause = Task.Delay(TimeSpan.FromSeconds(30), clock);
        Assert.That(early.IsCompleted, Is.False);
        var other = Task.Delay(TimeSpan.FromMinutes(1), clock);
        await early;
        await clock.WaitedOnAsync(TimeSpan.FromSeconds(30));
        await clock.AdvanceAsync(TimeSpan.FromMinutes(1));
        await Task.WhenAll(pause, other);
    }

    [Test]
    public async Task A_wait_that_nobody_began_is_told_with_those_that_somebody_did()
    {
        using var real = Frozen();
        using var clock = new Clock(new ClockStart(Start, Frozen: true), real);
        var pause = Task.Delay(TimeSpan.FromSeconds(30), clock);
        var looked = clock.WaitedOnAsync(TimeSpan.FromMinutes(1));
        real.Advance(TimeSpan.FromSeconds(10));
        Assert.That(() => looked, Throws.TypeOf<TimeoutException>().With.Message.EqualTo("Nobody waits for 1m on this clock. Others wait for 30s."));
        clock.Advance(TimeSpan.FromSeconds(30));
        looked = clock.WaitedOnAsync(TimeSpan.FromSeconds(30));
        real.Advance(TimeSpan.FromSeconds(10));
        Assert.That(() => looked, Throws.TypeOf<TimeoutException>().With.Message.EqualTo("Nobody waits for 30s on this clock. Nobody waits at all."));
        await pause;
    }

    [Test]
    public void What_waits_is_called_in_due_order_and_sees_its_own_instant()
    {
        using var clock = Frozen();
        var seen = new List<(string, DateTimeOffset)>();
        using var late = Once(clock, 3, () => seen.Add(("late", clock.GetUtcNow())));
        using var early = Once(clock, 1, () => seen.Add(("early", clock.GetUtcNow())));
        using var second = Once(clock, 3, () => seen.Add(("later set", clock.GetUtcNow())));
        clock.Advance(TimeSpan.FromSeconds(5));
        Assert.That(seen, Is.EqualTo(new[]
        {
            ("early", Start.AddSeconds(1)), ("late", Start.AddSeconds(3)), ("later set", Start.AddSeconds(3)),
        }));
    }

    [Test]
    public void What_is_set_during_an_advance_fires_in_the_same_advance_when_it_falls_into_it()
    {
        using var clock = Frozen();
        var seen = new List<DateTimeOffset>();
        ITimer? inner = null;
        using var outer = Once(clock, 1, () => inner = Once(clock, 1, () => seen.Add(clock.GetUtcNow())));
        clock.Advance(TimeSpan.FromSeconds(10));
        inner!.Dispose();
        Assert.That(seen, Is.EqualTo(new[] { Start.AddSeconds(2) }));
    }

    [Test]
    public void A_periodic_timer_fires_once_a_period_until_it_is_disposed()
    {
        using var clock = Frozen();
        var count = 0;
        using (clock.CreateTimer(_ => count++, null, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(1)))
        {
            clock.Advance(TimeSpan.FromSeconds(5.5));
        }

        clock.Advance(TimeSpan.FromSeconds(5));
        Assert.That(count, Is.EqualTo(5));
    }

    [Test]
    public void A_timer_that_is_changed_forgets_what_it_was_set_to()
    {
        using var clock = Frozen();
        var count = 0;
        using var timer = Once(clock, 1, () => count++);
        timer.Change(TimeSpan.FromSeconds(10), Timeout.InfiniteTimeSpan);
        clock.Advance(TimeSpan.FromSeconds(9));
        Assert.That(count, Is.Zero);
        clock.Advance(TimeSpan.FromSeconds(1));
        Assert.That(count, Is.EqualTo(1));
    }

    [Test]
    public void A_timer_with_so_short_a_period_that_an_advance_would_never_end_is_an_error_that_says_so()
    {
        using var clock = Frozen();
        using var timer = clock.CreateTimer(_ => { }, null, TimeSpan.FromMilliseconds(1), TimeSpan.FromMilliseconds(1));
        Assert.That(() => clock.Advance(TimeSpan.FromDays(1)), Throws.InvalidOperationException.With.Message.Contains("1,000,000"));
    }

    [Test]
    public async Task A_delay_on_a_frozen_clock_ends_when_the_clock_is_advanced()
    {
        using var clock = Frozen();
        var delay = Task.Delay(TimeSpan.FromSeconds(30), clock);
        await clock.AdvanceAsync(TimeSpan.FromSeconds(29));
        Assert.That(delay.IsCompleted, Is.False);
        await clock.AdvanceAsync(TimeSpan.FromSeconds(1));
        await delay;
    }

    [Test]
    public async Task A_wait_of_zero_ends_on_a_frozen_clock_without_an_advance()
    {
        using var clock = Frozen();
        var rung = new TaskCompletionSource();
        using var timer = clock.CreateTimer(_ => rung.SetResult(), null, TimeSpan.Zero, Timeout.InfiniteTimeSpan);
        await rung.Task;
        Assert.That(clock.GetUtcNow(), Is.EqualTo(Start));
    }

    [Test]
    public async Task Thirty_days_of_a_ten_minute_timer_play_in_one_advance()
    {
        using var clock = Frozen();
        using var stop = new CancellationTokenSource(TimeSpan.FromDays(30).Add(TimeSpan.FromSeconds(1)), clock);
        using var timer = new PeriodicTimer(TimeSpan.FromMinutes(10), clock);
        var wakeUps = 0;
        var client = Task.Run(async () =>
        {
            while (await timer.WaitForNextTickAsync(stop.Token))
            {
                Interlocked.Increment(ref wakeUps);
            }
        });
        for (var i = 0; i < 4_320; i++)
        {
            var before = Volatile.Read(ref wakeUps);
            await clock.AdvanceAsync(TimeSpan.FromMinutes(10));
            while (Volatile.Read(ref wakeUps) == before)
            {
                await Task.Yield();
            }
        }

        await clock.AdvanceAsync(TimeSpan.FromSeconds(1));
        Assert.That(async () => await client, Throws.InstanceOf<OperationCanceledException>());
        Assert.That(wakeUps, Is.EqualTo(4_320));
    }

    [Test]
    public void A_new_epoch_sets_the_wall_time_back_and_the_timestamp_never()
    {
        using var clock = Frozen();
        clock.Advance(TimeSpan.FromHours(5));
        var before = clock.GetTimestamp();
        clock.Restart(new ClockStart(Start, Frozen: true));
        Assert.Multiple(() =>
        {
            Assert.That(clock.GetUtcNow(), Is.EqualTo(Start));
            Assert.That(clock.GetTimestamp(), Is.GreaterThanOrEqualTo(before));
        });
    }

    [Test]
    public void A_timer_survives_a_new_epoch_with_its_remaining_wait()
    {
        using var clock = Frozen();
        var count = 0;
        using var timer = Once(clock, 10, () => count++);
        clock.Advance(TimeSpan.FromSeconds(4));
        clock.Restart(new ClockStart(Start, Frozen: true));
        clock.Advance(TimeSpan.FromSeconds(5));
        Assert.That(count, Is.Zero);
        clock.Advance(TimeSpan.FromSeconds(1));
        Assert.That(count, Is.EqualTo(1));
    }

    [Test]
    public void A_running_clock_calls_back_when_real_time_comes_to_the_instant()
    {
        using var real = Frozen();
        using var clock = new Clock(new ClockStart(Start, Speed: 60), real);
        var count = 0;
        using var timer = clock.CreateTimer(_ => count++, null, TimeSpan.FromMinutes(3), TimeSpan.FromMinutes(1));
        real.Advance(TimeSpan.FromSeconds(2));
        Assert.That(count, Is.Zero);
        real.Advance(TimeSpan.FromSeconds(2));
        Assert.That(count, Is.EqualTo(2));
    }

    [Test]
    public void Going_back_and_going_past_the_year_9999_are_refused()
    {
        using var clock = Frozen();
        Assert.That(() => clock.Advance(TimeSpan.FromSeconds(-1)), Throws.InstanceOf<ArgumentOutOfRangeException>());
        Assert.That(() => clock.Advance(TimeSpan.FromDays(3_650_000)), Throws.InstanceOf<ArgumentOutOfRangeException>());
        Assert.That(clock.GetUtcNow(), Is.EqualTo(Start));
    }

    private static Clock Frozen() => new(new ClockStart(Start, Frozen: true), TimeProvider.System);

    private static ITimer Once(Clock clock, double seconds, Action action) =>
        clock.CreateTimer(_ => action(), null, TimeSpan.FromSeconds(seconds), Timeout.InfiniteTimeSpan);
}
