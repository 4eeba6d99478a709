namespace ChatEmulator.Server.Tests.Wire;

/// <summary>Reads on the wire: queries, HEAD, and the page for end users.</summary>
public sealed class ReadTests
{
    private const string Thread = "clock: { start: 2026-01-15T09:00:00Z, frozen: true }\ndata: { algoreg: { threads: [{ id: t-1, subject: Welcome }] } }\n";

    [TestCase("/api/v1/thread/t-1")]
    [TestCase("/api/v1/thread/t-1/messages?limit=5")]
    [TestCase("/api/v1/thread/t-404")]
    [TestCase("/?token=nonsense")]
    public async Task Head_has_the_headers_of_get_and_no_body(string target)
    {
        await using var server = await Play.Start(Thread);
        using var client = await RawClient.Connect(server.Url);
        var authorization = $"Authorization: {Play.Algoreg}\r\n";
        await client.Send("GET", target, headers: authorization);
        var get = await client.ReadAnswer();

        // The length that HEAD tells is not to come; the next answer on the connection shows that nothing followed.
        await client.Send($"HEAD {target} HTTP/1.1\r\nHost: localhost\r\n{authorization}\r\nGET {target} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n{authorization}\r\n");
        var (both, _) = await client.ReadToEnd();
        var head = both[..(both.IndexOf("\r\n\r\n", StringComparison.Ordinal) + 4)];
        Assert.That(both[head.Length..], Does.StartWith("HTTP/1.1 "));
        Assert.That(Lines(head), Is.EqualTo(Lines(get[..(get.IndexOf("\r\n\r\n", StringComparison.Ordinal) + 4)])));
    }

    [Test]
    public async Task A_page_leaves_as_html_and_its_refusal_as_the_client_prefers()
    {
        await using var server = await Play.Start(Thread);
        using var person = new Person(server.Url);
        using var minted = await person.Send(HttpMethod.Post, "/api/v1/chat/token", """{"external_id":"c-1"}""", Play.Algoreg);
        var token = System.Text.Json.Nodes.JsonNode.Parse(await minted.Content.ReadAsStringAsync())!["token"]!.GetValue<string>();
        using var page = await person.Send(HttpMethod.Get, $"/?token={token}");
        using var refused = await person.Send(HttpMethod.Get, "/?token=x", null, null, ("Accept", "text/html"));
        using var json = await person.Send(HttpMethod.Get, "/?token=x", null, null, ("Accept", "application/json"));
        var types = new[] { page, refused, json }.Select(answer => $"{(int)answer.StatusCode} {answer.Content.Headers.ContentType}");
        Assert.That(types, Is.EqualTo(new[] { "200 text/html; charset=utf-8", "401 text/html; charset=utf-8", "401 application/json" }));
        Assert.That(page.Headers.GetValues("Referrer-Policy"), Is.EqualTo(new[] { "no-referrer" }));
    }

    private static List<string> Lines(string head) =>
        [.. head.Split("\r\n").Where(line => !line.StartsWith("Emulator-Call:", StringComparison.Ordinal)).Order(StringComparer.Ordinal)];
}
