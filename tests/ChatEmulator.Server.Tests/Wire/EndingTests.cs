using System.Net;
using System.Text;
using ChatEmulator.Exchanges;
using ChatEmulator.Journals;
using ChatEmulator.Server.Answering;
using Microsoft.AspNetCore.Http;

namespace ChatEmulator.Server.Tests.Wire;

/// <summary>Each delivery as a client sees it, and the ending that the journal keeps of it.</summary>
public sealed class EndingTests
{
    private const string Frozen = "clock: { start: 2026-01-15T09:00:00Z, frozen: true }\n";
    private const string Reset = "rules: [{ name: lost, calls: algoreg.create_message, effect: applied, delivery: reset }]";
    private const string Hang = "rules: [{ name: silent, calls: algoreg.create_message, effect: applied, delivery: hang }]";
    private const string HangThenClose = Frozen + "rules: [{ name: closing, calls: algoreg.create_message, effect: none, delivery: { hang: { for: 30s } } }]";
    private const string Delay = Frozen + "rules: [{ name: slow, calls: algoreg.create_message, delivery: { delay: 3s } }]";

    [Test]
    public async Task A_reset_is_a_real_one_and_what_the_call_did_stays_done()
    {
        await using var server = await Play.Start(Reset);
        using var client = await SendMessage(server);
        Assert.That(await client.ReadToEnd(), Is.EqualTo(("", "rst")));
        using var person = new Person(server.Url);
        var call = await person.CallEnded("reset");
        Assert.That(((string?)call["effect"], (string?)call["decision"]!["rule"], (int?)call["ending"]!["bytes"]), Is.EqualTo(("applied", "lost", 0)));
    }

    [Test]
    public async Task A_close_is_an_orderly_one_without_a_byte_once_its_time_has_come()
    {
        await using var server = await Play.Start(HangThenClose);
        using var client = await SendMessage(server);
        using var person = new Person(server.Url);
        await person.Waiting(1);
        await person.Post("clock/advance", """{"by":"30s"}""");
        Assert.That(await client.ReadToEnd(), Is.EqualTo(("", "fin")));
        await person.CallEnded("closed");
    }

    [Test]
    public async Task A_delay_on_a_frozen_clock_ends_when_the_clock_is_advanced()
    {
        await using var server = await Play.Start(Delay);
        using var person = new Person(server.Url);
        var message = person.Message();
        await person.Waiting(1);
        Assert.That((await person.Post("clock/advance", """{"by":"2999ms"}"""))["waiting"]!.GetValue<int>(), Is.EqualTo(1));
        Assert.That(message.IsCompleted, Is.False);
        var clock = await person.Post("clock/advance", """{"by":"1ms"}""");
        Assert.That(((string?)clock["now"], (int?)clock["waiting"]), Is.EqualTo(("2026-01-15T09:00:03Z", 0)));
        using var answer = await message;
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.NoContent));
        Assert.That(answer.Headers.GetValues("Emulator-Rule").Single(), Is.EqualTo("slow"));
        Assert.That(answer.Headers.Date, Is.EqualTo(DateTimeOffset.Parse("2026-01-15T09:00:03Z")));
        Assert.That(DateTimeOffset.Parse((string)(await person.CallEnded("delivered"))["ending"]!["at"]!), Is.EqualTo(answer.Headers.Date));
    }

    [Test]
    public async Task A_client_that_leaves_in_a_delay_is_told_as_having_left()
    {
        await using var server = await Play.Start(Delay);
        using var person = new Person(server.Url);
        using (await SendMessage(server))
        {
            await person.Waiting(1);
        }

        await person.CallEnded("client_left");
        await person.Waiting(0);
    }

    [Test]
    public async Task A_hung_call_is_in_flight_until_its_client_gives_up()
    {
        await using var server = await Play.Start(Hang);
        using var person = new Person(server.Url);
        using (await SendMessage(server))
        {
            var call = await person.Call(call => true);
            Assert.That(((bool?)call["in_flight"], (string?)call["effect"]), Is.EqualTo(((bool?)true, "applied")));
        }

        await person.CallEnded("client_left");
    }

    [TestCase(Hang)]
    [TestCase(Delay)]
    public async Task A_reset_of_the_world_cuts_off_what_waits(string yaml)
    {
        await using var server = await Play.Start(yaml);
        using var person = new Person(server.Url);
        using var client = await SendMessage(server);
        await person.Call(call => true);
        await person.Post("reset");
        Assert.That((await client.ReadToEnd()).End, Is.EqualTo("rst"));
        await person.Waiting(0);
    }

    [Test]
    public async Task A_delay_counts_from_the_call_however_late_its_playing_begins()
    {
        await using var server = await Play.Start(Delay);
        var exchange = new Exchange("POST", Play.MessagePath, "", [new("Authorization", Play.Algoreg)], Encoding.UTF8.GetBytes(Play.Message));
        var outcome = server.Engine.Handle(exchange);
        outcome.World.Clock.Advance(TimeSpan.FromHours(1));
        var context = new DefaultHttpContext();
        await new Player(_ => { }, CancellationToken.None).Play(context, exchange, outcome);
        Assert.That(context.Response.StatusCode, Is.EqualTo(204));
    }

    [Test]
    public async Task A_call_of_an_epoch_that_has_ended_is_not_answered_though_its_time_has_come()
    {
        await using var server = await Play.Start(Delay);
        var exchange = new Exchange("POST", Play.MessagePath, "", [new("Authorization", Play.Algoreg)], Encoding.UTF8.GetBytes(Play.Message));
        var outcome = server.Engine.Handle(exchange);
        outcome.World.Reset();
        outcome.World.Clock.Advance(TimeSpan.FromHours(1));
        var context = new DefaultHttpContext();
        await new Player(_ => { }, CancellationToken.None).Play(context, exchange, outcome);
        Assert.That(context.Response.Headers.ContainsKey("Emulator-Call"), Is.False);
    }

    [TestCase(Hang)]
    [TestCase(Delay)]
    public async Task The_end_of_the_emulator_cuts_off_what_waits_and_the_journal_says_so(string yaml)
    {
        var server = await Play.Start(yaml);
        using var person = new Person(server.Url);
        var clients = new List<RawClient>();
        for (var i = 0; i < 20; i++)
        {
            clients.Add(await SendMessage(server));
        }

        while ((await person.Get("calls"))["total"]!.GetValue<int>() < clients.Count)
        {
            await Task.Yield();
        }

        var journal = server.Engine.Worlds.Default.Journal;
        await server.StopAsync();
        foreach (var client in clients)
        {
            Assert.That((await client.ReadToEnd()).End, Is.EqualTo("rst"));
            client.Dispose();
        }

        Assert.That(() => server.DisposeAsync().AsTask(), Throws.Nothing);
        Assert.That(journal.Calls().Select(call => call.Ending?.How), Is.EqualTo(Enumerable.Repeat<EndingKind?>(EndingKind.Abandoned, 20)));
    }

    [TestCase(Delay, "call 1 (POST /api/v1/message, rule 'slow') waits for 3s on a frozen clock; advance it: POST /_emulator/clock/advance {\"by\":\"3s\"}")]
    [TestCase(Frozen + Hang, "call 1 (POST /api/v1/message, rule 'silent') hangs until its client gives up; the clock is frozen, so a client on the same clock gives up when it is advanced: POST /_emulator/clock/advance")]
    public async Task A_call_that_waits_on_a_frozen_clock_says_so_once(string yaml, string line)
    {
        var told = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        var lines = 0;
        await using var server = await Play.Start(yaml, options => options with
        {
            Notice = text =>
            {
                Interlocked.Increment(ref lines);
                told.TrySetResult(text);
            },
        });
        using var client = await SendMessage(server);
        Assert.That(await told.Task.WaitAsync(TimeSpan.FromSeconds(20)), Is.EqualTo(line));
        Assert.That(lines, Is.EqualTo(1));
    }

    [TestCase("{ delay: 3s, hang: { for: 30s } }", "call 1 (POST /api/v1/message, rule 'slow') waits for 33s on a frozen clock; advance it: POST /_emulator/clock/advance {\"by\":\"33s\"}")]
    [TestCase("{ delay: 3s, hang: {} }", "call 1 (POST /api/v1/message, rule 'slow') waits for 3s on a frozen clock, and then hangs until its client gives up; advance it: POST /_emulator/clock/advance {\"by\":\"3s\"}")]
    public async Task A_call_that_waits_twice_says_so_once_and_tells_it_all(string delivery, string line)
    {
        var told = new System.Collections.Concurrent.ConcurrentQueue<string>();
        var rule = $"rules: [{{ name: slow, calls: algoreg.create_message, effect: none, delivery: {delivery} }}]";
        await using var server = await Play.Start(Frozen + rule, options => options with { Notice = told.Enqueue });
        using var client = await SendMessage(server);
        using var person = new Person(server.Url);
        await person.Waiting(1);
        await person.Post("clock/advance", """{"by":"3s"}""");
        await person.Post("clock/advance", """{"by":"30s"}""");
        await person.Post("reset");
        await client.ReadToEnd();
        Assert.That(told, Is.EqualTo(new[] { line }));
    }

    [Test]
    public async Task A_reset_in_the_middle_of_an_advance_cuts_off_what_waits_and_lets_the_advance_end()
    {
        await using var server = await Play.Start(Delay);
        var world = server.Engine.Worlds.Default;
        using var person = new Person(server.Url);
        using var client = await SendMessage(server);
        await person.Waiting(1);
        await using var resets = world.Clock.CreateTimer(_ => world.Reset(), null, TimeSpan.FromSeconds(2), Timeout.InfiniteTimeSpan);
        var (status, detail) = await person.Refused(HttpMethod.Post, "/_emulator/clock/advance", """{"by":"1h"}""");
        Assert.That((status, detail), Is.EqualTo((409, "The world was reset while its clock was advanced: the clock is at its new start, and the rest of the advance is void.")));
        Assert.That((await client.ReadToEnd()).End, Is.EqualTo("rst"));
        Assert.That((string?)(await person.Get("clock"))["now"], Is.EqualTo("2026-01-15T09:00:00Z"));
    }

    [Test]
    public async Task A_rule_named_in_any_language_fits_into_its_header()
    {
        await using var server = await Play.Start("rules: [{ name: Störung, calls: algoreg.create_message, answer: { error: service_unavailable, retry_after: 2s } }]");
        using var person = new Person(server.Url);
        using var answer = await person.Message();
        Assert.That((int)answer.StatusCode, Is.EqualTo(503));
        Assert.That(Uri.UnescapeDataString(answer.Headers.GetValues("Emulator-Rule").Single()), Is.EqualTo("Störung"));
        Assert.That(answer.Headers.RetryAfter?.Delta, Is.EqualTo(TimeSpan.FromSeconds(2)));
        Assert.That((await person.Get("calls?rule=St%C3%B6rung"))["calls"]!.AsArray(), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task A_limit_is_named_in_its_header_and_in_the_journal()
    {
        await using var server = await Play.Start("limits: [{ name: Ansturm über alles, calls: algoreg.create_message, allow: 1, within: 1h, answer: { error: rate_limited, retry_after: { raw: soon } } }]");
        using var person = new Person(server.Url);
        using var first = await person.Message();
        using var second = await person.Message();
        Assert.That((first.Headers.Contains("Emulator-Limit"), (int)second.StatusCode, second.Headers.Contains("Emulator-Rule")), Is.EqualTo((false, 429, false)));
        Assert.That(Uri.UnescapeDataString(second.Headers.GetValues("Emulator-Limit").Single()), Is.EqualTo("Ansturm über alles"));
        Assert.That(second.Headers.GetValues("Retry-After").Single(), Is.EqualTo("soon"));
        var calls = (await person.Get("calls?limited_by=Ansturm%20%C3%BCber%20alles"))["calls"]!.AsArray();
        Assert.That(calls.Select(call => ((int)call!["n"]!, (string?)call["decision"]!["limit"])), Is.EqualTo(new[] { (2, "Ansturm über alles") }));
        Assert.That(await person.Refused(HttpMethod.Get, "/_emulator/calls?limited_by=burst"), Is.EqualTo((400, "The parameter `limited_by` knows no 'burst'. Known: Ansturm über alles.")));
    }

    private static async Task<RawClient> SendMessage(EmulatorServer server)
    {
        var client = await RawClient.Connect(server.Url);
        await client.Send("POST", Play.MessagePath, Play.Message, $"Authorization: {Play.Algoreg}\r\n");
        return client;
    }
}
