using ChatEmulator.Deliveries;
using ChatEmulator.Journals;

namespace ChatEmulator.Server.Tests.Wire.Verbs;

/// <summary>A GOAWAY ends its connection, whatever else happens on it at that moment.</summary>
[TestFixture(false)]
[TestFixture(true)]
public sealed class GoAwayTests(bool tls)
{
    private static readonly Step[] Away = [new(Verb.GoAway, Code: 11)];

    [Test]
    [Repeat(20)]
    public async Task Of_several_at_once_the_first_is_sent()
    {
        await using var stand = await Stand.Start(reply => new Script(reply, Away), http2: true, tls: tls);
        using var client = await FrameClient.Connect(stand);
        await client.AskAll(Enumerable.Range(0, 20).Select(i => (2 * i) + 1));
        var frames = await client.ToEnd();
        Assert.That(frames, Has.Count.EqualTo(2).And.ItemAt(0).Match("^GOAWAY \\d+ 11$"));
    }

    [Test]
    public async Task A_client_that_gives_the_call_up_before_it_could_be_sent_loses_its_connection_all_the_same()
    {
        await using var stand = await Stand.Start(
            (reply, path) => path == "/away" ? new Script(reply, Away) : Script.Prompt(new Exchanges.Reply(reply.Status, "text/plain", new byte[32_000_000])), http2: true, tls: tls);
        using var client = await FrameClient.Connect(stand, takesAll: true);
        await client.Ask(1);
        await client.Next();
        await client.Fills();
        await client.Ask(3, "/away");
        Assert.That((await stand.Ended(2)).How, Is.EqualTo(EndingKind.GoneAway));
        await client.GiveUp(3);
        Assert.That((await client.ToEnd())[^1], Is.EqualTo("fin"));
    }

    [Test]
    public async Task A_goaway_arrives_behind_all_that_was_sent_though_the_client_goes_on_sending()
    {
        const int Size = 200_000;
        await using var stand = await Stand.Start(
            (reply, path) => path == "/away"
                ? new Script(reply, [new(Verb.GoAway, Code: 1)])
                : new Script(reply, [new(Verb.Head), Stand.Piece(new string('x', Size)), new(Verb.Hold)]) { Form = new() { Length = Size + 1 } },
            http2: true, tls: tls);
        for (var i = 0; i < 20; i++)
        {
            using var client = await FrameClient.Connect(stand, takesAll: true);
            await client.Ask(1, "/large");
            await client.Fills();
            await client.Ask(3, "/away");
            await client.Widen(2_000);
            var frames = await client.ToEnd();
            Assert.That(frames[^2], Is.EqualTo("GOAWAY 1 1"), $"round {i}, {frames.Count} frames");
        }
    }
}
