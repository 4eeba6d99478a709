using ChatEmulator.Exchanges;
using ChatEmulator.Journals;
using ChatEmulator.Replays;
using ChatEmulator.Time;
using ChatEmulator.Worlds;

namespace ChatEmulator.Core.Tests.Replays;

public sealed class ForkTests
{
    private const string Hello = """{"to":"ada@example.com","ext_msg_id":"m-1"}""";
    private const string Late = "rules: [{ name: late, calls: algoreg.create_message, effect: { late: 45s }, answer: { error: timeout } }]\n";

    [Test]
    public void Different_further_calls_leave_the_origin_as_it_is()
    {
        using var origin = Emulation.Of();
        origin.Message(Hello);
        var before = origin.Seen(origin.World);
        using var fork = origin.Fork("other");
        Message(origin, fork, """{"to":"bob@example.com"}""");
        fork.Clock.Advance(TimeSpan.FromDays(1));
        fork.Reset();
        Assert.That(origin.Seen(origin.World), Is.EqualTo(before));
    }

    [Test]
    public void The_protocol_of_a_call_and_what_it_replays_are_kept_by_forks_and_snapshots()
    {
        using var origin = Emulation.Of("rules: [{ name: lost, calls: algoreg.get_thread, at: any, delivery: { reset_stream: refused_stream } }]");
        foreach (var (began, protocol) in new[] { (0, Protocols.Http2), (20, Protocols.Http2), (40, Protocols.Http1) })
        {
            origin.Engine.Handle(new Exchange("GET", "/api/v1/thread/t-1", "", [], default, "c1", began, protocol: protocol))
                .Close(new Ending(EndingKind.StreamReset, 0, Emulation.Start, began + 10));
        }

        using var fork = origin.Fork("other");
        using var elsewhere = Emulation.Of();
        using var restored = elsewhere.Restore(origin.Snapshot(), "other");
        foreach (var world in new[] { origin.World, fork, restored })
        {
            Assert.That(
                world.Journal.Calls().Select(call => (call.Protocol, call.ReplayOf)),
                Is.EqualTo(new[] { (Protocols.Http2, (long?)null), (Protocols.Http2, 1), (Protocols.Http1, 2) }));
        }
    }

    [Test]
    public void A_fork_mints_under_its_own_name_with_its_origins_key_and_takes_the_origins_tokens()
    {
        using var origin = Emulation.Of();
        var bearer = origin.Bearer();
        using var fork = origin.Fork("other");
        using var again = new Copier(origin.Engine).Fork(fork, "third");
        var minted = Login(origin, fork);
        Assert.That((fork.Name, fork.Root, again.Name, again.Root), Is.EqualTo(("other", "default", "third", "default")));
        Assert.That(new View(fork, origin.Engine.Providers).Inspect(minted).Claims, Does.Contain("\"world\":\"other\""));
        Assert.That(new View(again, origin.Engine.Providers).Inspect(Login(origin, again)).Claims, Does.Contain("\"world\":\"third\""));
        Assert.That(new[] { fork, again }.Select(world => new View(world, origin.Engine.Providers).Inspect(bearer).State), Is.All.EqualTo("active"));
        Assert.That(origin.View.Inspect(minted).State, Is.EqualTo("active"));
    }

    [Test]
    public void A_fork_of_a_fork_and_its_snapshot_are_played_under_the_names_of_their_time()
    {
        using var origin = Emulation.Of();
        using var elsewhere = Emulation.Of(seed: 4);
        origin.Bearer();
        using var fork = origin.Fork("other");
        Login(origin, fork);
        using var again = new Copier(origin.Engine).Fork(fork, "third");
        Login(origin, again);
        using var restored = elsewhere.Restore(origin.Snapshot(again), "fourth");
        Assert.That((restored.Name, restored.Root, restored.Seed), Is.EqualTo(("fourth", "default", 0L)));
        Assert.That(Copier.Hash(restored), Is.EqualTo(Copier.Hash(again)).And.Not.EqualTo(Copier.Hash(fork)));
        Assert.That(Copier.Hash(fork, 1), Is.EqualTo(Copier.Hash(origin.World)));
        using var early = new Copier(elsewhere.Engine).Fork(restored, "fifth", 2);
        Assert.That(Copier.Hash(early), Is.EqualTo(Copier.Hash(fork)));
    }

    [Test]
    public void A_fork_that_is_reset_begins_at_the_scenarios_start_under_its_own_name_and_can_be_forked_again()
    {
        using var origin = Emulation.Of("data: { algoreg: { threads: [{ id: t-1 }] } }\n", seed: 3);
        var first = origin.Login().Body;
        origin.World.Clock.Advance(TimeSpan.FromDays(1));
        origin.World.Reset();
        using var same = origin.Fork("default");
        using var fork = origin.Fork("other");
        fork.Clock.Advance(TimeSpan.FromDays(1));
        fork.Reset();
        Assert.That((fork.Clock.GetUtcNow(), fork.Journal.Total, fork.Epoch), Is.EqualTo((Emulation.Start, 0L, 2)));
        Assert.That(Tell(origin, same), Is.EqualTo(first));
        var minted = Login(origin, fork);
        using var again = new Copier(origin.Engine).Fork(fork, "third");
        Assert.That(new View(again, origin.Engine.Providers).Inspect(minted).Claims, Does.Contain("\"world\":\"other\""));
        Assert.That(Copier.Hash(again), Is.EqualTo(Copier.Hash(fork)));
    }

    [Test]
    public void At_a_call_the_clock_stands_at_its_instant_and_what_came_after_it_is_not_there()
    {
        using var origin = Emulation.Of(Late);
        var bearer = origin.Bearer();
        origin.Message(Hello);
        origin.World.Clock.Advance(TimeSpan.FromSeconds(50));
        new Support(origin.World, origin.Engine.Providers).Revoke(bearer);
        origin.Bearer();
        using var second = origin.Fork(at: 2);
        using var present = origin.Fork();
        Assert.That((second.Clock.GetUtcNow(), present.Clock.GetUtcNow()), Is.EqualTo((Emulation.Start, Emulation.Start.AddSeconds(50))));
        Assert.That(new[] { second, present }.Select(world => world.Journal.Calls()[1].Effect), Is.EqualTo(new[] { Effect.Pending, Effect.Applied }));
        Assert.That(new[] { second, present }.Select(world => new View(world, origin.Engine.Providers).Inspect(bearer).State), Is.EqualTo(new[] { "active", "revoked" }));
        second.Clock.Advance(TimeSpan.FromSeconds(45));
        Assert.That(second.Journal.Calls()[1].Effect, Is.EqualTo(Effect.Applied));
    }

    [Test]
    public void A_clock_that_runs_goes_on_at_its_speed_from_the_call_or_from_the_present()
    {
        using var real = new Clock(new ClockStart(Emulation.Start, Frozen: true), TimeProvider.System);
        using var origin = Emulation.Of("clock: { start: 2030-01-01T00:00:00Z, speed: 3 }\n" + Late, real: real);
        origin.Message(Hello);
        real.Advance(TimeSpan.FromSeconds(10));
        using var first = origin.Fork(at: 1);
        using var present = origin.Fork();
        Assert.That(present.Clock.GetUtcNow() - first.Clock.GetUtcNow(), Is.EqualTo(TimeSpan.FromSeconds(30)));
        real.Advance(TimeSpan.FromSeconds(5));
        Assert.That(new[] { first, present }.Select(world => world.Journal.Calls()[0].Effect), Is.EqualTo(new[] { Effect.Pending, Effect.Applied }));
        real.Advance(TimeSpan.FromSeconds(10));
        Assert.That(first.Journal.Calls()[0].Effect, Is.EqualTo(Effect.Applied));
        Assert.That((first.Clock.CanMove, first.Clock.Start.Speed), Is.EqualTo((true, 3d)));
    }

    [Test]
    public void A_real_clock_goes_on_at_the_present_and_what_has_become_due_is_made_at_its_own_instant()
    {
        using var real = new Clock(new ClockStart(Emulation.Start, Frozen: true), TimeProvider.System);
        using var origin = Emulation.Of("# clock: real\n" + Late, real: real);
        origin.Message(Hello);
        var snapshot = origin.Snapshot();
        real.Advance(TimeSpan.FromHours(1));
        using var fork = origin.Fork(at: 1);
        using var restored = origin.Restore(snapshot);
        Assert.That(new[] { fork, restored }.Select(world => (world.Clock.CanMove, world.Clock.GetUtcNow())), Is.All.EqualTo((false, Emulation.Start.AddHours(1))));
        Assert.That(new[] { fork, restored }.Select(origin.Seen), Is.All.EqualTo(origin.Seen(origin.World)).And.All.Contains("\"created_at\":\"2026-01-15T09:00:45Z\""));
    }

    [Test]
    public void What_is_declared_exists_in_the_fork_since_the_origins_epoch_began()
    {
        using var real = new Clock(new ClockStart(Emulation.Start, Frozen: true), TimeProvider.System);
        using var origin = Emulation.Of("# clock: real\ndata: { algoreg: { threads: [{ id: t-1 }] } }\n", real: real);
        real.Advance(TimeSpan.FromHours(1));
        origin.World.Reset();
        real.Advance(TimeSpan.FromHours(1));
        using var fork = origin.Fork();
        using var restored = origin.Restore(origin.Snapshot());
        Assert.That(new[] { fork, restored }.Select(origin.Seen), Is.All.Contains("\"created_at\":\"2026-01-15T10:00:00Z\""));
    }

    [Test]
    public void Restored_where_the_machines_clock_is_behind_a_real_clock_stands_until_it_has_come()
    {
        using var ahead = new Clock(new ClockStart(Emulation.Start.AddHours(1), Frozen: true), TimeProvider.System);
        using var real = new Clock(new ClockStart(Emulation.Start, Frozen: true), TimeProvider.System);
        using var origin = Emulation.Of("# clock: real\n", real: ahead);
        using var elsewhere = Emulation.Of("# clock: real\n", real: real);
        using var restored = elsewhere.Restore(origin.Snapshot());
        var before = restored.Clock.GetUtcNow();
        real.Advance(TimeSpan.FromHours(2));
        Assert.That((before, restored.Clock.GetUtcNow()), Is.EqualTo((Emulation.Start.AddHours(1), Emulation.Start.AddHours(2))));
    }

    [Test]
    public void Endings_come_along_and_a_call_in_flight_is_abandoned_in_the_fork_alone()
    {
        using var origin = Emulation.Of();
        origin.Message(Hello).Outcome.Close(new Ending(EndingKind.ClientLeft, 3, Emulation.Start.AddSeconds(2), 11));
        var flying = origin.Message(Hello);
        using var fork = origin.Fork();
        flying.Outcome.Close(new Ending(EndingKind.Delivered, 0, Emulation.Start, 12));
        Assert.That(fork.Journal.Calls().Select(call => call.Ending), Is.EqualTo(new Ending?[]
        {
            new(EndingKind.ClientLeft, 3, Emulation.Start.AddSeconds(2), 11),
            new(EndingKind.Abandoned, 0, Emulation.Start, 0),
        }));
        Assert.That(origin.World.Journal.Calls()[1].Ending?.How, Is.EqualTo(EndingKind.Delivered));
    }

    [Test]
    public void A_fork_of_a_world_without_calls_is_one_too()
    {
        using var origin = Emulation.Of();
        new Support(origin.World, origin.Engine.Providers).Revoke("ready-made-bearer");
        using var fork = origin.Fork();
        Assert.That(new View(fork, origin.Engine.Providers).Inspect("ready-made-bearer").State, Is.EqualTo("revoked"));
        Assert.That(Copier.Hash(fork), Is.EqualTo(new string('0', 64)));
    }

    private static Answered Ask(Emulation emulation, World world, string path, string body, params Header[] headers) =>
        new(emulation.Engine.Replay(world, new Exchange("POST", path, "", headers, System.Text.Encoding.UTF8.GetBytes(body)), world.Clock.GetUtcNow()));

    private static Answered Message(Emulation emulation, World world, string body) =>
        Ask(emulation, world, "/api/v1/message", body, new Header("Authorization", $"Basic {Emulation.Algoreg}"));

    private static string Tell(Emulation emulation, World world) =>
        Ask(emulation, world, "/api/v1/token", """{"grant_type":"password","username":"api@acme.test","password":"secret"}""").Body;

    private static string Login(Emulation emulation, World world) =>
        System.Text.Json.JsonDocument.Parse(Tell(emulation, world)).RootElement.GetProperty("access_token").GetString()!;
}
