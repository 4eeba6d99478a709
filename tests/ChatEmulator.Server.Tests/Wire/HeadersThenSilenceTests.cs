namespace ChatEmulator.Server.Tests.Wire;

public sealed class HeadersThenSilenceTests
{
    private const string Clock = "clock: { start: 2026-01-15T09:00:00Z, frozen: true }\n";

    [Test]
    public async Task Status_and_headers_arrive_then_nothing_until_the_connection_is_closed()
    {
        await using var server = await Play.Start(Clock + Rule("{ hang: { after: headers, for: 30s } }"));
        using var client = await RawClient.Connect(server.Url!);
        await client.Send("POST", Play.MintPath, Play.Mint, $"Authorization: {Play.Basic()}\r\n");
        var world = server.Engine.Worlds.Default;
        await world.Clock.WaitedOnAsync(TimeSpan.FromSeconds(30));
        world.Clock.Advance(TimeSpan.FromSeconds(30));
        var (text, end) = await client.ReadToEnd();
        Assert.That(text, Does.StartWith("HTTP/1.1 200 OK").And.Contain("Content-Length: ").And.EndWith("\r\n\r\n"));
        Assert.That(end, Is.EqualTo("fin"));
        var call = world.Journal.Calls().Single();
        Assert.That((call.Delivery, call.Ending?.How), Is.EqualTo(("hang after headers 30s", Journals.EndingKind.Closed)));
    }

    [Test]
    public async Task A_client_that_reads_headers_first_has_them_while_the_body_hangs()
    {
        await using var server = await Play.Start(Rule("{ hang: { after: headers } }"));
        using var http = new HttpClient { BaseAddress = server.Url };
        using var request = new HttpRequestMessage(HttpMethod.Post, Play.MintPath) { Content = new StringContent(Play.Mint) };
        request.Headers.TryAddWithoutValidation("Authorization", Play.Basic());
        using var answer = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        Assert.That((int)answer.StatusCode, Is.EqualTo(200));
        using var patience = new CancellationTokenSource();
        var body = answer.Content.ReadAsStringAsync(patience.Token);
        Assert.That(body.IsCompleted, Is.False);
        await patience.CancelAsync();
        Assert.That(async () => await body, Throws.InstanceOf<OperationCanceledException>());
    }

    private static string Rule(string delivery) => $"rules: [{{ name: r, calls: signalwire.create_token, effect: applied, delivery: {delivery} }}]\n";
}
