using System.Net;
using ChatEmulator.Server.Control;
using ChatEmulator.Server.Listening;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace ChatEmulator.Server.Tests.Control;

public sealed class GuardTests
{
    private const string Health = "/_emulator/health";

    [TestCase("localhost")]
    [TestCase("LOCALHOST:1234")]
    [TestCase("127.0.0.1:80")]
    [TestCase("[::1]:9")]
    [TestCase("chat.example:8080")]
    public async Task Control_answers_to_loopback_names_and_to_those_that_were_allowed(string host)
    {
        await using var server = await Play.Plain(options => options with { AllowedHosts = ["chat.example"] });
        using var client = await RawClient.Connect(server.Url);
        await client.Send("GET", Health, host: host);
        Assert.That(await client.ReadAnswer(), Does.StartWith("HTTP/1.1 200 OK"));
    }

    [TestCase("evil.test")]
    [TestCase("localhost.evil.test:8080")]
    [TestCase("127.0.0.1.evil.test")]
    [TestCase("")]
    public async Task Control_refuses_every_other_host_and_says_how_to_allow_it(string host)
    {
        await using var server = await Play.Plain();
        using var client = await RawClient.Connect(server.Url);
        await client.Send("POST", "/_emulator/reset", host: host);
        var answer = await client.ReadAnswer();
        Assert.That(answer, Does.StartWith("HTTP/1.1 403 ").And.Contain("application/problem+json"));
        Assert.That(answer, host.Length == 0 ? Does.Contain("no Host header") : Does.Contain($"--allow-host {host.Split(':')[0]}"));
    }

    [Test]
    public async Task A_vendors_path_answers_to_any_host()
    {
        await using var server = await Play.Plain();
        using var client = await RawClient.Connect(server.Url);
        await client.Send("POST", Play.MintPath, Play.Mint, $"Authorization: {Play.Basic()}\r\n", host: "space.signalwire.com");
        Assert.That(await client.ReadAnswer(), Does.StartWith("HTTP/1.1 200 OK"));
    }

    [TestCase("https://evil.test", 403)]
    [TestCase("null", 403)]
    [TestCase("http://localhost:3000", 200)]
    public async Task A_page_changes_something_only_when_its_site_is_an_allowed_host(string origin, int status)
    {
        await using var server = await Play.Plain();
        using var person = new Person(server.Url);
        using var answer = await person.Send(HttpMethod.Post, "/_emulator/reset", "", null, ("Origin", origin));
        Assert.That((int)answer.StatusCode, Is.EqualTo(status));
        Assert.That(answer.Headers.Where(header => header.Key.StartsWith("Access-Control", StringComparison.Ordinal)), Is.Empty);
        Assert.That(server.Engine.Worlds.Default.Epoch, Is.EqualTo(status == 200 ? 2 : 1));
    }

    [Test]
    public async Task A_preflight_gets_no_permission()
    {
        await using var server = await Play.Plain();
        using var person = new Person(server.Url);
        var (status, _) = await person.Refused(HttpMethod.Options, "/_emulator/reset", null, null, ("Origin", "http://localhost"), ("Access-Control-Request-Method", "POST"));
        Assert.That(status, Is.EqualTo(405));
    }

    [TestCase(null)]
    [TestCase("Bearer wrong")]
    [TestCase("Basic c2VzYW1l")]
    [TestCase("Bearer sesame ")]
    [TestCase("Bearer sesam")]
    public async Task With_a_key_nothing_but_the_key_opens(string? authorization)
    {
        await using var server = await Play.Plain(options => options with { ControlKey = "sesame 2" });
        using var person = new Person(server.Url);
        using var answer = await person.Send(HttpMethod.Get, "/_emulator/calls", null, authorization);
        Assert.That((int)answer.StatusCode, Is.EqualTo(401));
        Assert.That(answer.Headers.WwwAuthenticate.ToString(), Does.StartWith("Bearer"));
        var (status, detail) = await person.Refused(HttpMethod.Post, "/_emulator/reset", "", authorization);
        Assert.That((status, detail.Contains("--control-key")), Is.EqualTo((401, true)));
    }

    [Test]
    public async Task The_key_opens_everything_and_health_needs_none()
    {
        await using var server = await Play.Plain(options => options with { ControlKey = "sesame" });
        using var person = new Person(server.Url);
        using var calls = await person.Send(HttpMethod.Get, "/_emulator/calls", null, "Bearer sesame");
        Assert.That((int)calls.StatusCode, Is.EqualTo(200));
        Assert.That((string?)(await person.Get("health"))["status"], Is.EqualTo("ready"));
    }

    [Test]
    public async Task A_body_over_a_megabyte_is_refused_by_its_length()
    {
        await using var server = await Play.Plain();
        using var client = await RawClient.Connect(server.Url);
        await client.Send("POST /_emulator/tokens/inspect HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1000001\r\n\r\n{");
        Assert.That(await client.ReadAnswer(), Does.StartWith("HTTP/1.1 413 ").And.Contain("application/problem+json"));
    }

    [Test]
    public async Task A_chunked_body_over_a_megabyte_is_refused_where_it_crosses_it()
    {
        await using var server = await Play.Plain();
        using var client = await RawClient.Connect(server.Url);
        await client.Send("POST /_emulator/tokens/inspect HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n");
        await client.Send($"{1_000_001:x}\r\n{{\"token\":\"{new string('a', 1_000_001)}");
        Assert.That(await client.ReadAnswer(), Does.StartWith("HTTP/1.1 413 ").And.Contain("1 MB"));
    }

    [TestCase("/_emulator/worlds/mine/snapshot", "192.0.2.7", null, 403)]
    [TestCase("/_emulator/worlds/mine/snapshot", "::ffff:192.0.2.7", null, 403)]
    [TestCase("/_emulator/worlds/mine/SNAPSHOT", "192.0.2.7", null, 403)]
    [TestCase("/_emulator/worlds/mine/snapshot/", "192.0.2.7", null, 403)]
    [TestCase("/_emulator/Worlds/mine/snapshoT/", "2001:db8::7", null, 403)]
    [TestCase("/_emulator/worlds/mine/snapshot", "127.0.0.1", null, 200)]
    [TestCase("/_emulator/worlds/mine/snapshot", "::1", null, 200)]
    [TestCase("/_emulator/worlds/mine/snapshot", "::ffff:127.0.0.1", null, 200)]
    [TestCase("/_emulator/worlds/mine/snapshot", "192.0.2.7", "key", 200)]
    [TestCase("/_emulator/worlds/mine", "192.0.2.7", null, 200)]
    public void A_snapshot_holds_keys_so_another_machine_needs_the_key_of_control(string path, string from, string? key, int status)
    {
        _ = ListenAddress.TryRead("http://0.0.0.0:8080", out var address, out _);
        var guards = new Guards(address!, new ServerOptions { Scenario = Play.Load("scenario: test"), ControlKey = key });
        var context = new DefaultHttpContext();
        context.Features.Set<IHttpMaxRequestBodySizeFeature>(new Bounds());
        context.Connection.RemoteIpAddress = IPAddress.Parse(from);
        (context.Request.Method, context.Request.Path, context.Request.Host) = ("GET", path, new HostString("localhost"));
        context.Request.Headers.Authorization = $"Bearer {key}";
        Assert.That(() => guards.Check(context), status == 200 ? Throws.Nothing : Throws.TypeOf<RefusedException>().With.Property("Status").EqualTo(status));
    }

    [TestCase("/_emulator/worlds/mine/snapshot/")]
    [TestCase("/_emulator/worlds/mine/Snapshot")]
    public async Task Every_way_to_write_the_path_of_a_snapshot_has_the_room_of_one(string path)
    {
        await using var server = await Play.Plain();
        using var person = new Person(server.Url);
        Assert.That((await person.Refused(HttpMethod.Put, path, new string(' ', 2_000_000))).Status, Is.EqualTo(422));
    }

    private sealed class Bounds : IHttpMaxRequestBodySizeFeature
    {
        public bool IsReadOnly => false;

        public long? MaxRequestBodySize { get; set; }
    }
}
