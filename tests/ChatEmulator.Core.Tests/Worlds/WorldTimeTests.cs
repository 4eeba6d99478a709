using ChatEmulator.Exchanges;
using ChatEmulator.Time;

namespace ChatEmulator.Core.Tests.Worlds;

/// <summary>
/// A world's time while things happen in it: late effects are made inside the advance, in order, and no observer can tell otherwise;
/// calls that come while the clock is moved lose nothing; a reset begins a new epoch.
/// </summary>
public sealed class WorldTimeTests
{
    private const string Hello = """{"to":"ada@example.com"}""";
    private const string Late = "rules: [{ name: late, calls: algoreg.create_message, effect: { late: 45s } }]";
    private const string Mixed = """
        rules:
          - { name: late, calls: algoreg.create_message, when: { body.subject: late }, effect: { late: 45s } }
          - { name: later, calls: algoreg.create_message, when: { body.subject: later }, effect: { late: 61s } }
        """;

    [Test]
    public async Task A_callback_after_the_due_instant_finds_the_late_effect_and_one_before_does_not()
    {
        using var emulation = Emulation.Of(Late);
        var clock = emulation.World.Clock;
        emulation.Message(Hello);
        var seen = new List<(int Second, int Messages, int Pending, Effect Effect)>();
        void Look(int second) => seen.Add((
            second, emulation.Messages().Count(), emulation.State().GetProperty("pending").GetArrayLength(), emulation.EffectOf(1)));

        using var before = Due(clock, 44, () => Look(44));
        using var at = Due(clock, 45, () => Look(45));
        using var after = Due(clock, 50, () => Look(50));
        await clock.AdvanceAsync(TimeSpan.FromMinutes(5));
        Assert.That(seen, Is.EqualTo(new[] { (44, 0, 1, Effect.Pending), (45, 1, 0, Effect.Applied), (50, 1, 0, Effect.Applied) }));
        Assert.That(emulation.Messages().Single().GetProperty("created_at").GetString(), Is.EqualTo("2026-01-15T09:00:45Z"));
    }

    [Test]
    public void A_late_effect_is_made_within_the_advance_and_not_by_whoever_looks_next()
    {
        using var emulation = Emulation.Of(Late);
        emulation.Message(Hello);
        emulation.World.Clock.Advance(TimeSpan.FromSeconds(44));
        Assert.That((Raw(emulation), emulation.World.Ledger.Entries.Single().Pending), Is.EqualTo((Effect.Pending, 1)));
        emulation.World.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.That((Raw(emulation), emulation.World.Ledger.Entries.Single().Pending), Is.EqualTo((Effect.Applied, 0)));
    }

    [Test]
    public async Task Whoever_waits_for_something_to_happen_is_told_of_a_late_effect()
    {
        using var emulation = Emulation.Of(Late);
        emulation.Message(Hello);
        var next = emulation.World.NextCall;
        await emulation.World.Clock.AdvanceAsync(TimeSpan.FromSeconds(44));
        Assert.That(next.IsCompleted, Is.False);
        await emulation.World.Clock.AdvanceAsync(TimeSpan.FromSeconds(1));
        await next;
    }

    [Test]
    public void What_exists_before_the_first_call_exists_since_the_beginning_whoever_looks_first_and_when()
    {
        using var emulation = Emulation.Of("""
            data: { algoreg: { customers: [{ external_id: c-1, emails: [ada@example.com] }], threads: [{ id: t-1, customer: c-1 }] } }
            """);
        emulation.World.Clock.Advance(TimeSpan.FromHours(1));
        Assert.That(emulation.State().GetProperty("algoreg").GetProperty("threads")[0].GetRawText(), Does.Contain("2026-01-15T09:00:00Z"));
    }

    [Test]
    public void A_late_effect_waits_in_nobodys_count_and_is_no_wait_of_a_client()
    {
        using var emulation = Emulation.Of(Late);
        emulation.Message(Hello);
        Assert.That(emulation.World.Clock.Waiting, Is.Zero);
        Assert.That(
            () => emulation.World.Clock.WaitedOnAsync(TimeSpan.FromSeconds(45), TimeSpan.Zero),
            Throws.TypeOf<TimeoutException>().With.Message.Contains("Nobody waits at all"));
    }

    [Test]
    public void On_a_running_clock_a_late_effect_is_made_when_real_time_comes_to_its_instant()
    {
        using var real = new Clock(new ClockStart(Emulation.Start, Frozen: true), TimeProvider.System);
        using var emulation = Emulation.Of("clock: { start: 2026-01-15T09:00:00Z, speed: 3 }\n" + Late, real: real);
        emulation.Message(Hello);
        real.Advance(TimeSpan.FromSeconds(14));
        Assert.That(Raw(emulation), Is.EqualTo(Effect.Pending));
        real.Advance(TimeSpan.FromSeconds(1));
        Assert.That(Raw(emulation), Is.EqualTo(Effect.Applied));
    }

    [Test]
    public async Task Calls_that_come_while_others_advance_and_wait_lose_no_late_effect_and_see_time_go_forward()
    {
        using var emulation = Emulation.Of(Mixed);
        var clock = emulation.World.Clock;
        var wentBack = 0;
        var callers = Enumerable.Range(0, 4).Select(i => Task.Run(() =>
        {
            var latest = clock.GetUtcNow();
            for (var j = 0; j < 250; j++)
            {
                emulation.Message($$"""{"to":"ada@example.com","subject":"{{(j % 2 == 0 ? "late" : "later")}}","ext_msg_id":"{{i}}-{{j}}"}""");
                var now = clock.GetUtcNow();
                wentBack += now < latest ? 1 : 0;
                latest = now;
            }
        }));
        var movers = Enumerable.Range(0, 2).Select(_ => Task.Run(async () =>
        {
            for (var j = 0; j < 200; j++)
            {
                var timer = Due(clock, 3, () => { });
                await clock.AdvanceAsync(TimeSpan.FromSeconds(1.3));
                await timer.DisposeAsync();
            }
        }));
        await Task.WhenAll(callers.Concat(movers));
        clock.Advance(TimeSpan.FromSeconds(61));

        var calls = emulation.World.Journal.Calls();
        Assert.That((clock.GetUtcNow() - Emulation.Start, wentBack), Is.EqualTo((TimeSpan.FromSeconds(581), 0)));
        Assert.That(calls.Select(call => call.Effect), Is.All.EqualTo(Effect.Applied).And.Exactly(1_000).Items);
        Assert.That(calls.Select(call => call.At), Is.Ordered);
        var dues = calls.Select(call => call.At + TimeSpan.FromSeconds(call.Rule == "late" ? 45 : 61)).Order();
        var made = emulation.Messages().Select(message => message.GetProperty("created_at").GetDateTimeOffset());
        Assert.That(made, Is.EqualTo(dues));
    }

    [Test]
    public async Task Resets_while_calls_come_and_the_clock_moves_leave_a_world_that_begins_at_its_start()
    {
        using var emulation = Emulation.Of(Mixed);
        var world = emulation.World;
        var caller = Task.Run(() =>
        {
            for (var i = 0; i < 2_000; i++)
            {
                emulation.Message("""{"to":"ada@example.com","subject":"late"}""");
            }
        });
        var mover = Task.Run(async () =>
        {
            for (var i = 0; i < 200; i++)
            {
                try
                {
                    await world.Clock.AdvanceAsync(TimeSpan.FromSeconds(50));
                }
                catch (InvalidOperationException)
                {
                    // A reset came first, which is said; the next one is another matter.
                }
            }
        });
        var stamp = 0L;
        for (var i = 0; i < 200; i++)
        {
            world.Reset();
            Assert.That(world.Clock.GetTimestamp(), Is.GreaterThanOrEqualTo(stamp));
            stamp = world.Clock.GetTimestamp();
            await Task.Yield();
        }

        await Task.WhenAll(caller, mover);
        world.Reset();
        Assert.That((world.Clock.GetUtcNow(), world.Journal.Total, world.Epoch, emulation.Messages().Count()), Is.EqualTo((Emulation.Start, 0L, 202, 0)));
        world.Clock.Advance(TimeSpan.FromHours(1));
        Assert.That((emulation.Messages().Count(), emulation.Ledger().GetArrayLength()), Is.EqualTo((0, 0)));
    }

    [Test]
    public async Task A_reset_in_the_middle_of_an_advance_cancels_what_was_pending_and_the_clock_stays_at_the_start()
    {
        using var emulation = Emulation.Of(Late);
        var world = emulation.World;
        emulation.Message(Hello);
        var epoch = world.EpochEnds;
        using var resets = Due(world.Clock, 10, world.Reset);
        Assert.That(() => world.Clock.AdvanceAsync(TimeSpan.FromHours(1)), Throws.InvalidOperationException.With.Message.Contains("reset"));
        Assert.That((epoch.IsCancellationRequested, world.Clock.GetUtcNow()), Is.EqualTo((true, Emulation.Start)));
        emulation.Message(Hello);
        await world.Clock.AdvanceAsync(TimeSpan.FromSeconds(44));
        Assert.That(emulation.Messages().Count(), Is.Zero);
        await world.Clock.AdvanceAsync(TimeSpan.FromSeconds(1));
        Assert.That(emulation.Messages().Single().GetProperty("created_at").GetString(), Is.EqualTo("2026-01-15T09:00:45Z"));
    }

    private static Effect Raw(Emulation emulation) => emulation.World.Journal.Calls()[0].Effect;

    private static ITimer Due(Clock clock, int seconds, Action action) =>
        clock.CreateTimer(_ => action(), null, TimeSpan.FromSeconds(seconds), Timeout.InfiniteTimeSpan);
}
