using ChatEmulator.Exchanges;
using ChatEmulator.Journals;

namespace ChatEmulator.Core.Tests.Worlds;

/// <summary>A journal is enough to have it all again: the exchanges, the seed and the recorded instants.</summary>
public sealed class ReplayTests
{
    [TestCase(1)]
    [TestCase(2)]
    [TestCase(3)]
    public void A_journal_of_64_workers_with_draws_late_effects_and_advances_replays(int run)
    {
        using var recorded = Emulation.Of(Traffic.Scenario, run, ignoreWarnings: true);
        var told = Crowd.Working(recorded.Engine, Chains(run), workers: 64, () => recorded.World.Clock.Advance(TimeSpan.FromSeconds(1)));
        Replays(recorded, told, run);
        Assert.That(recorded.World.Journal.Calls().Select(call => call.At).Distinct().Count(), Is.GreaterThan(10));
        Assert.That(recorded.State().GetProperty("pending").GetArrayLength(), Is.Zero);
    }

    [Test]
    public void A_journal_of_a_clock_that_runs_replays_too()
    {
        using var recorded = Emulation.Of("clock: { start: 2026-01-15T09:00:00Z, speed: 100000 }\n" + Traffic.Scenario, 4, ignoreWarnings: true);
        Replays(recorded, Crowd.Working(recorded.Engine, Chains(4), workers: 8), 4);
    }

    [Test]
    public void A_replay_does_not_ask_the_clock()
    {
        using var emulation = Emulation.Of();
        var at = Emulation.Start.AddDays(3).AddTicks(1);
        var outcome = emulation.Engine.Replay(emulation.World, new Exchange("GET", "/nowhere", "", [], default), at);
        Assert.That((outcome.At, emulation.World.Journal.Calls().Single().At, emulation.World.Clock.GetUtcNow()), Is.EqualTo((at, at, Emulation.Start)));
    }

    private static void Replays(Emulation recorded, IReadOnlyList<(Exchange Call, Outcome Outcome)> told, int seed)
    {
        using var replayed = Emulation.Of(Traffic.Scenario, seed, ignoreWarnings: true);
        var before = told.ToDictionary(each => each.Outcome.Ticket.Number, each => Told.Of(each.Outcome));
        var again = recorded.World.Journal.Calls().ToDictionary(call => call.Number, call => Told.Of(replayed.Engine.Replay(replayed.World, Exchange(call), call.At)));
        Assert.That(again, Is.EqualTo(before));
        foreach (var emulation in new[] { recorded, replayed })
        {
            emulation.World.Clock.Advance(TimeSpan.FromDays(300));
            emulation.View.Refresh();
        }

        Assert.That(Effects(replayed), Is.EqualTo(Effects(recorded)).And.Contains((Effect.Applied, true)));
        Assert.That(replayed.Ledger().GetRawText(), Is.EqualTo(recorded.Ledger().GetRawText()));
        Assert.That(replayed.State().GetRawText(), Is.EqualTo(recorded.State().GetRawText()));
    }

    private static IReadOnlyList<(Effect, bool)> Effects(Emulation emulation) =>
        [.. emulation.World.Journal.Calls().Select(call => (call.Effect, call.Replayable))];

    private static Exchange Exchange(Call call) => new(call.Method, call.Path, call.Query, [.. call.Headers], call.Body.Bytes);

    private static IReadOnlyList<IReadOnlyList<Exchange>> Chains(int run) =>
        [.. Enumerable.Range(0, 8).SelectMany(part => new Traffic([.. Enumerable.Range(0, 200).Select(i => (i * 7_919 * (run + part)) & int.MaxValue)]).Chains)];
}
