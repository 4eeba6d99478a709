using System.Net;
using System.Net.Sockets;
using System.Text;

namespace ChatEmulator.Server.Tests.Admin;

/// <summary>Small things in which WireMock's clients would see another server, each as the real one does it; the WireMock suite compares them with it.</summary>
public sealed class SamenessTests
{
    [TestCase("""{"response":[]}""", "/response")]
    [TestCase("""{"request":[]}""", "/request")]
    [TestCase("""{"metadata":"x"}""", "/metadata")]
    [TestCase("""{"metadata":{"emulator":[]}}""", "/metadata/emulator")]
    [TestCase("""{"response":{"delayDistribution":[]}}""", "/response/delayDistribution")]
    [TestCase("""{"response":{"chunkedDribbleDelay":"x"}}""", "/response/chunkedDribbleDelay")]
    [TestCase("""{"request":{"basicAuth":[]}}""", "/request/basicAuth")]
    [TestCase("""[]""", "/")]
    public async Task What_is_no_object_where_one_is_wanted_is_refused_where_it_stands(string mapping, string pointer)
    {
        await using var wire = await Wire.Start();
        var (status, json) = await wire.Admin("POST", "/mappings", mapping);
        Assert.That((status, (string?)json!["errors"]![0]!["source"]!["pointer"]), Is.EqualTo((422, pointer)), json.ToJsonString());
    }

    [Test]
    public async Task A_dribble_comes_in_chunks_and_the_last_takes_what_is_left()
    {
        await using var wire = await Wire.Start();
        await wire.Stub("""{"response":{"body":"abcdefgh","chunkedDribbleDelay":{"numberOfChunks":3,"totalDuration":2}}}""");
        Assert.That(await Raw(wire, "GET /a"), Does.Contain("Transfer-Encoding: chunked").And.EndsWith("\r\n\r\n2\r\nab\r\n2\r\ncd\r\n4\r\nefgh\r\n0\r\n\r\n"));
    }

    [TestCase("""{"status":299}""", "HTTP/1.1 299 299\r\n")]
    [TestCase("""{"status":418}""", "HTTP/1.1 418 I'm a Teapot\r\n")]
    [TestCase("""{"status":404}""", "HTTP/1.1 404 Not Found\r\n")]
    [TestCase("""{"headers":{"X-Empty":"","X-Two":["","b"]}}""", "\r\nX-Empty: \r\n")]
    [TestCase("""{"headers":{"X-Empty":"","X-Two":["","b"]}}""", "\r\nX-Two: \r\nX-Two: b\r\n")]
    public async Task First_lines_and_headers_are_as_WireMock_sends_them(string response, string sent)
    {
        await using var wire = await Wire.Start();
        await wire.Stub($$"""{"response":{{response}}}""");
        Assert.That(await Raw(wire, "GET /a"), Does.Contain(sent));
    }

    [Test]
    public async Task An_event_tells_how_long_its_answer_waited()
    {
        await using var wire = await Wire.Start();
        await wire.Stub("""{"response":{"fixedDelayMilliseconds":10,"delayDistribution":{"type":"fixed","milliseconds":5}}}""");
        await wire.Call("GET", "/a");
        Assert.That((int)(await wire.Admin("GET", "/requests")).Json!["requests"]![0]!["timing"]!["addedDelay"]!, Is.EqualTo(15));
    }

    [Test]
    public async Task A_reset_of_the_mappings_forgets_what_came_and_answers_nothing()
    {
        await using var wire = await Wire.Start();
        await wire.Call("GET", "/a");
        Assert.That(await wire.Admin("POST", "/mappings/reset"), Is.EqualTo((200, (System.Text.Json.Nodes.JsonNode?)null)));
        Assert.That((int)(await wire.Admin("GET", "/requests")).Json!["meta"]!["total"]!, Is.Zero);
    }

    [TestCase("/a", "secret-1")]
    [TestCase("/api/v1/nowhere", "***")]
    public async Task What_nobody_answered_is_shown_as_it_came_once_there_are_stubs_but_not_on_paths_of_the_vendors(string path, string cookie)
    {
        await using var wire = await Wire.Start();
        await wire.Stub("""{"request":{"url":"/b"}}""");
        await wire.Call("GET", path, null, ("Cookie", "c=secret-1"));
        Assert.That((string?)(await wire.Admin("GET", "/requests/unmatched")).Json!["requests"]![0]!["cookies"]!["c"], Does.StartWith(cookie));
    }

    [TestCase("", "/__admin/")]
    [TestCase("/worlds/default", "/worlds/default/__admin/")]
    public async Task The_root_leads_to_the_list(string world, string location)
    {
        await using var wire = await Wire.Start();
        Assert.That(await Raw(wire, $"GET {world}/__admin"), Does.StartWith("HTTP/1.1 302 Found\r\n").And.Contain($"Location: http://localhost{location}\r\n"));
    }

    private static async Task<string> Raw(Wire wire, string line)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, wire.Server.Url.Port);
        await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes($"{line} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"));
        return await new StreamReader(client.GetStream(), Encoding.Latin1).ReadToEndAsync();
    }
}
