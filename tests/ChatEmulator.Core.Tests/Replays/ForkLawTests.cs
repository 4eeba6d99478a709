#pragma warning disable NUnit1027 // FsCheck supplies the arguments
using ChatEmulator.Core.Tests.Worlds;
using ChatEmulator.Exchanges;
using ChatEmulator.Replays;
using ChatEmulator.Worlds;
using FsCheck;
using FsCheck.Fluent;

namespace ChatEmulator.Core.Tests.Replays;

/// <summary>Whatever happened to a world: its fork, and its snapshot restored elsewhere, are as it was, and go on as it would.</summary>
public sealed class ForkLawTests
{
    private static readonly Arbitrary<int> Drawn = Gen.Choose(1, int.MaxValue - 1).ToArbitrary();

    [FsCheck.NUnit.Property(MaxTest = 10)]
    public Property A_fork_at_any_call_is_the_world_as_it_was_after_that_call() => Prop.ForAll(Drawn, drawn =>
    {
        using var origin = Emulation.Of(Turmoil.Scenario, drawn % 5, ignoreWarnings: true);
        var (turmoil, then) = (new Turmoil(origin.World, origin.Engine, drawn), new Dictionary<long, string>());
        for (var i = 0; i < 150; i++)
        {
            if (turmoil.Step() is { } outcome && i % 15 == 0)
            {
                then.Add(outcome.Ticket.Number, origin.Seen(origin.World));
            }
        }

        var now = origin.Seen(origin.World);
        return then.Select(each => Same(each.Value, Forked(origin, each.Key)).Label($"at {each.Key}"))
            .Append(Same(now, Forked(origin, null)).Label("at present"))
            .Append(Same(now, origin.Seen(origin.World)).Label("the origin"))
            .Aggregate((one, other) => one.And(other));
    });

    [FsCheck.NUnit.Property(MaxTest = 15)]
    public Property Fork_and_restored_world_go_on_as_the_origin_does() => Prop.ForAll(Drawn, drawn =>
    {
        using var origin = Emulation.Of(Turmoil.Scenario, drawn % 5, ignoreWarnings: true);
        using var elsewhere = Emulation.Of("rules: [{ name: other, calls: \"*\", answer: { error: internal_error } }]\n", seed: 99);
        new Turmoil(origin.World, origin.Engine, drawn).Steps(100);
        using var fork = origin.Fork();
        using var again = new Copier(origin.Engine).Fork(fork, "default");
        using var restored = elsewhere.Restore(origin.Snapshot());
        var before = origin.Seen(origin.World);
        var (own, forked) = (On(origin, fork, drawn), On(origin, again, drawn));
        var elsewhereToo = On(elsewhere, restored, drawn);
        var untouched = origin.Seen(origin.World);
        var originToo = On(origin, origin.World, drawn);
        return Same(before, untouched).And(Same(originToo, own)).And(Same(originToo, forked)).And(Same(originToo, elsewhereToo));
    });

    [TestCase(1)]
    [TestCase(2)]
    [TestCase(3)]
    public void A_world_that_64_workers_shook_is_forked_and_restored_as_it_is(int run)
    {
        using var origin = Emulation.Of(Turmoil.Scenario, run, ignoreWarnings: true);
        using var elsewhere = Emulation.Of("seed: 5\n");
        using var start = new Barrier(64);
        var workers = Enumerable.Range(0, 64).Select(nth => new Thread(() =>
        {
            start.SignalAndWait();
            new Turmoil(origin.World, origin.Engine, (run * 1_000) + nth).Steps(40);
        })).ToList();
        workers.ForEach(worker => worker.Start());
        workers.ForEach(worker => worker.Join());

        var seen = origin.Seen(origin.World);
        CheckThatMuchHappened(origin.World);
        using var fork = origin.Fork();
        using var restored = elsewhere.Restore(origin.Snapshot());
        Assert.That(origin.Seen(fork), Is.EqualTo(seen));
        Assert.That(elsewhere.Seen(restored), Is.EqualTo(seen));
        foreach (var at in new[] { 1, 500, origin.World.Journal.Total })
        {
            using var early = origin.Fork(at: at);
            Assert.That((early.Journal.Total, Copier.Hash(early)), Is.EqualTo((at, Copier.Hash(origin.World, at))));
        }
    }

    private static void CheckThatMuchHappened(World world)
    {
        var calls = world.Journal.Calls();
        Assert.That(calls.Select(call => call.Decided).Distinct().Order(), Is.EqualTo(Enum.GetValues<Effect>()));
        Assert.That(calls.Where(call => call.Decided == Effect.Pending).Select(call => call.Effect), Does.Contain(Effect.Applied).And.Contain(Effect.Duplicate));
        Assert.That(calls.Select(call => call.RefusedBy), Is.SupersetOf(new[] { "account_locked", "unauthorized", null }));
        Assert.That(calls.Select(call => call.Rule).Distinct().Count(), Is.GreaterThan(7));
        Assert.That(world.Acts.All.Select(act => act.Kind).Distinct(), Is.EquivalentTo(new[] { ActKind.Revoke, ActKind.Unlock, ActKind.Play, ActKind.Data }));
        Assert.That(world.Acts.All.Select(act => act.At).Distinct().Count(), Is.GreaterThan(20));
    }

    // What the same further steps come to, and all that is to be seen then.
    private static string On(Emulation emulation, World world, int drawn) =>
        string.Join('\n', new Turmoil(world, emulation.Engine, drawn / 2).Steps(60).Select(Told.Of)) + "\n" + emulation.Seen(world);

    private static string Forked(Emulation origin, long? at)
    {
        using var fork = origin.Fork(at: at);
        return origin.Seen(fork);
    }

    private static Property Same(string expected, string told)
    {
        var at = expected.Zip(told).TakeWhile(pair => pair.First == pair.Second).Count();
        string Part(string text) => text[Math.Max(0, Math.Min(at, text.Length) - 200)..Math.Min(text.Length, at + 200)];
        return (expected == told).Label($"{Part(expected)}\n--- and not ---\n{Part(told)}");
    }
}
