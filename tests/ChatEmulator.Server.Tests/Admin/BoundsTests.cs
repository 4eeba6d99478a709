using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using ChatEmulator.Mappings;
using ChatEmulator.Server.Admin;
using ChatEmulator.Server.Control;
using Microsoft.AspNetCore.Http;

namespace ChatEmulator.Server.Tests.Admin;

/// <summary>What asking for what came may cost, in memory and in time.</summary>
public sealed class BoundsTests
{
    [TestCase(10, "length")]
    [TestCase(400_000, "pieces")]
    public async Task A_long_list_comes_in_pieces_and_a_short_one_whole(int letters, string how)
    {
        await using var wire = await Wire.Start();
        await wire.Stub($$"""{"response":{"body":"{{new string('é', letters)}}"} }""");
        for (var i = 0; i < 3; i++)
        {
            await wire.Call("GET", "/a");
        }

        using var http = new HttpClient { BaseAddress = wire.Server.Url };
        using var answer = await http.GetAsync("/__admin/requests", HttpCompletionOption.ResponseHeadersRead);
        var told = answer.Headers.TransferEncodingChunked == true ? "pieces" : answer.Content.Headers.ContentLength > 0 ? "length" : "neither";
        var list = JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["requests"]!.AsArray();
        Assert.That((told, list.Select(each => ((string)each!["stubMapping"]!["response"]!["body"]!).Length)), Is.EqualTo((how, new[] { letters, letters, letters })));
    }

    [Test]
    public async Task What_is_long_is_never_held_whole()
    {
        var (context, held) = (new DefaultHttpContext(), new Held());
        context.Response.Body = held;
        await JsonAnswer.SendLong(context, Enumerable.Range(0, 100).Select(i => (Action<Utf8JsonWriter>)(json => json.WriteString($"{i}", new string('x', 100_000)))));
        Assert.That((held.Most < 1_200_000, held.Length > 10_000_000), Is.EqualTo((true, true)));
    }

    [Test]
    public void Nothing_more_is_written_for_a_client_that_has_left()
    {
        using var left = new CancellationTokenSource();
        var (context, written) = (new DefaultHttpContext { RequestAborted = left.Token }, 0);
        IEnumerable<Action<Utf8JsonWriter>> Endless()
        {
            while (true)
            {
                yield return json =>
                {
                    json.WriteNumber($"{written}", 1);
                    if (++written == 3)
                    {
                        left.Cancel();
                    }
                };
            }
        }

        Assert.That(() => JsonAnswer.SendLong(context, Endless()), Throws.InstanceOf<OperationCanceledException>());
        Assert.That(written, Is.EqualTo(3));
    }

    [Test]
    public void Nothing_more_is_compared_for_a_client_that_has_left()
    {
        var effort = new Effort(TimeSpan.FromHours(1), TimeProvider.System, new CancellationToken(canceled: true));
        Assert.That(() => effort.IsOver, Throws.InstanceOf<OperationCanceledException>());
    }

    [TestCase("/requests/count", "{}")]
    [TestCase("/requests/find", "{}")]
    [TestCase("/requests/remove", "{}")]
    [TestCase("/requests/remove-by-metadata", """{"equalToJson":{}}""")]
    [TestCase("/mappings/find-by-metadata", """{"equalToJson":{}}""")]
    [TestCase("/mappings/remove-by-metadata", """{"equalToJson":{}}""")]
    public async Task Where_not_all_could_be_compared_nothing_is_told_for_all(string path, string pattern)
    {
        await using var wire = await Impatient();
        var (status, json) = await wire.Admin("POST", path, pattern);
        Assert.That((status, (string)json!["errors"]![0]!["title"]!), Is.EqualTo((422, "The pattern takes too long")));
        Assert.That(((int)(await wire.Admin("GET", "/mappings")).Json!["meta"]!["total"]!, (int)(await wire.Admin("GET", "/requests")).Json!["meta"]!["total"]!), Is.EqualTo((1, 1)));
    }

    [TestCase("/mappings", """{"request":{"urlPath":"/slow"}}""")]
    [TestCase("/mappings/import", """{"mappings":[{"request":{"urlPath":"/slow"}}]}""")]
    public async Task Who_sends_slowly_holds_no_other_up(string path, string body)
    {
        await using var wire = await Wire.Start();
        using var slow = new TcpClient();
        await slow.ConnectAsync(wire.Server.Url.Host, wire.Server.Url.Port);
        var stream = slow.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes($"POST /__admin{path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Length: {body.Length}\r\n\r\n{body[..10]}"));
        await wire.Stub("""{"request":{"urlPath":"/quick"}}""");
        await stream.WriteAsync(Encoding.ASCII.GetBytes(body[10..]));
        using var reader = new StreamReader(stream);
        Assert.That(await reader.ReadToEndAsync(), Does.StartWith("HTTP/1.1 20"));
        Assert.That((await wire.Call("GET", "/slow")).Status, Is.EqualTo(200));
    }

    [Test]
    public async Task An_expression_that_was_given_up_over_a_request_does_not_count_it_out()
    {
        await using var wire = await Wire.Start();
        await wire.Call("POST", "/a", new string('a', 40) + "c");
        var (status, json) = await wire.Admin("POST", "/requests/count", """{"bodyPatterns":[{"matches":"(?=a)((a+)+b|a+c)"}]}""");
        Assert.That((status, (string)json!["errors"]![0]!["title"]!), Is.EqualTo((422, "The pattern takes too long")));
    }

    [TestCase("GET", "/requests/unmatched/near-misses", null, "Of 1 unmatched requests 0 were held against all mappings: one request compares for at most 0 s.")]
    [TestCase("POST", "/near-misses/request", """{"url":"/a","method":"GET"}""", "The request was not held against all of 1 mappings: one request compares for at most 0 s.")]
    [TestCase("POST", "/near-misses/request-pattern", """{"url":"/a"}""", "Of 1 requests the newest 0 were held against the pattern: one request compares for at most 0 s.")]
    public async Task Near_misses_that_could_not_be_looked_for_are_left_out_and_a_header_says_so(string method, string path, string? body, string why)
    {
        await using var wire = await Impatient();
        using var http = new HttpClient { BaseAddress = wire.Server.Url };
        using var request = new HttpRequestMessage(new HttpMethod(method), "/__admin" + path) { Content = body is null ? null : new StringContent(body, Encoding.UTF8, "application/json") };
        using var answer = await http.SendAsync(request);
        Assert.That(((int)answer.StatusCode, await answer.Content.ReadAsStringAsync(), answer.Headers.GetValues("Emulator-Why")), Is.EqualTo((200, """{"nearMisses":[]}""", new[] { why })));
    }

    [Test]
    public void The_nearest_are_kept_and_of_equals_the_first()
    {
        var podium = new Podium<string>(3);
        foreach (var (name, distance) in (IEnumerable<(string, double)>)[("a", 0.5), ("b", 0.5), ("c", 0.9), ("d", 0.1), ("e", 0.5), ("f", 0.1)])
        {
            podium.Add(name, distance);
        }

        Assert.That(podium.Places.Select(each => each.What), Is.EqualTo(new[] { "d", "f", "a" }));
    }

    private static async Task<Wire> Impatient()
    {
        var wire = await Wire.Start(more: options => options with { Mappings = new MappingSupply { Patience = TimeSpan.Zero } });
        await wire.Stub("""{"request":{"url":"/b"},"metadata":{}}""");
        await wire.Call("GET", "/a");
        return wire;
    }

    // Counts how much comes at once.
    private sealed class Held : MemoryStream
    {
        public long Most { get; private set; }

        private long _since;

        public override void Write(ReadOnlySpan<byte> buffer)
        {
            _since += buffer.Length;
            Most = Math.Max(Most, _since);
            base.Write(buffer);
        }

        public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        {
            Write(buffer.Span);
            return default;
        }

        public override Task FlushAsync(CancellationToken cancellationToken)
        {
            _since = 0;
            return Task.CompletedTask;
        }
    }
}
