using ChatEmulator.Deliveries;
using ChatEmulator.Exchanges;
using ChatEmulator.Journals;

namespace ChatEmulator.Server.Tests.Wire.Verbs;

/// <summary>Each verb on HTTP/1.1, over TCP and over TLS: the bytes, the end, and what the journal has of it.</summary>
[TestFixture(false)]
[TestFixture(true)]
public sealed class ConnectionVerbTests(bool tls)
{
    private static readonly HeadForm RawForm = new() { Raw = true };

    [Test]
    public async Task A_truncated_answer_declares_its_length_and_ends_in_order()
    {
        await using var stand = await Start(null, new(Verb.Head), Stand.Piece("0123"), new(Verb.Fin));
        using var client = await Asking(stand);
        var (text, end) = await client.ReadToEnd();
        Assert.That((text.Contains("\r\nContent-Length: 10\r\n", StringComparison.Ordinal), text[^8..], end), Is.EqualTo((true, "\r\n\r\n0123", "fin")));
        Assert.That(await stand.Ended(), Is.EqualTo((EndingKind.Closed, 4L)));
    }

    [Test]
    public async Task A_truncated_answer_that_is_reset_has_all_its_bytes_before()
    {
        await using var stand = await Start(null, new(Verb.Head), Stand.Piece("0123"), Stand.Piece("4"), new(Verb.Rst));
        using var client = await Asking(stand);
        Assert.That(await client.ReadBody(), Is.EqualTo(("01234", "rst")));
        Assert.That(await stand.Ended(), Is.EqualTo((EndingKind.Reset, 5L)));
    }

    [Test]
    public async Task A_raw_head_has_the_headers_of_the_right_one_and_what_is_wrong_with_it()
    {
        var form = RawForm with { StatusLine = "HTTP/1.1 OK", Lines = ["no colon here"], Length = 12 };
        await using var stand = await Start(form, new(Verb.Head), Stand.Piece(Stand.Body), new(Verb.Fin));
        using var client = await Asking(stand);
        var (text, end) = await client.ReadToEnd();
        var head = text[..text.IndexOf("\r\n\r\n", StringComparison.Ordinal)].Split("\r\n");
        Assert.That((head[0], head[^1], end), Is.EqualTo(("HTTP/1.1 OK", "no colon here", "fin")));
        Assert.That(head, Does.Contain("Content-Length: 12").And.Contain("Content-Type: text/plain").And.Contain("Emulator-Call: 1").And.Contain("Emulator-World: default"));
        Assert.That(head.Count(line => line.StartsWith("Date: ", StringComparison.Ordinal)), Is.EqualTo(1));
        Assert.That(text, Does.EndWith("\r\n\r\n0123456789"));
        Assert.That(await stand.Ended(), Is.EqualTo((EndingKind.Closed, 10L)));
    }

    [Test]
    public async Task A_raw_head_with_chunks_declares_no_length_and_has_the_chunks_as_they_are()
    {
        await using var stand = await Start(RawForm with { Chunked = true, HasNoLength = true }, new(Verb.Head), Stand.Piece("4\r\n0123\r\n"), Stand.Raw("zz\r\n"), new(Verb.Fin));
        using var client = await Asking(stand);
        var (text, end) = await client.ReadToEnd();
        Assert.That(text, Does.StartWith("HTTP/1.1 200 OK\r\n").And.Contain("Transfer-Encoding: chunked\r\n").And.EndWith("\r\n\r\n4\r\n0123\r\nzz\r\n").And.Not.Contain("Content-Length"));
        Assert.That(end, Is.EqualTo("fin"));
    }

    [Test]
    public async Task Bytes_without_a_head_are_all_that_is_sent()
    {
        await using var stand = await Start(null, Stand.Raw("garbage"), new(Verb.Fin));
        using var client = await Asking(stand);
        Assert.That(await client.ReadToEnd(), Is.EqualTo(("garbage", "fin")));
        Assert.That(await stand.Ended(), Is.EqualTo((EndingKind.Closed, 0L)));
    }

    [Test]
    public async Task Nothing_at_all_ends_in_order_or_by_a_reset([Values(Verb.Fin, Verb.Rst)] Verb verb)
    {
        await using var stand = await Start(null, new Step(verb));
        using var client = await Asking(stand);
        Assert.That(await client.ReadToEnd(), Is.EqualTo(("", verb == Verb.Fin ? "fin" : "rst")));
    }

    [Test]
    public async Task Interim_bytes_stand_before_the_answer_and_the_connection_goes_on()
    {
        await using var stand = await Start(null, Stand.Raw("HTTP/1.1 103 Early Hints\r\n\r\n"), new(Verb.Send));
        using var client = await Asking(stand);
        for (var i = 1; i <= 2; i++)
        {
            Assert.That(await client.ReadTo(Stand.Body), Does.StartWith("HTTP/1.1 103 Early Hints\r\n\r\nHTTP/1.1 200 OK\r\n"));
            Assert.That(await stand.Ended(i), Is.EqualTo((EndingKind.Delivered, 10L)));
            await client.Ask();
        }
    }

    [Test]
    public async Task Pieces_are_each_sent_by_themselves()
    {
        await using var stand = await Start(null, [new(Verb.Head), .. Stand.Body.Select(letter => Stand.Piece($"{letter}"))]);
        using var client = await Asking(stand);
        Assert.That(await client.ReadTo(Stand.Body), Does.Contain("Content-Length: 10\r\n"));
        Assert.That(await stand.Ended(), Is.EqualTo((EndingKind.Delivered, 10L)));
        await client.Ask();
        await client.ReadTo(Stand.Body);
    }

    [Test]
    public async Task An_answer_without_a_length_comes_in_the_protocols_own_chunks()
    {
        await using var stand = await Start(new HeadForm { HasNoLength = true }, new(Verb.Head), Stand.Piece("01234"), Stand.Piece("56789"));
        using var client = await Asking(stand);
        Assert.That(await client.ReadTo("\r\n\r\n5\r\n01234\r\n5\r\n56789\r\n0\r\n\r\n"), Does.Contain("Transfer-Encoding: chunked"));
    }

    [Test]
    public async Task An_answer_that_closes_says_so_and_the_connection_ends_with_it()
    {
        await using var stand = await Start(new HeadForm { Closes = true }, new Step(Verb.Send));
        using var client = await Asking(stand);
        var (text, end) = await client.ReadToEnd();
        Assert.That((text.Contains("\r\nConnection: close\r\n", StringComparison.Ordinal), text[^10..], end), Is.EqualTo((true, Stand.Body, "fin")));
        Assert.That(await stand.Ended(), Is.EqualTo((EndingKind.Delivered, 10L)));
    }

    [Test]
    public async Task A_slow_close_has_the_answer_at_once_and_the_end_when_its_time_has_come()
    {
        await using var stand = await Stand.Start(
            reply => new Script(reply, [new(Verb.Send), new(Verb.Wait, TimeSpan.FromSeconds(5)), new(Verb.Fin)]) { Form = new() { Closes = true } },
            scenario: "clock: { start: 2026-01-15T09:00:00Z, frozen: true }", tls: tls);
        using var client = await Asking(stand);
        await client.ReadTo(Stand.Body);
        Assert.That(await stand.Ended(), Is.EqualTo((EndingKind.Delivered, 10L)));
        await stand.Waits();
        stand.World.Clock.Advance(TimeSpan.FromSeconds(5));
        Assert.That(await client.ReadToEnd(), Is.EqualTo(("", "fin")));
    }

    [Test]
    public async Task A_connection_that_went_stale_meets_the_next_request_with_its_end([Values(Verb.Fin, Verb.Rst)] Verb verb)
    {
        await using var stand = await Start(null, new(Verb.Send), new(Verb.Listen), new(verb));
        using var client = await Asking(stand);
        Assert.That(await client.ReadTo(Stand.Body), Does.Not.Contain("Connection: close"));
        await client.Ask("/next");
        Assert.That(await client.ReadToEnd(), Is.EqualTo(("", verb == Verb.Fin ? "fin" : "rst")));
        Assert.That((stand.Calls.Count, await stand.Ended()), Is.EqualTo((1, (EndingKind.Delivered, 10L))));
    }

    [Test]
    public async Task Of_requests_sent_ahead_the_first_is_answered_and_the_next_meets_the_end([Values(Verb.Fin, Verb.Rst)] Verb verb)
    {
        await using var stand = await Start(null, new(Verb.Send), new(Verb.Listen), new(verb));
        using var client = await stand.Connect();
        await client.Send("GET /1 HTTP/1.1\r\nHost: x\r\n\r\nGET /2 HTTP/1.1\r\nHost: x\r\n\r\n");
        Assert.That(await client.ReadBody(), Is.EqualTo((Stand.Body, verb == Verb.Fin ? "fin" : "rst")));
        Assert.That(stand.Calls, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task A_client_that_closes_a_stale_connection_ends_it_quietly()
    {
        await using var stand = await Start(null, new(Verb.Send), new(Verb.Listen), new(Verb.Rst));
        using (var client = await Asking(stand))
        {
            await client.ReadTo(Stand.Body);
        }

        Assert.That(await stand.Ended(), Is.EqualTo((EndingKind.Delivered, 10L)));
        while (stand.World.Usage.IsAnswering)
        {
            await Task.Yield();
        }
    }

    [Test]
    public async Task An_end_of_server_or_world_cuts_off_what_listens([Values] bool reset)
    {
        await using var stand = await Start(null, new(Verb.Send), new(Verb.Listen), new(Verb.Fin));
        using var client = await Asking(stand);
        await client.ReadTo(Stand.Body);
        if (reset)
        {
            stand.World.Reset();
        }
        else
        {
            await stand.Stop();
        }

        Assert.That((await client.ReadToEnd()).End, Is.EqualTo("rst"));
    }

    [Test]
    public async Task What_ends_like_the_answer_and_is_not_it_is_spoiled([Values] bool apart)
    {
        await using var stand = await Stand.Start(reply => (apart ? Script.Prompt(reply).Apart() : Script.Prompt(reply)) with { Spoils = true }, tls: tls);
        using var client = await Asking(stand);
        await client.ReadTo(Stand.Body);
        Assert.That(await stand.Ended(), Is.EqualTo((EndingKind.Spoiled, 10L)));
    }

    [TestCase("HEAD", "/")]
    [TestCase("GET", "/204")]
    public async Task Where_no_body_may_be_none_is_sent_and_the_connection_goes_on(string method, string target)
    {
        await using var stand = await Start(null, new(Verb.Head), Stand.Piece("01234"), Stand.Piece("56789"));
        using var client = await stand.Connect();
        for (var i = 1; i <= 2; i++)
        {
            await client.Ask(target, method);
            Assert.That(await client.ReadTo("\r\n\r\n"), Does.Contain($"Emulator-Call: {i}\r\n"));
            Assert.That(await stand.Ended(i), Is.EqualTo((EndingKind.Delivered, 0L)));
        }
    }

    [Test]
    public async Task A_verb_of_the_other_protocol_is_a_mistake_that_is_told()
    {
        var stand = await Start(null, new Step(Verb.GoAway));
        using var client = await Asking(stand);
        Assert.That((await stand.Ended()).How, Is.EqualTo(EndingKind.Abandoned));
        await client.ReadTo("\r\n\r\n");
        Assert.That(stand.Mistakes, Has.Count.EqualTo(1).And.ItemAt(0).InstanceOf<NotSupportedException>());
        stand.Mistakes.Clear();
        await stand.DisposeAsync();
    }

    private Task<Stand> Start(HeadForm? form, params Step[] steps) => Stand.Start(reply => new Script(reply, steps) { Form = form }, tls: tls);

    private static async Task<WireClient> Asking(Stand stand)
    {
        var client = await stand.Connect();
        await client.Ask();
        return client;
    }
}
