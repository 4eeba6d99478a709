using ChatEmulator.Time;

namespace ChatEmulator.Core.Tests.Time;

/// <summary>
/// What the framework promises of its timers, asked of the system's and of a world's: each test runs on both, so a difference shows. Real
/// time comes by itself and is only waited for, never measured.
/// </summary>
public sealed class FrameworkTimerTests
{
    private static readonly TimeSpan Soon = TimeSpan.FromMilliseconds(1);
    private static readonly TimeSpan Never = Timeout.InfiniteTimeSpan;

    private static readonly string[] Times =
    [
        "-10675199.02:48:05.4775808", "-00:00:01", "-00:00:00.002", "-00:00:00.0019999", "-00:00:00.001", "-00:00:00.0009999", "00:00:00", "00:00:00.0005",
        "49.17:02:47.2940000", "49.17:02:47.2949999", "49.17:02:47.2950000", "10675199.02:48:05.4775807",
    ];

    [TestCaseSource(nameof(Times))]
    public void Times_that_a_timer_does_not_take_are_refused_alike(string text)
    {
        var time = TimeSpan.Parse(text);
        using var clock = Frozen();
        using var one = clock.CreateTimer(_ => { }, null, Never, Never);
        using var other = TimeProvider.System.CreateTimer(_ => { }, null, Never, Never);
        Assert.Multiple(() =>
        {
            Assert.That(Refusal(() => clock.CreateTimer(_ => { }, null, time, Never)), Is.EqualTo(Refusal(() => TimeProvider.System.CreateTimer(_ => { }, null, time, Never))));
            Assert.That(Refusal(() => clock.CreateTimer(_ => { }, null, Never, time)), Is.EqualTo(Refusal(() => TimeProvider.System.CreateTimer(_ => { }, null, Never, time))));
            Assert.That(Refusal(() => one.Change(time, Never)), Is.EqualTo(Refusal(() => other.Change(time, Never))));
            Assert.That(Refusal(() => one.Change(Never, time)), Is.EqualTo(Refusal(() => other.Change(Never, time))));
        });
    }

    [Test]
    public void A_timer_without_a_callback_is_refused_alike()
    {
        using var clock = Frozen();
        Assert.That(
            Refusal(() => clock.CreateTimer(null!, null, Never, Never)), Is.EqualTo(Refusal(() => TimeProvider.System.CreateTimer(null!, null, Never, Never))));
    }

    [Test]
    public void A_disposed_timer_cannot_be_changed_and_still_refuses_what_none_takes([Values] bool system)
    {
        using var time = new Passing(system);
        var timer = time.Provider.CreateTimer(_ => { }, null, Never, Never);
        Assert.That(timer.Change(Soon, Soon), Is.True);
        timer.Dispose();
        timer.Dispose();
        Assert.That((timer.Change(Soon, Soon), time.Waiting), Is.EqualTo((false, 0)));
        Assert.That(() => timer.Change(TimeSpan.FromSeconds(-1), Never), Throws.InstanceOf<ArgumentOutOfRangeException>());
    }

    [Test]
    public async Task A_timer_that_is_due_at_once_rings_without_being_waited_for([Values] bool system)
    {
        using var time = new Passing(system);
        var rung = Signal();
        using var timer = time.Provider.CreateTimer(state => rung.SetResult(state), "state", TimeSpan.Zero, TimeSpan.Zero);
        Assert.That(await rung.Task, Is.EqualTo("state"));
    }

    [Test]
    public async Task A_timer_that_has_rung_rings_again_when_it_is_changed([Values] bool system)
    {
        using var time = new Passing(system);
        var rung = new SemaphoreSlim(0);
        using var timer = time.Provider.CreateTimer(_ => rung.Release(), null, Soon, Never);
        await time.Pass(Soon);
        await rung.WaitAsync();
        Assert.That(timer.Change(Soon, Never), Is.True);
        await time.Pass(Soon);
        await rung.WaitAsync();
    }

    [Test]
    public async Task A_timer_may_be_changed_in_its_own_callback([Values] bool system)
    {
        using var time = new Passing(system);
        var (count, done) = (0, Signal());
        ITimer? timer = null;
        timer = time.Provider.CreateTimer(
            _ =>
            {
                if (++count == 3)
                {
                    done.SetResult(timer!.Change(Never, Never));
                }
                else
                {
                    timer!.Change(Soon, Never);
                }
            },
            null,
            Never,
            Never);
        timer.Change(Soon, Never);
        await time.Pass(TimeSpan.FromSeconds(1));
        Assert.That((await done.Task, time.Waiting), Is.EqualTo(((object)true, 0)));
        await timer.DisposeAsync();
    }

    [Test]
    public async Task A_periodic_timer_may_be_disposed_in_its_own_callback([Values] bool system)
    {
        using var time = new Passing(system);
        var (count, done) = (0, Signal());
        ITimer? timer = null;
        timer = time.Provider.CreateTimer(
            _ =>
            {
                if (Interlocked.Increment(ref count) == 3)
                {
                    timer!.Dispose();
                    done.SetResult(timer.Change(Soon, Soon));
                }
            },
            null,
            Never,
            Never);
        timer.Change(Soon, Soon);
        await time.Pass(TimeSpan.FromSeconds(1));
        Assert.That((await done.Task, time.Waiting), Is.EqualTo(((object)false, 0)));
        await timer.DisposeAsync();
    }

    [Test]
    public async Task A_callback_that_runs_is_waited_for_by_DisposeAsync_and_not_by_Dispose([Values] bool system)
    {
        using var time = new Passing(system);
        using var goOn = new ManualResetEventSlim();
        var (begun, ended) = (Signal(), false);
        var timer = time.Provider.CreateTimer(
            _ =>
            {
                begun.SetResult(null);
                goOn.Wait();
                ended = true;
            },
            null,
            Soon,
            Never);
        var passing = Task.Run(() => time.Pass(Soon));
        await begun.Task;
        timer.Dispose();
        var (first, second) = (timer.DisposeAsync().AsTask(), timer.DisposeAsync().AsTask());
        Assert.That((first.IsCompleted, second.IsCompleted), Is.EqualTo((false, false)));
        goOn.Set();
        await Task.WhenAll(first, second, passing);
        Assert.That((ended, timer.DisposeAsync().AsTask().IsCompletedSuccessfully), Is.EqualTo((true, true)));
    }

    [Test]
    public async Task A_callback_may_dispose_its_timer_asynchronously([Values] bool system)
    {
        using var time = new Passing(system);
        var disposed = Signal();
        ITimer? timer = null;
        timer = time.Provider.CreateTimer(_ => disposed.SetResult(timer!.DisposeAsync().AsTask()), null, Never, Never);
        timer.Change(Soon, Never);
        await time.Pass(Soon);
        await (Task)(await disposed.Task)!;
    }

    [Test]
    public async Task A_callback_runs_in_the_context_of_whoever_made_the_timer_not_of_whoever_changed_it_or_advances([Values] bool system)
    {
        using var time = new Passing(system);
        var (local, seen) = (new AsyncLocal<string>(), Signal());
        local.Value = "made";
        await using var timer = time.Provider.CreateTimer(
            _ =>
            {
                var value = local.Value;
                local.Value = "called";
                seen.SetResult(value);
            },
            null,
            Never,
            Never);
        local.Value = "changed";
        timer.Change(Soon, Never);
        time.PassNow(Soon);
        Assert.That((await seen.Task, local.Value), Is.EqualTo(("made", "changed")));
    }

    [Test]
    public async Task A_callback_whose_context_was_suppressed_runs_in_none_and_leaves_nothing_behind([Values] bool system)
    {
        using var time = new Passing(system);
        var (local, seen) = (new AsyncLocal<string>(), Signal());
        local.Value = "made";
        ITimer timer;
        using (ExecutionContext.SuppressFlow())
        {
            timer = time.Provider.CreateTimer(
                _ =>
                {
                    var value = local.Value;
                    local.Value = "called";
                    seen.SetResult(value);
                },
                null,
                Soon,
                Never);
        }

        time.PassNow(Soon);
        Assert.That((await seen.Task, local.Value), Is.EqualTo(((string?)null, "made")));
        await timer.DisposeAsync();
    }

    private static Clock Frozen() => new(new ClockStart(Emulation.Start, Frozen: true), TimeProvider.System);

    private static TaskCompletionSource<object?> Signal() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private static string Refusal(Func<object> make)
    {
        try
        {
            (make() as ITimer)?.Dispose();
            return "taken";
        }
        catch (ArgumentException e)
        {
            return $"{e.GetType().Name} {e.ParamName}";
        }
    }

    /// <summary>The system's time, which passes by itself, or a world's, which is advanced.</summary>
    private sealed class Passing(bool system) : IDisposable
    {
        private readonly Clock _clock = Frozen();

        public TimeProvider Provider => system ? TimeProvider.System : _clock;

        /// <summary>How much is still to ring; none that is known of the system's.</summary>
        public int Waiting => _clock.Waiting;

        public Task Pass(TimeSpan time) => system ? Task.CompletedTask : _clock.AdvanceAsync(time);

        public void PassNow(TimeSpan time)
        {
            if (!system)
            {
                _clock.Advance(time);
            }
        }

        public void Dispose() => _clock.Dispose();
    }
}
