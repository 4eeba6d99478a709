using ChatEmulator.Journals;
using ChatEmulator.Judging;
using ChatEmulator.Worlds;

namespace ChatEmulator.Core.Tests.Worlds;

[Parallelizable(ParallelScope.All)]
public sealed class VigilTests
{
    private const string ToAda = """{"to":"ada@example.com"}""";
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    [Test]
    public void A_call_that_the_journal_has_dropped_since_was_seen_all_the_same()
    {
        using var emulation = Emulation.Of(limits: new JournalLimits(MostCalls: 1));
        var progress = new Progress(Expectation.Exactly(new CallQuery("algoreg.create_message"), 3));
        for (var i = 0; i < 3; i++)
        {
            emulation.Message(ToAda);
            progress.Look(emulation.World.Journal);
        }

        Assert.That((progress.Matching, progress.Holds, progress.IsLost), Is.EqualTo((3, true, false)));
        emulation.Message(ToAda);
        emulation.Message(ToAda);
        progress.Look(emulation.World.Journal);
        Assert.That((progress.Matching, progress.Holds, progress.IsLost), Is.EqualTo((4, false, true)));
    }

    [Test]
    public async Task Where_calls_went_unseen_no_largest_number_holds()
    {
        using var emulation = Emulation.Of(limits: new JournalLimits(MostCalls: 1));
        emulation.Message(ToAda);
        emulation.Login();
        var told = await Wait(emulation, query => Expectation.AtMost(query, 5), new Patience(TimeSpan.Zero));
        Assert.That(told.Held, Is.False);
        Assert.That(told.Why, Does.Contain("cannot be known"));
    }

    [Test]
    public async Task A_pending_effect_is_looked_at_again_until_it_is_made()
    {
        using var emulation = Emulation.Of("rules: [{ name: late, calls: algoreg.create_message, effect: { late: 45s } }]");
        emulation.Message(ToAda);
        var pending = new Progress(Expectation.Exactly(new CallQuery("*").With("effect", "pending"), 1));
        pending.Look(emulation.World.Journal);
        var applied = Wait(emulation, query => Expectation.AtLeast(query.With("effect", "applied"), 1), new Patience(Hour));
        Assert.That((pending.Holds, applied.IsCompleted), Is.EqualTo((true, false)));
        await emulation.World.Clock.AdvanceAsync(TimeSpan.FromSeconds(45));
        Assert.That((await applied).Held, Is.True);
        pending.Look(emulation.World.Journal);
        Assert.That((pending.Holds, pending.Matching), Is.EqualTo((false, 0)));
    }

    [Test]
    public async Task An_exact_number_has_to_stay_for_the_quiet_period_of_the_clock_that_is_meant()
    {
        using var emulation = Emulation.Of();
        emulation.Message(ToAda);
        var patience = new Patience(Hour) { Quiet = TimeSpan.FromMinutes(1), OnWorld = true };
        var waiting = Wait(emulation, query => Expectation.Exactly(query, 1), patience);
        await emulation.World.Clock.AdvanceAsync(TimeSpan.FromSeconds(59));
        Assert.That(waiting.IsCompleted, Is.False);
        await emulation.World.Clock.AdvanceAsync(TimeSpan.FromSeconds(1));
        Assert.That((await waiting).Held, Is.True);
    }

    [Test]
    public async Task A_clock_that_stands_is_waited_for_in_real_time_and_no_longer()
    {
        using var emulation = Emulation.Of();
        var told = await Wait(emulation, query => Expectation.AtLeast(query, 1), new Patience(Hour) { OnWorld = true, Real = TimeSpan.FromMilliseconds(1) });
        Assert.That(told.Why, Does.EndWith("The world's clock stands at 2026-01-15T09:00:00Z, and was waited for 1ms of real time: nobody has advanced it far enough."));
    }

    [Test]
    [CancelAfter(50_000)]
    public async Task A_clock_that_stands_in_the_quiet_period_is_waited_for_no_longer_either(CancellationToken cancel)
    {
        using var emulation = Emulation.Of();
        using var other = Emulation.Of();
        emulation.Message(ToAda);
        var asking = new Asking(emulation.World, emulation.Engine.Providers, other.World.Clock);
        var patience = new Patience(TimeSpan.FromMinutes(1)) { Quiet = Hour, OnWorld = true };
        var waiting = asking.WaitAsync(Expectation.Exactly(asking.To("*"), 1), patience, cancel);
        await emulation.World.Clock.AdvanceAsync(patience.Within, cancel);
        await other.World.Clock.AdvanceAsync(patience.Real, cancel);
        var told = await waiting;
        Assert.That(told.Held, Is.False);
        Assert.That(told.Why, Does.Contain("did not hold for as long as it had to").And.Contains("nobody has advanced it far enough"));
    }

    [Test]
    public void Calls_that_are_dropped_after_others_were_forgotten_are_missed_all_the_same()
    {
        using var emulation = Emulation.Of(limits: new JournalLimits(MostCalls: 2));
        emulation.Login();
        emulation.Login();
        emulation.World.Journal.Forget();
        var progress = new Progress(Expectation.Never(new CallQuery("algoreg.create_message")));
        progress.Look(emulation.World.Journal);
        Assert.That(progress.Holds, Is.True);
        emulation.Message(ToAda);
        emulation.Login();
        emulation.Login();
        progress.Look(emulation.World.Journal);
        var now = new Asking(emulation.World, emulation.Engine.Providers).Judge(Expectation.Never(new CallQuery("algoreg.create_message") { Since = 2 }));
        Assert.That((progress.Holds, now.Held), Is.EqualTo((false, false)));
    }

    // The world asks what time it is when somebody looks, and it is just then that the time of the wait runs out.
    [Test]
    [CancelAfter(50_000)]
    public async Task A_time_that_runs_out_while_somebody_looks_is_over(CancellationToken cancel)
    {
        var real = new Overtaking();
        using var emulation = Emulation.Of("clock: 2026-01-15T09:00:00Z", real: real);
        var asking = new Asking(emulation.World, emulation.Engine.Providers, real);
        real.IsArmed = true;
        var told = await asking.WaitAsync(Expectation.Never(asking.To("*")), new Patience(Hour), cancel);
        Assert.That((told.Held, real.IsArmed), Is.EqualTo((true, false)));
    }

    [Test]
    public async Task Whoever_gives_up_is_let_go()
    {
        using var emulation = Emulation.Of();
        using var cancel = new CancellationTokenSource();
        var waiting = new Asking(emulation.World, emulation.Engine.Providers).WaitAsync(Expectation.AtLeast(new CallQuery("*"), 1), new Patience(Hour), cancel.Token);
        await cancel.CancelAsync();
        Assert.That(async () => await waiting, Throws.InstanceOf<OperationCanceledException>());
        Assert.That(emulation.World.Usage.IsAnswering, Is.False);
    }

    [Test]
    public async Task A_wait_does_not_count_as_somebody_who_waits_on_the_worlds_clock()
    {
        using var emulation = Emulation.Of();
        var waiting = Wait(emulation, query => Expectation.Never(query), new Patience(Hour) { OnWorld = true });
        Assert.That(emulation.World.Clock.Waiting, Is.Zero);
        emulation.World.Reset();
        Assert.That((await waiting).Why, Does.Contain("was reset"));
    }

    private static Task<Waited> Wait(Emulation emulation, Func<CallQuery, Expectation> expected, Patience patience)
    {
        var asking = new Asking(emulation.World, emulation.Engine.Providers);
        return asking.WaitAsync(expected(asking.To("algoreg.create_message")), patience);
    }

    /// <summary>Real time whose timers ring when somebody next asks for the time.</summary>
    private sealed class Overtaking : TimeProvider
    {
        private Action? _ring;

        public bool IsArmed { get; set; }

        public override long GetTimestamp()
        {
            if (IsArmed && _ring is { } ring)
            {
                IsArmed = false;
                ring();
            }

            return base.GetTimestamp();
        }

        public override DateTimeOffset GetUtcNow()
        {
            _ = GetTimestamp();
            return base.GetUtcNow();
        }

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            _ring = () => callback(state);
            return base.CreateTimer(callback, state, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        }
    }
}
