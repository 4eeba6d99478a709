using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using ChatEmulator.Server.Listening.Doors;

namespace ChatEmulator.Server.Tests.Wire;

/// <summary>What befalls connections before any call, on real sockets, seen by a client that knows bytes alone and by .NET's.</summary>
public sealed class ConnectionTests
{
    private const string Frozen = "clock: { start: 2026-01-15T09:00:00Z, frozen: true }\n";

    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(20);

    [TestCase("reset", "rst")]
    [TestCase("close", "fin")]
    public async Task A_connection_ends_at_once_as_the_word_says(string fault, string end)
    {
        await using var server = await Play.Start($"connections: [{{ name: gone, fault: {fault} }}]");
        for (var i = 0; i < 50; i++)
        {
            Assert.That(await Untouched(server), Is.EqualTo(end));
        }

        Assert.That(server.Connections.Single(), Is.EqualTo(new Worlds.ConnectionCount("gone", fault, 50, 50)));
        Assert.That(server.Engine.Worlds.Default.Journal.Total, Is.Zero);
    }

    // The manual's table is this one.
    [TestCase("reset", "ConnectionReset")]
    [TestCase("close", "ResponseEnded")]
    [TestCase("refuse", "ConnectionRefused")]
    [TestCase("silent", "TaskCanceledException")]
    public async Task What_a_dotnet_client_sees(string fault, string seen)
    {
        await using var server = await Play.Start($"connections: [{{ name: gone, fault: {fault} }}]");
        using var client = new HttpClient { Timeout = TimeSpan.FromSeconds(fault == "silent" ? 0.3 : 20) };
        Assert.That(await Seen(() => client.PostAsync(new Uri(server.Url, Play.MessagePath), new StringContent(Play.Message))), Is.EqualTo(seen));
    }

    [Test]
    public async Task A_closed_port_refuses_and_takes_connections_again_when_the_clock_says_so()
    {
        await using var server = await Play.Start(Frozen + "connections: [{ name: deploy, during: { from: 10s, for: 30s }, fault: refuse }]", options => options with { ControlPort = 0 });
        using var before = await RawClient.Connect(server.Url);
        using var person = new Person(server.ControlUrl);
        Assert.That(await Answers(server), Is.True);
        await person.Post("clock/advance", """{"by":"10s"}""");
        Assert.That(await Refuses(server), Is.True);
        await before.Send("GET", "/nothing");
        Assert.That(await before.ReadAnswer(), Does.StartWith("HTTP/1.1 404"), "who is connected stays so");
        await person.Post("clock/advance", """{"by":"29s"}""");
        Assert.That(await Refuses(server), Is.True);
        await person.Post("clock/advance", """{"by":"1s"}""");
        Assert.That(await Answers(server), Is.True);
        Assert.That(server.Connections.Single().Fired, Is.EqualTo(1));
    }

    [Test]
    public async Task A_reset_a_reload_and_another_version_open_and_close_the_port()
    {
        await using var server = await Play.Start(Frozen + "connections: [{ name: deploy, during: { from: 10s }, fault: refuse }]", options => options with { ControlPort = 0 });
        using var person = new Person(server.ControlUrl);
        for (var i = 0; i < 20; i++)
        {
            await person.Post("clock/advance", """{"by":"1m"}""");
            Assert.That(await Refuses(server), Is.True);
            await person.Post("reset", "");
            Assert.That(await Answers(server), Is.True);
        }

        await Put(server, "connections: [{ name: always, fault: refuse }]");
        Assert.That(await Refuses(server), Is.True);
        await Put(server, "");
        Assert.That(await Answers(server), Is.True);
    }

    [Test]
    [Platform("Linux")]
    public async Task A_port_is_kept_for_whoever_opens_it_again()
    {
        using var first = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        first.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        first.Listen();
        var endpoint = first.LocalEndPoint!;
        first.Dispose();
        using var kept = ClosedPort.Keep(endpoint);
        Assert.That(kept, Is.Not.Null);
        using var client = new Socket(SocketType.Stream, ProtocolType.Tcp);
        var refused = (await Assert.ThrowsAsync<SocketException>(() => client.ConnectAsync(endpoint)))!;
        using var again = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        again.Bind(endpoint);
        again.Listen();
        Assert.That(refused.SocketErrorCode, Is.EqualTo(SocketError.ConnectionRefused));
    }

    [Test]
    [Platform("Linux")]
    public async Task A_port_that_another_took_meanwhile_is_told_and_opened_when_it_is_free_again()
    {
        var told = new List<string>();
        await using var server = await Play.Start(Frozen + "connections: [{ name: deploy, during: { from: 10s, for: 30s }, fault: refuse }]", options => options with { ControlPort = 0, Notice = told.Add });
        using var person = new Person(server.ControlUrl);
        await person.Post("clock/advance", """{"by":"10s"}""");
        using (var other = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp))
        {
            other.Bind(new IPEndPoint(IPAddress.Loopback, server.Url.Port));
            other.Listen();
            await person.Post("clock/advance", """{"by":"30s"}""");
            Assert.That(told, Has.Count.EqualTo(1).And.ItemAt(0).Contains("'deploy'").And.ItemAt(0).Contains("could not be opened again"));
        }

        await person.Post("reset", "");
        Assert.That(await Answers(server), Is.True);
    }

    [Test]
    public async Task Silence_lasts_as_long_as_it_is_said_on_the_worlds_clock()
    {
        await using var server = await Play.Start(Frozen + "connections: [{ name: half open, fault: { silent: 5s } }]", options => options with { ControlPort = 0 });
        using var client = await RawClient.Connect(server.Url);
        await client.Send("GET", "/nothing");
        await server.Engine.Worlds.Default.Clock.WaitedOnAsync(TimeSpan.FromSeconds(5));
        var ended = client.ReadToEnd();
        await server.Engine.Worlds.Default.Clock.AdvanceAsync(TimeSpan.FromSeconds(4.9));
        Assert.That(ended.IsCompleted, Is.False);
        await server.Engine.Worlds.Default.Clock.AdvanceAsync(TimeSpan.FromSeconds(0.1));
        Assert.That(await ended, Is.EqualTo(("", "fin")));
    }

    [Test]
    public async Task After_a_delay_a_connection_is_like_any_other()
    {
        var told = new List<string>();
        await using var server = await Play.Start(Frozen + "connections: [{ name: far, fault: { delay: 200ms } }]", options => options with { ControlPort = 0, Notice = told.Add });
        using var client = await RawClient.Connect(server.Url);
        await client.Send("GET", "/nothing");
        await server.Engine.Worlds.Default.Clock.WaitedOnAsync(TimeSpan.FromMilliseconds(200));
        Assert.That(server.Engine.Worlds.Default.Journal.Total, Is.Zero);
        await server.Engine.Worlds.Default.Clock.AdvanceAsync(TimeSpan.FromMilliseconds(200));
        Assert.That(await client.ReadAnswer(), Does.StartWith("HTTP/1.1 404"));
        Assert.That(told, Has.Count.EqualTo(1).And.ItemAt(0).Contains("'far', waits for 200ms on a frozen clock").And.ItemAt(0).Contains("{\"by\":\"200ms\"}"));
    }

    [TestCase("reset", "rst")]
    [TestCase("close", "fin")]
    public async Task One_too_many_is_sent_away_until_another_leaves(string fault, string end)
    {
        await using var server = await Play.Start($"connections: [{{ name: full, most: 3, fault: {fault} }}]", options => options with { ControlPort = 0 });
        var taken = new List<RawClient>();
        for (var i = 0; i < 3; i++)
        {
            taken.Add(await Taken(server));
        }

        Assert.That(await Untouched(server), Is.EqualTo(end));
        taken[0].Dispose();
        using var person = new Person(server.ControlUrl);
        await person.Until("connections", json => (int)json["open"]! == 2);
        using var next = await Taken(server);
        taken.ForEach(client => client.Dispose());
    }

    [Test]
    public async Task A_full_house_may_close_its_port()
    {
        await using var server = await Play.Start("connections: [{ name: full, most: 2, fault: refuse }]", options => options with { ControlPort = 0 });
        using var first = await Taken(server);
        var second = await Taken(server);
        Assert.That(await Refuses(server), Is.True);
        using var person = new Person(server.ControlUrl);
        Assert.That((string?)(await person.Get("connections"))["refused_by"], Is.EqualTo("full"));
        second.Dispose();
        await person.Until("connections", json => json["refused_by"] is null);
        using var third = await Taken(server);
    }

    [Test]
    public async Task Which_connections_are_met_is_counted_as_rules_count_calls()
    {
        await using var server = await Play.Start("""
            connections:
              - { name: first two, times: 2, fault: reset }
              - { name: every third, every: 3, fault: close }
              - { name: fifth, only: [5], fault: reset }
            """);
        var ends = new List<string>();
        for (var i = 0; i < 7; i++)
        {
            ends.Add(await End(server));
        }

        Assert.That(ends, Is.EqualTo(new[] { "rst", "rst", "fin", "open", "rst", "fin", "open" }));
        Assert.That(server.Connections.Select(each => (each.Met, each.Fired)), Is.EqualTo(new[] { (2L, 2L), (7L, 2L), (7L, 1L) }));
    }

    [Test]
    public async Task Chance_is_drawn_by_the_number_of_the_connection_and_again_after_a_reset()
    {
        await using var server = await Play.Start("seed: 7\nconnections: [{ name: flaky, probability: 50%, fault: reset }]");
        var once = await Ends(server, 40);
        server.Engine.Worlds.Default.Reset();
        var again = await Ends(server, 40);
        await using var other = await Play.Start("seed: 8\nconnections: [{ name: flaky, probability: 50%, fault: reset }]");
        Assert.That(again, Is.EqualTo(once));
        Assert.That(once.Count(end => end == "rst"), Is.InRange(8, 32));
        Assert.That(await Ends(other, 40), Is.Not.EqualTo(once));
    }

    [Test]
    public async Task A_thousand_connections_are_each_treated_as_they_should_be()
    {
        await using var server = await Play.Start("connections: [{ name: half, every: 2, fault: reset }]");
        var ends = new string[1_000];
        await Parallel.ForAsync(0, ends.Length, new ParallelOptions { MaxDegreeOfParallelism = 50 }, async (i, _) => ends[i] = await End(server));
        Assert.That((ends.Count(end => end == "rst"), ends.Count(end => end == "open")), Is.EqualTo((500, 500)));
    }

    [Test]
    public async Task The_first_so_many_are_the_first_that_came_however_many_come_at_once()
    {
        await using var server = await Play.Start("connections: [{ name: first, times: 40, fault: close }]");
        var clients = new List<RawClient>();
        for (var i = 0; i < 80; i++)
        {
            clients.Add(await RawClient.Connect(server.Url));
        }

        foreach (var client in clients[40..])
        {
            await client.Send("GET", "/_emulator/health", headers: "Connection: close\r\n");
        }

        var ends = await Task.WhenAll(clients.Select(client => client.ReadToEnd()));
        Assert.That(ends.Select(end => end.Text.Length > 0), Is.EqualTo(Enumerable.Range(0, 80).Select(i => i >= 40)));
        clients.ForEach(client => client.Dispose());
    }

    [TestCase("silent")]
    [TestCase("{ silent: 1h }")]
    [TestCase("{ delay: 1h }")]
    public async Task Connections_that_wait_hold_up_neither_the_end_nor_a_reset(string fault)
    {
        var server = await Play.Start($"connections: [{{ name: held, times: 100, fault: {fault} }}]");
        var clients = await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => RawClient.Connect(server.Url)));
        using var person = new Person(server.Url);
        await person.Until("connections", json => (int)json["entries"]![0]!["fired"]! == 100);
        server.Engine.Worlds.Default.Reset();
        Assert.That((await clients[0].ReadToEnd().WaitAsync(Deadline)).Text, Is.Empty);
        using var held = await RawClient.Connect(server.Url);
        var began = Stopwatch.GetTimestamp();
        await server.StopAsync();
        await TestContext.Out.WriteLineAsync($"stopped after {Stopwatch.GetElapsedTime(began).TotalMilliseconds:0} ms");
        Assert.That((await held.ReadToEnd()).Text, Is.Empty);
        Array.ForEach(clients, client => client.Dispose());
    }

    [Test]
    public async Task A_closed_port_does_not_hold_up_the_end()
    {
        var server = await Play.Start("connections: [{ name: closed, fault: refuse }]");
        Assert.That(await Refuses(server), Is.True);
        await server.StopAsync().WaitAsync(Deadline);
    }

    [Test]
    public async Task Connections_of_another_world_count_for_nothing_and_whoever_asks_for_them_is_told()
    {
        var told = new List<string>();
        await using var server = await Play.Start("", options => options with { Notice = told.Add });
        using var person = new Person(server.Url);
        const string Yaml = "scenario: doors\nconnections: [{ name: gone, fault: reset }]\n";
        await person.Put("worlds/mine", Yaml);
        Assert.That(told, Has.Count.EqualTo(1).And.ItemAt(0).Contains("its `connections` count for nothing there"));
        using var http = new HttpClient { BaseAddress = server.Url };
        using var answer = await http.PutAsync("/worlds/mine/_emulator/scenario", new StringContent(Yaml + "about: again\n"));
        Assert.That(await answer.Content.ReadAsStringAsync(), Does.Contain("its `connections` count for nothing there").And.Contain("warning"));
        Assert.That(await Answers(server), Is.True);
    }

    private static async Task<string> Seen(Func<Task> call)
    {
        var thrown = await Assert.CatchAsync(() => call());
        return thrown is HttpRequestException http
            ? http.HttpRequestError is HttpRequestError.ResponseEnded ? "ResponseEnded" : $"{(http.GetBaseException() as SocketException)?.SocketErrorCode}"
            : thrown!.GetType().Name;
    }

    private static async Task<RawClient> Taken(EmulatorServer server)
    {
        var client = await RawClient.Connect(server.Url);
        await client.Send("GET", "/nothing");
        Assert.That(await client.ReadAnswer(), Does.StartWith("HTTP/1.1 404"));
        return client;
    }

    private static async Task<bool> Answers(EmulatorServer server)
    {
        using var client = await Taken(server);
        return true;
    }

    private static async Task<bool> Refuses(EmulatorServer server)
    {
        try
        {
            using var client = await RawClient.Connect(server.Url);
            return false;
        }
        catch (SocketException e)
        {
            return e.SocketErrorCode == SocketError.ConnectionRefused;
        }
    }

    // What comes of a request on a connection of its own: open when it is answered.
    private static async Task<string> End(EmulatorServer server)
    {
        try
        {
            using var client = await RawClient.Connect(server.Url);
            await client.Send("GET", "/nothing", headers: "Connection: close\r\n");
            var (text, end) = await client.ReadToEnd();
            return text.Length > 0 ? "open" : end;
        }
        catch (SocketException e) when (e.SocketErrorCode is SocketError.ConnectionReset or SocketError.Shutdown)
        {
            return "rst";
        }
    }

    // How a connection ends on which nothing is sent. A reset may be there before the system has told that it is connected.
    private static async Task<string> Untouched(EmulatorServer server)
    {
        try
        {
            using var client = await RawClient.Connect(server.Url);
            var (text, end) = await client.ReadToEnd();
            return text + end;
        }
        catch (SocketException e) when (e.SocketErrorCode == SocketError.ConnectionReset)
        {
            return "rst";
        }
    }

    private static async Task<IReadOnlyList<string>> Ends(EmulatorServer server, int count)
    {
        var ends = new List<string>();
        for (var i = 0; i < count; i++)
        {
            ends.Add(await End(server));
        }

        return ends;
    }

    private static async Task Put(EmulatorServer server, string yaml)
    {
        using var http = new HttpClient { BaseAddress = server.ControlUrl };
        using var answer = await http.PutAsync("/_emulator/scenario", new StringContent($"scenario: test\nabout: {yaml.Length}\n{Frozen}{yaml}"));
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.OK), await answer.Content.ReadAsStringAsync());
    }
}
