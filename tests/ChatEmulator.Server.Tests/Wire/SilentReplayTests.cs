using System.Net;
using ChatEmulator.Exchanges;
using ChatEmulator.Journals;

namespace ChatEmulator.Server.Tests.Wire;

/// <summary>What .NET's HttpClient sends again by itself over HTTP/2, and what it does not; the journal marks it from facts.</summary>
public sealed class SilentReplayTests
{
    // What a replay is first seen within, as the manual has it.
    private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(50);

    [TestCase("reset_stream: refused_stream", false, 4)]
    [TestCase("reset_stream: refused_stream", true, 4)]
    [TestCase("goaway: no_error", false, 4)]
    [TestCase("goaway: no_error", true, 4)]
    [TestCase("reset_stream: internal_error", false, 1)]
    [TestCase("reset_stream: cancel", true, 1)]
    [TestCase("goaway: internal_error", false, 4)]
    [TestCase("reset: {}", false, 1)]
    public async Task HttpClient_replays_what_a_server_says_it_has_not_looked_at(string delivery, bool hasBody, int requests)
    {
        await using var server = await Play.Start($"rules: [{{ name: bent, calls: algoreg.*, effect: none, delivery: {{ {delivery} }} }}]", options => options with { Http2 = true });
        using var client = new HttpClient(new SocketsHttpHandler { UseProxy = false }) { BaseAddress = server.Url };
        using var request = new HttpRequestMessage(hasBody ? HttpMethod.Post : HttpMethod.Get, hasBody ? "api/v1/message" : "api/v1/thread/t-1")
        {
            Version = HttpVersion.Version20,
            VersionPolicy = HttpVersionPolicy.RequestVersionExact,
            Content = hasBody ? new StringContent("{}") : null,
        };
        Assert.That(async () => await client.SendAsync(request), Throws.InstanceOf<HttpRequestException>());
        var calls = server.Engine.Worlds.Default.Journal.Calls();
        Assert.That(calls, Has.Count.EqualTo(requests));
        Assert.That(calls.Select(call => call.Protocol), Is.All.EqualTo(Protocols.Http2));
        Assert.That(calls.Skip(1).Select(call => call.ReplayOf), Is.EqualTo(calls.Zip(calls.Skip(1), Marked)));
    }

    [Test]
    public async Task The_protocol_of_a_call_is_told_and_asked_for()
    {
        await using var server = await Play.Plain(options => options with { Http2 = true });
        using var person = new Person(server.Url);
        using var client = new HttpClient(new SocketsHttpHandler { UseProxy = false }) { BaseAddress = server.Url, DefaultRequestVersion = HttpVersion.Version20, DefaultVersionPolicy = HttpVersionPolicy.RequestVersionExact };
        using var one = await client.GetAsync("api/v1/thread/t-1");
        using var other = await person.Message();
        var told = (await person.Get("calls"))["calls"]!.AsArray();
        Assert.That(told.Select(call => (string?)call!["request"]!["protocol"]), Is.EqualTo(new[] { "HTTP/2", "HTTP/1.1" }));
        Assert.That((await person.Get("calls?protocol=http2"))["calls"]!.AsArray().Select(call => (int)call!["n"]!), Is.EqualTo(new[] { 1 }));
        Assert.That((await person.Get("calls?with.protocol=http1"))["calls"]!.AsArray().Select(call => (int)call!["n"]!), Is.EqualTo(new[] { 2 }));
    }

    // A machine that stands still for longer than that breaks no promise.
    private static long? Marked(Call before, Call call) =>
        TimeSpan.FromTicks(call.Began - before.Ending!.Value.Finished) <= Moment ? before.Number : null;
}
