using System.Net.Http.Headers;
using System.Text.Json.Nodes;

namespace ChatEmulator.Server.Tests.Telemetry;

/// <summary>What a collector gets to see of a call.</summary>
public sealed class SpanTests
{
    private const string Trace = "0af7651916cd43dd8448eb211c80319c";
    private const string Parent = "b7ad6b7169203331";
    private const string Bad = """
        stubs:
          - { calls: "GET /users/{id}", answer: { status: 200, json: { ok: true } } }
        rules:
          - { name: lost answer, calls: algoreg.create_message, effect: applied, delivery: reset }
          - { name: out of order, calls: signalwire.create_token, effect: none, answer: { status: 503 }, delivery: { delay: 20ms } }
        clock: 2026-01-15T09:00:00Z
        """;

    [Test]
    public async Task A_span_says_what_a_call_was_and_what_became_of_it()
    {
        var span = await One("", person => person.Send(HttpMethod.Post, "/worlds/w-7" + Play.MintPath + "?secret=1", Play.Mint, Play.Basic()));
        Assert.That(span.Attributes.Where(each => each.Key != "chat_emulator.at" && each.Key != "server.port"), Is.EquivalentTo(new Dictionary<string, object>
        {
            ["http.request.method"] = "POST",
            ["http.response.status_code"] = 200L,
            ["http.route"] = "/api/chat/tokens",
            ["url.path"] = "/api/chat/tokens",
            ["url.scheme"] = "http",
            ["server.address"] = "127.0.0.1",
            ["network.protocol.version"] = "1.1",
            ["chat_emulator.operation"] = "signalwire.create_token",
            ["chat_emulator.world"] = "w-7",
            ["chat_emulator.call"] = 1L,
            ["chat_emulator.effect"] = "applied",
            ["chat_emulator.ending"] = "delivered",
            ["chat_emulator.account"] = "demo",
        }));
        Assert.That((span.Name, span.Kind, span.Status, span.Parent, span.Flags), Is.EqualTo(("POST /api/chat/tokens", 2UL, 0UL, "", 0x101U)));
        Assert.That((span.Trace.Length, span.Id.Length), Is.EqualTo((32, 16)));
    }

    [Test]
    public async Task A_rule_its_delivery_and_how_that_broke_are_told_and_the_status_that_nobody_saw_is_not_told_as_seen()
    {
        var span = await One(Bad, async person =>
        {
            Assert.That(() => person.Message(), Throws.InstanceOf<HttpRequestException>());
            await person.CallEnded("reset");
        });
        Assert.That(
            (span["chat_emulator.rule"], span["chat_emulator.delivery"], span["chat_emulator.ending"], span["chat_emulator.effect"], span["error.type"], span.Status),
            Is.EqualTo(("lost answer", "reset", "reset", "applied", "reset", 2UL)));
        Assert.That((span["http.response.status_code"], span["chat_emulator.status"]), Is.EqualTo(((object?)null, 204L)));
        Assert.That(span["chat_emulator.at"], Does.StartWith("2026-01-15T09:00:"));
    }

    [Test]
    public async Task A_status_from_500_on_is_an_error_and_a_span_lasts_as_long_as_its_call()
    {
        var before = Nanoseconds();
        var span = await One(Bad, person => person.Mint());
        Assert.That((span["http.response.status_code"], span["error.type"], span.Status), Is.EqualTo((503L, "503", 2UL)));
        Assert.That(span.End - span.Start, Is.GreaterThanOrEqualTo(20_000_000UL));
        Assert.That((span.Start, span.End), Is.EqualTo((Math.Clamp(span.Start, before - Second, span.End), Math.Clamp(span.End, span.Start, Nanoseconds() + Second))));
    }

    [Test]
    public async Task What_the_vendor_refuses_is_told_by_its_error_and_is_no_error_of_the_server()
    {
        var span = await One("", person => person.Send(HttpMethod.Post, Play.MintPath, Play.Mint, Play.Basic(password: "wrong")));
        Assert.That((span["http.response.status_code"], span["chat_emulator.refused_by"], span["error.type"], span.Status), Is.EqualTo((401L, "unauthorized", (object?)null, 0UL)));
    }

    [TestCase("GET", "/users/17", ExpectedResult = "GET /users/{id}")]
    [TestCase("GET", "/nobody/17", ExpectedResult = "GET")]
    [TestCase("BREW", "/api/chat/tokens", ExpectedResult = "HTTP")]
    public async Task<string> Names_of_spans_are_few(string method, string path) =>
        (await One(Bad, person => person.Send(new HttpMethod(method), path))).Name;

    [Test]
    public async Task The_clients_trace_goes_on()
    {
        var span = await One("", person => person.Send(HttpMethod.Post, Play.MintPath, Play.Mint, Play.Basic(), ("traceparent", $"00-{Trace}-{Parent}-01"), ("TraceState", "a=1,b=2")));
        Assert.That((span.Trace, span.Parent, span.State, span.Flags), Is.EqualTo((Trace, Parent, "a=1,b=2", 0x301U)));
        Assert.That(span.Id, Is.Not.EqualTo(Parent));
    }

    [Test]
    public async Task A_trace_that_is_not_sampled_gets_no_span_and_is_counted_all_the_same()
    {
        await using var receiver = await Receiver.Start();
        await using var observed = await Observed.Start("", Observed.To(receiver.Url));
        using var unsampled = await observed.Person.Send(HttpMethod.Get, "/a", null, null, ("traceparent", $"00-{Trace}-{Parent}-00"));
        using var malformed = await observed.Person.Send(HttpMethod.Get, "/b", null, null, ("traceparent", $"00-{Trace}-0000000000000000-00"));
        await observed.End();
        var span = receiver.Spans.Single();
        Assert.That((span["url.path"], span.Parent), Is.EqualTo(("/b", "")));
        Assert.That(receiver.Last("chat_emulator.calls").Sum(point => (long)point.Count), Is.EqualTo(2));
    }

    [Test]
    public async Task A_call_that_hangs_when_the_server_stops_has_its_span()
    {
        await using var receiver = await Receiver.Start();
        await using var observed = await Observed.Start("rules: [{ name: silent, calls: algoreg.create_message, effect: applied, delivery: hang }]", Observed.To(receiver.Url));
        var hung = observed.Person.Message();
        await observed.Person.Came("default", 1);

        // Before the client goes, which it would otherwise be said to have done.
        await observed.Server.StopAsync();
        await observed.End();
        Assert.That(async () => await hung, Throws.InstanceOf<Exception>());
        var span = receiver.Spans.Single();
        Assert.That((span["chat_emulator.ending"], span["error.type"], span["chat_emulator.rule"]), Is.EqualTo(("abandoned", "abandoned", "silent")));
    }

    [Test]
    public async Task No_secret_is_sent()
    {
        await using var receiver = await Receiver.Start();
        await using var observed = await Observed.Start("", Observed.To(receiver.Url));
        using var minted = await observed.Person.Mint();
        var token = (string)JsonNode.Parse(await minted.Content.ReadAsStringAsync())!["token"]!;
        using var opened = await observed.Person.Send(HttpMethod.Get, $"/?token={token}", null, new AuthenticationHeaderValue("Bearer", "s3cret").ToString(), ("X-Api-Key", "s3cret"));
        await observed.End();
        var told = string.Join('\n', receiver.Spans.SelectMany(span => span.Attributes.Values.Append(span.State).Append(span.Name)).Concat(receiver.Points.SelectMany(point => point.Attributes.Values)));
        Assert.That(told, Does.Contain("/api/chat/tokens").And.Not.Contain(token).And.Not.Contain("s3cret").And.Not.Contain("PT-demo"));
    }

    private const ulong Second = 1_000_000_000;

    private static ulong Nanoseconds() => (ulong)(DateTime.UtcNow - DateTime.UnixEpoch).Ticks * 100;

    private static async Task<SeenSpan> One(string yaml, Func<Person, Task> call)
    {
        await using var receiver = await Receiver.Start();
        await using var observed = await Observed.Start(yaml, Observed.To(receiver.Url));
        await call(observed.Person);
        await observed.End();
        return receiver.Spans.Single();
    }
}
