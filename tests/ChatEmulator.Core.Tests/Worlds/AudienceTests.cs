using ChatEmulator.Exchanges;
using ChatEmulator.Journals;
using ChatEmulator.Replays;
using ChatEmulator.Worlds;

namespace ChatEmulator.Core.Tests.Worlds;

public sealed class AudienceTests
{
    private const string Late = """
        rules:
          - name: later
            calls: algoreg.create_message
            effect: { late: 45s }
        """;

    [Test]
    public void Whoever_listens_is_told_of_a_call_once_it_has_ended_and_can_read_it()
    {
        using var emulation = Emulation.Of();
        var told = Listen(emulation);
        var outcome = emulation.Token("""{"ttl":60,"channels":{"general":{"read":true}}}""").Outcome;
        Assert.That(told, Is.Empty);

        outcome.Close(Ending(EndingKind.Delivered));
        var (call, read) = told.Single();
        Assert.That((call.World.Name, call.Ticket.Number, call.Epoch, call.Operation, call.Status, call.Ending.How), Is.EqualTo(("default", 1L, 1, "signalwire.create_token", 200, EndingKind.Delivered)));
        Assert.That((read!.Number, read.Path, read.Ending!.Value.How), Is.EqualTo((1L, "/api/chat/tokens", EndingKind.Delivered)));
    }

    [Test]
    public void A_call_that_was_in_flight_when_its_world_was_reset_can_still_be_read_at_its_end_and_says_of_which_epoch_it_is()
    {
        using var emulation = Emulation.Of();
        var told = Listen(emulation);
        var first = emulation.Message("""{"to":"ada@example.com"}""").Outcome;
        emulation.World.Reset();
        var second = emulation.Token("{}").Outcome;
        first.Close(Ending(EndingKind.Abandoned));
        second.Close(Ending(EndingKind.Delivered));

        Assert.That(told.Select(each => (each.Call.Epoch, each.Read!.Number, each.Read.Path, each.Call.Ending.How)), Is.EqualTo(new[]
        {
            (1, 1L, "/api/v1/message", EndingKind.Abandoned),
            (2, 1L, "/api/chat/tokens", EndingKind.Delivered),
        }));
        Assert.That(Extract.Of(emulation.World.Journal, first.Ticket), Is.Null, "who has been told needs it no more");
    }

    [Test]
    public void A_call_that_was_in_flight_when_calls_were_forgotten_can_still_be_read_at_its_end()
    {
        using var emulation = Emulation.Of();
        var told = Listen(emulation);
        var outcome = emulation.Token("{}").Outcome;
        emulation.World.Journal.Forget();
        outcome.Close(Ending(EndingKind.Reset));
        Assert.That(told.Single() is { Read: not null } single ? single.Call.Ending.How : default, Is.EqualTo(EndingKind.Reset));
    }

    [Test]
    public void Calls_that_are_played_again_for_a_fork_are_told_to_nobody_and_those_of_the_fork_are()
    {
        using var emulation = Emulation.Of();
        emulation.Token("{}").Outcome.Close(Ending(EndingKind.Delivered));
        var told = Listen(emulation);
        emulation.Engine.Worlds.Put(new Copier(emulation.Engine).Fork(emulation.World, "fork", null));
        Assert.That(told, Is.Empty);

        emulation.In("fork").Token("{}").Outcome.Close(Ending(EndingKind.Delivered));
        Assert.That(told.Select(each => (each.Call.World.Name, each.Call.Ticket.Number)), Is.EqualTo(new[] { ("fork", 2L) }));
    }

    [Test]
    public void A_late_effect_is_told_when_it_is_made()
    {
        using var emulation = Emulation.Of(Late);
        var made = new List<(string, long, Effect, DateTimeOffset)>();
        emulation.Engine.Worlds.Audience = new Audience { Made = (world, call, effect, at) => made.Add((world.Name, call, effect, at)) };
        emulation.Message("""{"to":"ada@example.com"}""");
        Assert.That(made, Is.Empty);
        emulation.World.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.That(made, Is.EqualTo(new[] { ("default", 1L, Effect.Applied, Emulation.Start.AddSeconds(45)) }));
    }

    [Test]
    public void What_a_listener_throws_is_nobodys_trouble()
    {
        using var emulation = Emulation.Of();
        emulation.Engine.Worlds.Audience = new Audience { Ended = (in EndedCall _) => throw new InvalidOperationException() };
        emulation.Token("{}").Outcome.Close(Ending(EndingKind.Delivered));
        Assert.That(emulation.World.Journal.Calls().Single().Ending!.Value.How, Is.EqualTo(EndingKind.Delivered));
    }

    [Test]
    public void Telling_costs_no_memory()
    {
        using var emulation = Emulation.Of();
        var count = 0;
        emulation.Engine.Worlds.Audience = new Audience { Ended = (in EndedCall _) => count++ };
        var outcome = emulation.Token("{}").Outcome;
        outcome.Close(Ending(EndingKind.Delivered));
        var before = GC.GetAllocatedBytesForCurrentThread();
        outcome.Close(Ending(EndingKind.Delivered));
        Assert.That((count, GC.GetAllocatedBytesForCurrentThread() - before), Is.EqualTo((2, 0L)));
    }

    private static List<(EndedCall Call, Call? Read)> Listen(Emulation emulation)
    {
        var told = new List<(EndedCall, Call?)>();
        emulation.Engine.Worlds.Audience = new Audience { Ended = (in EndedCall call) => told.Add((call, Read(call))) };
        return told;
    }

    private static Call? Read(in EndedCall call)
    {
        var extract = new Extract();
        return call.TryTake(extract) ? extract.Read() : null;
    }

    private static Ending Ending(EndingKind how) => new(how, 0, Emulation.Start, 0);
}
