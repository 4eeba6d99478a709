using System.IO.Pipelines;
using System.Text;
using ChatEmulator.Server.Answering;
using ChatEmulator.Time;

namespace ChatEmulator.Server.Tests.Hostile;

/// <summary>What a body may hold, and for how long.</summary>
public sealed class BoundsTests
{
    private const string Head = $"POST {Play.MintPath} HTTP/1.1\r\nHost: x\r\n";

    [Test]
    public async Task Bodies_that_hold_all_there_is_make_the_next_one_a_marked_503_and_give_it_back()
    {
        var notices = new List<string>();
        // While it grows, a body holds its old bytes and its new ones: room for one of 250,000 however it comes, and for no other beside it.
        await using var server = await Play.Plain(options => options with { Limits = new ServerLimits { BodyBytes = 499_999 }, Notice = notices.Add });
        using var first = await Upload(server, 250_000, 200_000);
        await Until(() => server.Bodies.Allowance.Held >= 200_000);
        for (var i = 0; i < 2; i++)
        {
            using var next = await Upload(server, 400_000, 380_000);
            Assert.That(await next.ReadAnswer(), Does.StartWith("HTTP/1.1 503 ")
                .And.Contain("Emulator-Error: The bodies in flight hold the 499999 bytes").And.Contain("Connection: close").And.Contain("application/json"));
        }

        Assert.That(notices, Has.Count.EqualTo(1));
        await first.Send(new string('x', 50_000));
        Assert.That(await first.ReadAnswer(), Does.StartWith("HTTP/1.1 401 "));
        await Until(() => server.Bodies.Allowance.Held == 0);
        using var last = await Upload(server, 250_000, 250_000);
        Assert.That(await last.ReadAnswer(), Does.StartWith("HTTP/1.1 401 "));
        using var person = new Person(server.Url);
        Assert.That((await person.Get("calls"))["total"]!.GetValue<int>(), Is.EqualTo(2), "what was not read is no call");
    }

    [Test]
    public async Task An_announced_length_holds_nothing()
    {
        await using var server = await Play.Plain(options => options with { Limits = new ServerLimits { BodyBytes = 300_000 } });
        var clients = new List<RawClient>();
        for (var i = 0; i < 20; i++)
        {
            clients.Add(await Upload(server, 24_000_000, 10));
        }

        await Until(() => server.Bodies.Allowance.Held > 0);
        using var person = new Person(server.Url);
        using var answer = await person.Mint();
        Assert.That((int)answer.StatusCode, Is.EqualTo(200));
        Assert.That(server.Bodies.Allowance.Held, Is.LessThan(300_000));
        clients.ForEach(client => client.Dispose());
        await Until(() => server.Bodies.Allowance.Held == 0);
    }

    [Test]
    public async Task A_call_that_waits_holds_no_body()
    {
        await using var server = await Play.Start("rules: [{ name: silent, calls: signalwire.create_token, effect: none, delivery: hang }]");
        using var client = await Upload(server, 400_000, 400_000);
        using var person = new Person(server.Url);
        await person.Call(call => (bool?)call["in_flight"] == true);
        await Until(() => server.Bodies.Allowance.Held == 0);
    }

    [TestCase(Play.MintPath, "\"error\":\"The rest of the body did not come within 1m.\"")]
    [TestCase("/_emulator/clock/advance", "\"detail\":\"The rest of the body did not come within 1m.\"")]
    public async Task A_body_that_stands_still_is_given_up_and_one_that_comes_slowly_is_not(string path, string told)
    {
        using var clock = new Clock(new ClockStart(DateTimeOffset.UnixEpoch, Frozen: true), TimeProvider.System);
        await using var server = await Play.Plain(options => options with { Limits = new ServerLimits { Time = clock } });
        using var client = await RawClient.Connect(server.Url);
        await client.Send($"POST {path} HTTP/1.1\r\nHost: localhost\r\nContent-Length: 900000\r\n\r\n");
        await Until(() => clock.Waiting > 0);
        for (var i = 0; i < 5; i++)
        {
            clock.Advance(TimeSpan.FromSeconds(59));

            // So much that more must be held for it, which can be seen from here.
            var held = server.Bodies.Allowance.Held;
            await client.Send(new string('x', 5_000 << i));
            await Until(() => server.Bodies.Allowance.Held > held);
        }

        clock.Advance(TimeSpan.FromSeconds(61));
        Assert.That(await client.ReadAnswer(), Does.StartWith("HTTP/1.1 408 ").And.Contain("Connection: close").And.Contain(told));
        await Until(() => server.Bodies.Allowance.Held == 0);
        using var person = new Person(server.Url);
        Assert.That((await person.Get("calls"))["total"]!.GetValue<int>(), Is.Zero);
    }

    [Test]
    public async Task The_end_of_the_emulator_cuts_off_what_is_still_coming()
    {
        var server = await Play.Plain();
        using var client = await Upload(server, 250_000, 200_000);
        await Until(() => server.Bodies.Allowance.Held >= 200_000);
        await server.StopAsync();
        Assert.That((await client.ReadToEnd()).Text, Is.Empty);
        Assert.That(server.Bodies.Allowance.Held, Is.Zero);
    }

    [Test]
    public async Task What_has_come_is_held_at_most_twice_and_Kestrel_keeps_none_of_it()
    {
        var pipe = new Pipe(new PipeOptions(pauseWriterThreshold: 100_000, resumeWriterThreshold: 50_000));
        var bodies = new Bodies(new ServerLimits(), _ => { }, CancellationToken.None);
        using var share = bodies.Allowance.Open();
        var reading = bodies.ReadAsync(pipe.Reader, null, Bodies.Limit, share);
        for (var sent = 70_000; sent <= 7_000_000; sent += 70_000)
        {
            // A flush comes back only when the reader has taken what was over the threshold.
            await pipe.Writer.WriteAsync(new byte[70_000]);
            Assert.That(bodies.Allowance.Held, Is.LessThanOrEqualTo(2 * sent));
        }

        await pipe.Writer.CompleteAsync();
        Assert.That((await reading).Bytes.Length, Is.EqualTo(7_000_000));
    }

    [TestCase(0)]
    [TestCase(1)]
    [TestCase(4_097)]
    [TestCase(300_000)]
    public async Task A_body_in_pieces_is_what_was_sent(int piece)
    {
        var text = string.Concat(Enumerable.Range(0, 40_000).Select(i => $"{i},"));
        var pipe = new Pipe();
        var bodies = new Bodies(new ServerLimits(), _ => { }, CancellationToken.None);
        var share = bodies.Allowance.Open();
        var reading = bodies.ReadAsync(pipe.Reader, piece == 0 ? text.Length : null, Bodies.Limit, share);
        foreach (var part in Encoding.ASCII.GetBytes(text).Chunk(Math.Max(piece, 17)))
        {
            await pipe.Writer.WriteAsync(part);
        }

        await pipe.Writer.CompleteAsync();
        Assert.That(Encoding.ASCII.GetString((await reading).Bytes.Span), Is.EqualTo(text));
        share.Dispose();
        Assert.That(bodies.Allowance.Held, Is.Zero);
    }

    private static async Task<RawClient> Upload(EmulatorServer server, int announced, int sent)
    {
        var client = await RawClient.Connect(server.Url);
        await client.Send($"{Head}Content-Length: {announced}\r\n\r\n{new string('x', sent)}");
        return client;
    }

    private static async Task Until(Func<bool> holds)
    {
        while (!holds())
        {
            await Task.Yield();
        }
    }
}
