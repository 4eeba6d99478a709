using ChatEmulator.Deliveries;
using ChatEmulator.Exchanges;
using ChatEmulator.Journals;

namespace ChatEmulator.Server.Tests.Wire.Verbs;

/// <summary>Each verb on HTTP/2, on a plain port and over TLS: the frames, and what the journal has of them.</summary>
[TestFixture(false)]
[TestFixture(true)]
public sealed class StreamVerbTests(bool tls)
{
    [Test]
    public async Task An_answer_comes_whole_and_its_stream_ends()
    {
        await using var stand = await Start(new Step(Verb.Send));
        using var client = await Asking(stand);
        Assert.That(string.Concat(await client.ToEndOf(1)), Does.StartWith("HEADERS 1DATA 1 0123456789").And.EndsWith(" END"));
        Assert.That(await stand.Ended(), Is.EqualTo((EndingKind.Delivered, 10L)));
        Assert.That(stand.Protocol, Is.EqualTo(Protocols.Http2));
    }

    [Test]
    public async Task Pieces_are_frames_of_their_own()
    {
        await using var stand = await Start(new(Verb.Head), Stand.Piece("01"), Stand.Piece("234"), Stand.Piece("56789"));
        using var client = await Asking(stand);
        var frames = await client.ToEndOf(1);
        Assert.That(frames.Take(3), Is.EqualTo(new[] { "HEADERS 1", "DATA 1 01", "DATA 1 234" }));
        Assert.That(string.Concat(frames.Skip(3)), Does.StartWith("DATA 1 56789").And.EndsWith(" END"));
    }

    [TestCase(Verb.Fin, 0, "RST_STREAM 1 8", EndingKind.Closed)]
    [TestCase(Verb.Rst, 0, "RST_STREAM 1 2", EndingKind.Reset)]
    [TestCase(Verb.ResetStream, 7, "RST_STREAM 1 7", EndingKind.StreamReset)]
    [TestCase(Verb.ResetStream, 11, "RST_STREAM 1 11", EndingKind.StreamReset)]
    public async Task An_end_is_of_the_stream_alone(Verb verb, int code, string frame, EndingKind how)
    {
        await using var stand = await Stand.Start(reply => new Script(reply, [new(verb, Code: code)]), http2: true, tls: tls);
        using var client = await Asking(stand);
        Assert.That(await client.ToEndOf(1), Is.EqualTo(new[] { frame }));
        Assert.That(await stand.Ended(), Is.EqualTo((how, 0L)));
        await client.Ask(3);
        Assert.That(await client.ToEndOf(3), Is.EqualTo(new[] { frame.Replace(" 1 ", " 3 ") }));
    }

    [Test]
    [Repeat(50)]
    public async Task What_was_sent_before_an_end_comes_before_it([Values(Verb.Fin, Verb.Rst)] Verb verb, [Values] bool body)
    {
        Step[] steps = body ? [new(Verb.Head), Stand.Piece("0123"), new(verb)] : [new(Verb.Head), new(verb)];
        await using var stand = await Start(steps);
        using var client = await Asking(stand);
        string[] sent = body ? ["HEADERS 1", "DATA 1 0123"] : ["HEADERS 1"];
        Assert.That(await client.ToEndOf(1), Is.EqualTo([.. sent, $"RST_STREAM 1 {(verb == Verb.Fin ? 8 : 2)}"]));
        Assert.That((await stand.Ended()).Bytes, Is.EqualTo(body ? 4 : 0));
    }

    [Test]
    public async Task A_goaway_counts_the_calls_before_it_and_closes_the_connection()
    {
        await using var stand = await Stand.Start(
            (reply, path) => path == "/away" ? new Script(reply, [new(Verb.GoAway, Code: 11)]) : Script.Prompt(reply), http2: true, tls: tls);
        using var client = await Asking(stand);
        await client.ToEndOf(1);
        await client.Ask(3, "/away");
        Assert.That(await client.ToEnd(), Is.EqualTo(new[] { "GOAWAY 1 11", "fin" }));
        Assert.That(await stand.Ended(2), Is.EqualTo((EndingKind.GoneAway, 0L)));
        using var other = await FrameClient.Connect(stand);
        await other.Ask(1, "/away");
        Assert.That(await other.ToEnd(), Is.EqualTo(new[] { "GOAWAY 0 11", "fin" }));
    }

    [Test]
    public Task A_goaway_stands_between_whole_frames_of_the_others() => GoesAway();

    [Test]
    [Repeat(20)]
    [Category("Long")]
    public Task Twenty_times_a_goaway_stands_between_whole_frames_of_the_others() => GoesAway();

    private async Task GoesAway()
    {
        const int Others = 20;
        await using var stand = await Stand.Start(
            (reply, path) => path == "/away"
                ? new Script(reply, [new(Verb.GoAway, Code: 1)])
                : new Script(reply, [new(Verb.Head), .. Enumerable.Repeat(Stand.Piece("x"), 1_000)]) { Form = new() { Length = 1_000 } },
            http2: true, tls: tls);
        using var client = await FrameClient.Connect(stand);
        for (var i = 0; i < Others; i++)
        {
            await client.Ask((2 * i) + 1, "/busy");
        }

        await client.Ask((2 * Others) + 1, "/away");
        var frames = await client.ToEnd();
        Assert.That(frames[^2..], Is.EqualTo(new[] { $"GOAWAY {(2 * Others) - 1} 1", "fin" }), $"{frames.Count} frames, GOAWAY at {frames.FindIndex(frame => frame.StartsWith("GOAWAY", StringComparison.Ordinal))}; the player: {string.Join(", ", stand.Mistakes)}; calls: {string.Join(", ", stand.Calls.Select(call => call.Ending?.How))}");
        Assert.That(frames.SkipLast(2), Has.All.Match("^(HEADERS \\d+|DATA \\d+ x*( END)?)$"));
    }

    [Test]
    public async Task A_drain_lets_the_call_come_to_its_end_and_takes_no_other()
    {
        await using var stand = await Start(new(Verb.Drain), new(Verb.Send));
        using var client = await Asking(stand);
        var frames = await client.ToEnd();
        Assert.That(frames[0], Is.EqualTo("GOAWAY 2147483647 0"));
        Assert.That(string.Concat(frames), Does.Contain("HEADERS 1DATA 1 0123456789").And.EndsWith("fin"));
        Assert.That(await stand.Ended(), Is.EqualTo((EndingKind.Delivered, 10L)));
    }

    [Test]
    public async Task Calls_that_hang_hold_up_neither_others_nor_the_end([Values(1, 500)] int hung)
    {
        var stand = await Stand.Start((reply, path) => path == "/" ? Script.Prompt(reply) : new Script(reply, [new(Verb.Hold)]), http2: true, tls: tls);
        using var client = await FrameClient.Connect(stand);
        for (var i = 0; i < hung; i++)
        {
            await client.Ask((2 * i) + 1, "/hung");
        }

        var last = (2 * hung) + 1;
        await client.Ask(last);
        Assert.That(await client.ToEndOf(last), Is.Not.Empty);
        await stand.DisposeAsync();
        Assert.That(stand.Calls.Count(call => call.Ending?.How == EndingKind.Abandoned), Is.EqualTo(hung));
    }

    [Test]
    public async Task A_client_that_gives_a_call_up_is_told_as_having_left_and_the_others_go_on()
    {
        await using var stand = await Stand.Start((reply, path) => path == "/" ? Script.Prompt(reply) : new Script(reply, [new(Verb.Hold)]), http2: true, tls: tls);
        using var client = await FrameClient.Connect(stand);
        await client.Ask(1, "/hung");
        await stand.Came();
        await client.GiveUp(1);
        Assert.That(await stand.Ended(), Is.EqualTo((EndingKind.ClientLeft, 0L)));
        await client.Ask(3);
        Assert.That(await client.ToEndOf(3), Is.Not.Empty);
    }

    [TestCase(Verb.Raw)]
    [TestCase(Verb.Listen)]
    public async Task A_verb_of_the_other_protocol_is_a_mistake_that_is_told(Verb verb)
    {
        await using var stand = await Start(new Step(verb));
        using var client = await Asking(stand);
        Assert.That((await stand.Ended()).How, Is.EqualTo(EndingKind.Abandoned));
        await client.ToEndOf(1);
        Assert.That(stand.Mistakes, Has.Count.EqualTo(1).And.ItemAt(0).InstanceOf<NotSupportedException>());
        stand.Mistakes.Clear();
    }

    private Task<Stand> Start(params Step[] steps) => Stand.Start(reply => new Script(reply, steps), http2: true, tls: tls);

    private static async Task<FrameClient> Asking(Stand stand)
    {
        var client = await FrameClient.Connect(stand);
        await client.Ask(1);
        return client;
    }
}
