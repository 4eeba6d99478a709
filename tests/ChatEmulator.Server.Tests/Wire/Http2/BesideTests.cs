using System.Net;
using System.Net.Security;
using System.Text.Json.Nodes;

namespace ChatEmulator.Server.Tests.Wire.Http2;

/// <summary>HTTP/2 beside HTTP/1.1 on the same ports, and everything of an answer as there.</summary>
public sealed class BesideTests
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(20);

    [Test]
    public async Task On_one_port_each_client_is_answered_by_what_it_speaks([Values] bool tls)
    {
        await using var server = await Both();
        foreach (var version in new[] { HttpVersion.Version11, HttpVersion.Version20, HttpVersion.Version11 })
        {
            using var client = Client(server, tls, version);
            using var answer = await client.PostAsync(Play.MintPath, new StringContent(Play.Mint));
            Assert.That((answer.Version, answer.StatusCode), Is.EqualTo((version, HttpStatusCode.OK)));
            Assert.That(await answer.Content.ReadAsStringAsync(), Does.StartWith("{\"token\":\""));
        }

        Assert.That(server.Engine.Worlds.Default.Journal.Calls().Select(call => call.Ending?.How), Has.All.EqualTo(Journals.EndingKind.Delivered).And.Exactly(3).Items);
    }

    [Test]
    public async Task Headers_dates_and_the_world_of_an_answer_are_the_same()
    {
        await using var server = await Both("clock: { start: 2026-01-15T09:00:00Z, frozen: true }");
        using var client = Client(server, tls: false, HttpVersion.Version20);
        client.DefaultRequestHeaders.Add("Emulator-World", "mine");
        using var answer = await client.PostAsync(Play.MintPath, new StringContent(Play.Mint));
        Assert.That(answer.Headers.Date, Is.EqualTo(DateTimeOffset.Parse("2026-01-15T09:00:00Z")));
        Assert.That((answer.Headers.GetValues("Emulator-World").Single(), answer.Headers.GetValues("Emulator-Call").Single()), Is.EqualTo(("mine", "1")));
        Assert.That(answer.Content.Headers.ContentLength, Is.EqualTo((await answer.Content.ReadAsByteArrayAsync()).Length));
    }

    [Test]
    public async Task A_head_has_no_body_and_control_answers()
    {
        await using var server = await Both();
        using var client = Client(server, tls: false, HttpVersion.Version20);
        using var head = await client.SendAsync(Of(HttpMethod.Head, "/nobody"));
        Assert.That((head.StatusCode, (await head.Content.ReadAsByteArrayAsync()).Length), Is.EqualTo((HttpStatusCode.NotFound, 0)));
        using var calls = await client.GetAsync("/_emulator/calls");
        var call = JsonNode.Parse(await calls.Content.ReadAsStringAsync())!["calls"]![0]!;
        Assert.That(((string?)call["request"]!["method"], (string?)call["ending"]!["how"]), Is.EqualTo(("HEAD", "delivered")));
    }

    [TestCase(24_000_000, HttpStatusCode.UnprocessableEntity)]
    [TestCase(25_000_001, HttpStatusCode.RequestEntityTooLarge)]
    public async Task A_large_body_is_read_or_refused_as_everywhere(int size, HttpStatusCode status)
    {
        await using var server = await Both();
        using var client = Client(server, tls: false, HttpVersion.Version20);
        try
        {
            using var answer = await client.PostAsync(Play.MintPath, new StringContent($$"""{"ttl":"{{new string('x', size - 10)}}"}"""));
            Assert.That(answer.StatusCode, Is.EqualTo(status));
        }
        catch (HttpRequestException) when (status == HttpStatusCode.RequestEntityTooLarge)
        {
            // A client that is still sending may be told to stop before it has read the answer.
        }

        Assert.That(server.Engine.Worlds.Default.Journal.Calls().Single().Status, Is.EqualTo((int)status));
    }

    [Test]
    public async Task A_preface_that_comes_byte_by_byte_is_one()
    {
        await using var server = await Both();
        using var client = await RawClient.Connect(server.Url);
        foreach (var letter in "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n")
        {
            await client.Send($"{letter}");
        }

        // The server's own settings come first.
        Assert.That(await client.ReadSome(), Does.Match("^\0\0.\u0004\0"));
    }

    [TestCase("P")]
    [TestCase("PRI * HTTP/2.0\r\n\r\nSM")]
    [TestCase("")]
    public async Task Half_a_preface_holds_up_neither_the_stop_nor_anybody_else(string bytes)
    {
        var server = await Both();
        using var silent = await RawClient.Connect(server.Url);
        await silent.Send(bytes);
        using var person = new Person(server.Url);
        using var answer = await person.Mint();
        Assert.That(answer.IsSuccessStatusCode);
        await server.StopAsync().WaitAsync(Deadline);
        Assert.That((await silent.ReadToEnd()).Text, Is.Empty);
    }

    [TestCase("")]
    [TestCase("PRI * HT")]
    public async Task A_connection_that_says_nothing_ends_when_it_has_been_idle(string bytes)
    {
        await using var server = await Play.Plain(options => options with { Http2 = true, Limits = new ServerLimits { Idle = TimeSpan.FromMilliseconds(50) } });
        using var silent = await RawClient.Connect(server.Url);
        await silent.Send(bytes);
        Assert.That((await silent.ReadToEnd()).Text, Is.Empty);
    }

    [TestCase("PUT / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n", "HTTP/1.1 404 ")]
    [TestCase("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\t", "\0\0\u0008\u0007")]
    [TestCase("PRX / HTTP/1.1\r\n\r\n", "HTTP/1.1 400 ")]
    public async Task What_begins_like_it_and_is_not_is_left_to_http_1(string bytes, string answer)
    {
        await using var server = await Both();
        using var client = await RawClient.Connect(server.Url);
        await client.Send(bytes);
        Assert.That((await client.ReadToEnd()).Text, Does.StartWith(answer));
    }

    [Test]
    public async Task Without_the_option_nobody_is_answered_by_it()
    {
        await using var server = await Play.Plain(options => options with { Tls = 0 });
        using var plain = Client(server, tls: false, HttpVersion.Version20);
        Assert.That(() => plain.GetAsync("/"), Throws.InstanceOf<HttpRequestException>());
        await using var secure = await Trusting.Stream(server, "localhost", alpn: [SslApplicationProtocol.Http2, SslApplicationProtocol.Http11]);
        Assert.That(secure.NegotiatedApplicationProtocol, Is.EqualTo(SslApplicationProtocol.Http11));
    }

    [TestCase("{ reset_stream: refused_stream }", 7, "stream_reset")]
    [TestCase("{ reset_stream: enhance_your_calm }", 11, "stream_reset")]
    [TestCase("{ goaway: inadequate_security }", 12, "goaway")]
    [TestCase("reset", 2, "reset")]
    [TestCase("{ hang: { for: 1ms } }", 8, "closed")]
    public async Task A_word_of_it_ends_a_call_with_its_error(string delivery, int code, string ending)
    {
        await using var server = await Both($"rules: [{{ name: r, calls: signalwire.create_token, effect: none, delivery: {delivery} }}]");
        using var client = Client(server, tls: true, HttpVersion.Version20);
        var failed = (await Assert.ThrowsAsync<HttpRequestException>(() => client.PostAsync(Play.MintPath, new StringContent(Play.Mint))))!;
        Assert.That((failed.InnerException as HttpProtocolException)?.ErrorCode, Is.EqualTo(code));
        using var person = new Person(server.Url);
        var calls = (await person.Get("calls"))["calls"]!.AsArray();
        Assert.That(calls.Select(call => (string?)call!["ending"]!["how"]), Is.All.EqualTo(ending));
    }

    [Test]
    public async Task A_drained_connection_answers_and_the_next_call_takes_another()
    {
        await using var server = await Both("rules: [{ name: r, calls: signalwire.create_token, times: 1, delivery: drain }]");
        using var client = Client(server, tls: false, HttpVersion.Version20);
        for (var i = 0; i < 2; i++)
        {
            using var answer = await client.PostAsync(Play.MintPath, new StringContent(Play.Mint));
            Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        }

        var connections = server.Engine.Worlds.Default.Journal.Calls().Select(call => call.Connection);
        Assert.That(connections.Distinct().Count(), Is.EqualTo(2));
    }

    [Test]
    public async Task A_scenario_that_needs_it_is_refused_where_it_is_not_spoken([Values] bool spoken)
    {
        await using var server = await Play.Plain(options => options with { Http2 = spoken });
        using var person = new Person(server.Url);
        using var answer = await person.Send(HttpMethod.Put, "/_emulator/scenario", "scenario: s\nrules: [{ name: r, calls: signalwire.create_token, effect: none, delivery: { goaway: no_error } }]");
        Assert.That((int)answer.StatusCode, Is.EqualTo(spoken ? 200 : 422));
    }

    private static Task<EmulatorServer> Both(string yaml = "") => Play.Start(yaml, options => options with { Http2 = true, Tls = 0 });

    private static HttpRequestMessage Of(HttpMethod method, string path) => new(method, path) { Version = HttpVersion.Version20, VersionPolicy = HttpVersionPolicy.RequestVersionExact };

    private static HttpClient Client(EmulatorServer server, bool tls, Version version)
    {
        var client = new HttpClient(new SocketsHttpHandler { SslOptions = Trusting.Options(server.Authority!) })
        {
            BaseAddress = tls ? server.SecureUrl : server.Url,
            DefaultRequestVersion = version,
            DefaultVersionPolicy = HttpVersionPolicy.RequestVersionExact,
        };
        client.DefaultRequestHeaders.Add("Authorization", Play.Basic());
        return client;
    }
}
