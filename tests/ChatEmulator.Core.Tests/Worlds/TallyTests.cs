using ChatEmulator.Journals;
using ChatEmulator.Scenarios;
using ChatEmulator.Worlds;

namespace ChatEmulator.Core.Tests.Worlds;

public sealed class TallyTests
{
    [Test]
    public void Calls_are_counted_by_what_was_decided_of_them_and_a_reset_takes_nothing_back()
    {
        using var emulation = Emulation.Of();
        var audience = emulation.Engine.Worlds.Audience = new Audience();
        var outcome = emulation.Token("{}").Outcome;
        var tally = audience.Tallies.Of("default");
        Assert.That((tally.InFlight, tally.Read().Kinds.Count), Is.EqualTo((1L, 0)));

        outcome.Close(new Ending(EndingKind.Delivered, 0, Emulation.Start, TimeSpan.TicksPerSecond * 3));
        emulation.World.Reset();
        emulation.Ask("GET", "/nobody/7").Outcome.Close(new Ending(EndingKind.Delivered, 0, Emulation.Start, 0));
        emulation.Ask("GET", "/nobody/8").Outcome.Close(new Ending(EndingKind.Delivered, 0, Emulation.Start, 0));

        var counted = tally.Read();
        Assert.That(counted.Kinds.Select(each => (each.Kind.Operation, each.Kind.Status, each.Count)), Is.EquivalentTo(new[] { ("signalwire.create_token", 422, 1L), ((string?)null, 404, 2L) }));
        Assert.That((tally.InFlight, counted.Durations[12], counted.Durations.Sum(), counted.Seconds), Is.EqualTo((0L, 1L, 3L, 3.0)));
    }

    [Test]
    public void Past_a_thousand_kinds_the_rest_are_counted_together()
    {
        var tally = new Tally();
        for (var i = 0; i < Tally.MostKinds + 500; i++)
        {
            tally.End(Call($"rule {i}"));
        }

        var kinds = tally.Read().Kinds;
        Assert.That((kinds.Count, kinds.Sum(each => each.Count), kinds.Single(each => each.Kind.Rule == Tally.Others).Count), Is.EqualTo((Tally.MostKinds + 1, Tally.MostKinds + 500L, 500L)));
    }

    [Test]
    public void The_first_hundred_names_of_worlds_have_tallies_of_their_own_and_all_others_share_one()
    {
        var tallies = new Tallies();
        var first = tallies.Of("world 0");
        for (var i = 1; i < 200; i++)
        {
            tallies.Of($"world {i}").Begin();
        }

        Assert.That(tallies.Named, Has.Count.EqualTo(Tallies.MostNames));
        Assert.That(tallies.Of("world 0"), Is.SameAs(first));
        Assert.That((tallies.Of("world 199"), tallies.Others.InFlight), Is.EqualTo((tallies.Others, 100L)));
    }

    [Test]
    public void The_ledger_knows_how_many_of_its_entries_were_made_more_than_once()
    {
        using var emulation = Emulation.Of("rules: [{ name: twice, calls: algoreg.create_message, when: { body.subject: again }, effect: twice }]");
        emulation.Message("""{"to":"ada@example.com","ext_msg_id":"m-1"}""");
        emulation.Message("""{"to":"ada@example.com","ext_msg_id":"m-2","subject":"again"}""");
        emulation.Message("""{"to":"ada@example.com","ext_msg_id":"m-2","subject":"again"}""");
        Assert.That(emulation.World.Ledger.Repeated, Is.EqualTo(1));
        emulation.World.Reset();
        Assert.That(emulation.World.Ledger.Repeated, Is.Zero);
    }

    private static EndedCall Call(string rule) => new()
    {
        World = null!,
        Epoch = 1,
        Ticket = default,
        At = default,
        Arrived = 0,
        Operation = "signalwire.create_token",
        Plan = Plan.Own with { Rule = rule },
        Status = 200,
        Effect = default,
        Ending = default,
    };
}
