using ChatEmulator.Time;

namespace ChatEmulator.Core.Tests.Time;

/// <summary>How a clock is moved: together, within one another, to an instant, in vain, and with callbacks that throw.</summary>
public sealed class AdvanceTests
{
    private static readonly DateTimeOffset Start = Emulation.Start;
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    [Test]
    public async Task Advances_that_come_together_add_up_and_the_first_goes_its_whole_way_first()
    {
        using var clock = Frozen();
        var seen = new List<DateTimeOffset>();
        using var every = clock.CreateTimer(_ => seen.Add(clock.GetUtcNow()), null, Second, Second);
        var first = clock.AdvanceAsync(5 * Second);
        var second = clock.AdvanceAsync(3 * Second);
        var third = clock.AdvanceToAsync(At(7));
        await Task.WhenAll(first, second);
        Assert.That(() => third, Throws.InstanceOf<ArgumentOutOfRangeException>(), "when its turn came, the instant was past");
        Assert.That(clock.GetUtcNow(), Is.EqualTo(At(8)));
        Assert.That(seen, Is.EqualTo(Enumerable.Range(1, 8).Select(i => Start + (i * Second))));
    }

    [Test]
    public async Task Many_threads_that_advance_move_the_clock_by_their_sum_and_every_callback_finds_its_own_instant()
    {
        using var clock = Frozen();
        var wrong = 0;
        var timers = Enumerable.Range(1, 800).Select(i => Due(clock, i, () => Wrong(ref wrong, clock, i))).ToList();
        await Task.WhenAll(Enumerable.Range(0, 8).Select(i => Task.Run(async () =>
        {
            for (var j = 0; j < 100; j++)
            {
                if (i % 2 == 0)
                {
                    clock.Advance(Second);
                }
                else
                {
                    await clock.AdvanceAsync(Second);
                }
            }
        })));
        Assert.That((clock.GetUtcNow(), wrong, clock.Waiting), Is.EqualTo((Start + (800 * Second), 0, 0)));
        timers.ForEach(timer => timer.Dispose());
    }

    [Test]
    public async Task A_callback_that_advances_goes_at_once_and_the_advance_around_it_as_much_further([Values] bool alone)
    {
        using var clock = Frozen();
        var seen = new List<(string, DateTimeOffset)>();
        using var inner = Due(clock, 12, () => seen.Add(("inner", clock.GetUtcNow())));
        using var outer = Due(clock, 10, () =>
        {
            clock.Advance(5 * Second);
            seen.Add(("outer", clock.GetUtcNow()));
        });
        using var last = Due(clock, 64, () => seen.Add(("last", clock.GetUtcNow())));
        if (alone)
        {
            clock.Advance(60 * Second);
        }
        else
        {
            await clock.AdvanceAsync(60 * Second);
        }

        Assert.That(seen, Is.EqualTo(new[] { ("inner", At(12)), ("outer", At(15)), ("last", At(64)) }));
        Assert.That(clock.GetUtcNow(), Is.EqualTo(At(65)));
    }

    [Test]
    public async Task A_callback_that_advances_asynchronously_goes_after_the_advance_around_it()
    {
        using var clock = Frozen();
        Task? inner = null;
        using var timer = Due(clock, 10, () => inner = clock.AdvanceAsync(5 * Second));
        await clock.AdvanceAsync(60 * Second);
        await inner!;
        Assert.That(clock.GetUtcNow(), Is.EqualTo(At(65)));
    }

    [Test]
    public async Task The_clock_goes_to_an_instant_and_what_is_due_on_the_way_rings()
    {
        using var clock = Frozen();
        var seen = new List<DateTimeOffset>();
        using var timer = Due(clock, 10, () => seen.Add(clock.GetUtcNow()));
        await clock.AdvanceToAsync(new DateTimeOffset(2026, 1, 15, 10, 0, 30, TimeSpan.FromHours(1)));
        Assert.That((seen.Single(), clock.GetUtcNow()), Is.EqualTo((At(10), At(30))));
        await clock.AdvanceToAsync(At(30));
        Assert.That(clock.GetUtcNow(), Is.EqualTo(At(30)));
        Assert.That(clock.GetUtcNow().Offset, Is.EqualTo(TimeSpan.Zero));
    }

    [Test]
    public void An_instant_that_is_past_and_a_real_clock_are_refused_and_the_clock_stays()
    {
        using var clock = Frozen();
        using var real = new Clock(ClockStart.Real, TimeProvider.System);
        Assert.That(() => clock.AdvanceToAsync(Start.AddTicks(-1)), Throws.InstanceOf<ArgumentOutOfRangeException>().With.Message.Contains("2026-01-15T09:00:00Z"));
        Assert.That(() => real.AdvanceToAsync(DateTimeOffset.MaxValue), Throws.InvalidOperationException.With.Message.Contains("clock:"));
        Assert.That(clock.GetUtcNow(), Is.EqualTo(Start));
    }

    [Test]
    public async Task The_clock_may_go_to_the_last_instant_of_the_calendar_and_not_beyond()
    {
        using var clock = Frozen();
        await clock.AdvanceToAsync(DateTimeOffset.MaxValue);
        Assert.That(clock.GetUtcNow(), Is.EqualTo(DateTimeOffset.MaxValue));
        Assert.That(() => clock.Advance(TimeSpan.FromTicks(1)), Throws.InstanceOf<ArgumentOutOfRangeException>());
    }

    [Test]
    public async Task An_advance_that_is_given_up_leaves_the_clock_where_it_had_come_and_the_next_goes_on_from_there()
    {
        using var clock = Frozen();
        using var cancel = new CancellationTokenSource();
        var count = 0;
        using var every = clock.CreateTimer(_ => count++, null, Second, Second);
        using var gives = Due(clock, 3.5, cancel.Cancel);
        Assert.That(() => clock.AdvanceAsync(10 * Second, cancel.Token), Throws.InstanceOf<OperationCanceledException>());
        Assert.That((clock.GetUtcNow(), count), Is.EqualTo((At(3.5), 3)));
        await clock.AdvanceAsync(6.5 * Second);
        Assert.That((clock.GetUtcNow(), count), Is.EqualTo((At(10), 10)));
    }

    [Test]
    public async Task An_advance_that_is_given_up_while_it_waits_for_its_turn_holds_up_nobody()
    {
        using var clock = Frozen();
        using var cancel = new CancellationTokenSource();
        var goOn = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var holds = Due(clock, 1, goOn.Task.Wait);
        var first = Task.Run(() => clock.Advance(Second));
        while (clock.GetUtcNow() == Start)
        {
            await Task.Yield();
        }

        var (second, third) = (clock.AdvanceAsync(100 * Second, cancel.Token), clock.AdvanceAsync(Second));
        await cancel.CancelAsync();
        Assert.That(() => second, Throws.InstanceOf<OperationCanceledException>());
        Assert.That(third.IsCompleted, Is.False);
        goOn.SetResult();
        await Task.WhenAll(first, third);
        Assert.That(clock.GetUtcNow(), Is.EqualTo(At(2)));
    }

    [Test]
    public async Task Callbacks_that_throw_stop_neither_the_advance_nor_the_others_and_are_told_at_its_end()
    {
        using var clock = Frozen();
        var count = 0;
        using var throws = clock.CreateTimer(_ => throw new InvalidDataException("mine"), null, Second, Second);
        using var counts = clock.CreateTimer(_ => count++, null, Second, Second);
        var thrown = Assert.Throws<AggregateException>(() => clock.Advance(20 * Second))!;
        Assert.That((clock.GetUtcNow(), count), Is.EqualTo((At(20), 20)));
        Assert.That(thrown.Message, Does.StartWith("Callbacks threw 20 times"));
        Assert.That(thrown.InnerExceptions, Has.Count.EqualTo(10).And.All.InstanceOf<InvalidDataException>());
        thrown = await Assert.ThrowsAsync<AggregateException>(() => clock.AdvanceAsync(Second));
        Assert.That((thrown!.InnerExceptions.Count, clock.GetUtcNow(), count), Is.EqualTo((1, At(21), 21)));
    }

    [Test]
    public void What_callbacks_threw_is_told_too_when_the_advance_is_cut_short()
    {
        using var clock = Frozen();
        using var cancel = new CancellationTokenSource();
        using var throws = Due(clock, 1, () =>
        {
            cancel.Cancel();
            throw new InvalidDataException("mine");
        });
        var thrown = Assert.ThrowsAsync<AggregateException>(() => clock.AdvanceAsync(20 * Second, cancel.Token)).Result!;
        Assert.That(thrown.InnerExceptions.Select(e => e.GetType()), Is.EqualTo(new[] { typeof(InvalidDataException), typeof(OperationCanceledException) }));
        Assert.That(clock.GetUtcNow(), Is.EqualTo(At(1)));
    }

    [Test]
    public async Task A_reset_ends_the_advances_that_were_asked_for_before_it()
    {
        using var clock = Frozen();
        var later = 0;
        Task? waits = null;
        using var resets = Due(clock, 10, () => clock.Restart(clock.Start));
        using var asks = Due(clock, 5, () => waits = clock.AdvanceAsync(100 * Second));
        using var after = Due(clock, 30, () => later++);
        Assert.That(() => clock.AdvanceAsync(60 * Second), Throws.InvalidOperationException.With.Message.Contains("reset"));
        Assert.That(() => waits, Throws.InvalidOperationException.With.Message.Contains("reset"));
        Assert.That((clock.GetUtcNow(), later), Is.EqualTo((Start, 0)));
        await clock.AdvanceAsync(20 * Second);
        Assert.That((clock.GetUtcNow(), later), Is.EqualTo((At(20), 1)));
    }

    [Test]
    public async Task A_running_clock_rings_nothing_beside_an_advance_and_goes_on_by_itself_afterwards()
    {
        using var real = Frozen();
        using var clock = new Clock(new ClockStart(Start), real);
        var seen = new List<(string, DateTimeOffset)>();
        using var first = Due(clock, 1, () =>
        {
            real.Advance(3 * Second);
            seen.Add(("first", clock.GetUtcNow()));
        });
        using var second = Due(clock, 2, () => seen.Add(("second", clock.GetUtcNow())));
        using var third = Due(clock, 100, () => seen.Add(("third", clock.GetUtcNow())));
        await clock.AdvanceAsync(10 * Second);
        Assert.That(seen, Is.EqualTo(new[] { ("first", At(4)), ("second", At(4)) }));
        real.Advance(90 * Second);
        Assert.That(seen[^1], Is.EqualTo(("third", At(100))));
    }

    [Test]
    public async Task A_wait_of_zero_that_begins_again_for_ever_holds_up_no_advance_for_ever()
    {
        using var clock = Frozen();
        ITimer? timer = null;
        timer = clock.CreateTimer(_ => timer!.Change(TimeSpan.Zero, Timeout.InfiniteTimeSpan), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        timer.Change(TimeSpan.Zero, Timeout.InfiniteTimeSpan);
        Assert.That(() => clock.Advance(Second), Throws.InvalidOperationException.With.Message.Contains("1,000,000"));
        await timer.DisposeAsync();
        await clock.AdvanceAsync(Second);
        Assert.That(clock.GetUtcNow(), Is.EqualTo(At(1)));
    }

    [Test]
    public void A_callback_that_advances_past_its_own_next_time_is_an_error_that_says_so_and_no_end_of_the_process()
    {
        using var clock = Frozen();
        using var timer = clock.CreateTimer(_ => clock.Advance(2 * Second), null, Second, Second);
        var thrown = Assert.Throws<AggregateException>(() => clock.Advance(Second))!;
        Assert.That(thrown.InnerExceptions[^1].Message, Does.StartWith("100 advances go within one another"));
        timer.Dispose();
        var before = clock.GetUtcNow();
        clock.Advance(Second);
        Assert.That(clock.GetUtcNow(), Is.EqualTo(before + Second));
    }

    private static Clock Frozen() => new(new ClockStart(Start, Frozen: true), TimeProvider.System);

    private static DateTimeOffset At(double seconds) => Start.AddSeconds(seconds);

    private static ITimer Due(Clock clock, double seconds, Action action) =>
        clock.CreateTimer(_ => action(), null, TimeSpan.FromSeconds(seconds), Timeout.InfiniteTimeSpan);

    private static void Wrong(ref int wrong, Clock clock, int seconds)
    {
        if (clock.GetUtcNow() != At(seconds))
        {
            Interlocked.Increment(ref wrong);
        }
    }
}
