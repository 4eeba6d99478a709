using System.Text;

namespace ChatEmulator.Server.Tests.InMemory;

/// <summary>Clients in memory that do not stay to the end leave nothing behind.</summary>
public sealed class LeavingTests
{
    private const string Hang = "rules: [{ name: silent, calls: algoreg.*, effect: applied, delivery: hang }]";
    private const string HangInTheBody = "rules: [{ name: silent, calls: algoreg.*, effect: applied, delivery: { hang: { after: headers } } }]";

    [TestCase(Hang)]
    [TestCase(HangInTheBody)]
    public async Task A_client_that_cancels_leaves_no_connection_and_no_call_in_flight(string yaml)
    {
        await using var server = await Start(yaml);
        using var client = Client(server);
        using var leave = new CancellationTokenSource();
        var calls = Enumerable.Range(0, 50).Select(_ => Gone(client.SendAsync(Message(), leave.Token))).ToList();
        await Until(() => server.Engine.Worlds.Default.Journal.Calls().Count == 50);
        await leave.CancelAsync();
        await Task.WhenAll(calls);
        await Until(() => server.Memory!.Open == 0 && server.Engine.Worlds.Default.Journal.Calls().All(call => call.Ending?.How == Journals.EndingKind.ClientLeft));
        Assert.That(server.Engine.Worlds.Default.Clock.Waiting, Is.Zero);
    }

    [Test]
    public async Task A_client_that_disposes_of_itself_in_the_middle_leaves_nothing()
    {
        await using var server = await Start(Hang);
        var client = Client(server);
        var calls = Enumerable.Range(0, 50).Select(_ => Gone(client.SendAsync(Message()))).ToList();
        await Until(() => server.Engine.Worlds.Default.Journal.Calls().Count == 50);
        client.Dispose();
        await Task.WhenAll(calls);
        await Until(() => server.Memory!.Open == 0);
    }

    [Test]
    public async Task A_client_that_reads_only_headers_and_disposes_of_the_answer_leaves_nothing()
    {
        await using var server = await Start(HangInTheBody);
        using var client = Client(server);
        for (var i = 0; i < 20; i++)
        {
            using var answer = await client.SendAsync(Link(), HttpCompletionOption.ResponseHeadersRead);
            Assert.That((int)answer.StatusCode, Is.EqualTo(200));
        }

        await Until(() => server.Memory!.Open == 0);
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task A_client_that_times_out_is_told_so(bool sync)
    {
        await using var server = await Start(Hang);
        using var client = Client(server);
        client.Timeout = TimeSpan.FromMilliseconds(20);
        var thrown = await Assert.CatchAsync<TaskCanceledException>(() => sync ? Task.Run(() => client.Send(Message())) : client.SendAsync(Message()));
        Assert.That(thrown!.InnerException, Is.InstanceOf<TimeoutException>());

        // One that timed out before it sent anything leaves a connection that rests, as over TCP.
        await Until(() => server.Memory!.Open == 0 || server.Engine.Worlds.Default.Journal.Calls().Count == 0);
    }

    [Test]
    public async Task A_client_that_gives_up_while_it_sends_leaves_nothing()
    {
        await using var server = await Start("");
        using var client = Client(server);
        using var leave = new CancellationTokenSource();
        using var request = Message();
        request.Content = new StreamContent(new Endless(after: 3_000_000, leave));
        request.Content.Headers.ContentLength = 20_000_000;
        Assert.That(() => client.SendAsync(request, leave.Token), Throws.InstanceOf<OperationCanceledException>());
        await Until(() => server.Memory!.Open == 0 && server.Bodies.Allowance.Held == 0);
    }

    [Test]
    public async Task The_end_of_the_emulator_resets_calls_that_hang_and_leaves_no_connection()
    {
        var server = await Start(Hang);
        using var client = Client(server);
        var calls = Enumerable.Range(0, 100).Select(_ => Gone(client.SendAsync(Message()))).ToList();
        await Until(() => server.Engine.Worlds.Default.Journal.Calls().Count == 100);
        await server.StopAsync();
        Assert.That(await Task.WhenAll(calls), Is.All.EqualTo("HttpRequestException[Unknown] <- IOException <- SocketException[ConnectionReset]"));
        Assert.That(server.Memory!.Open, Is.Zero);
    }

    [Test]
    public async Task The_end_of_the_emulator_closes_connections_that_rest()
    {
        var server = await Start("");
        using var client = Client(server);
        await Task.WhenAll(Enumerable.Range(0, 100).Select(async _ => (await client.SendAsync(Message())).Dispose()));
        Assert.That(server.Memory!.Open, Is.Positive);
        await server.StopAsync();
        Assert.That(server.Memory!.Open, Is.Zero);
    }

    private static Task<EmulatorServer> Start(string yaml) => Play.Start(yaml, options => options with { Url = null, InMemory = true });

    private static HttpClient Client(EmulatorServer server) =>
        new(new SocketsHttpHandler { UseProxy = false, ConnectCallback = (_, _) => ValueTask.FromResult(server.Connect()) }) { BaseAddress = new Uri("http://localhost/") };

    private static HttpRequestMessage Message() => Post(Play.MessagePath, Play.Message);

    private static HttpRequestMessage Link() => Post("/api/v1/chat/token", "{\"external_id\":\"c-1\"}");

    private static HttpRequestMessage Post(string path, string body)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        request.Headers.TryAddWithoutValidation("Authorization", Play.Algoreg);
        return request;
    }

    private static async Task<string> Gone(Task<HttpResponseMessage> call)
    {
        try
        {
            using var answer = await call;
            return $"{(int)answer.StatusCode}";
        }
        catch (Exception e)
        {
            return Thrown.Text(e);
        }
    }

    private static async Task Until(Func<bool> isSo)
    {
        using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while (!isSo())
        {
            deadline.Token.ThrowIfCancellationRequested();
            await Task.Yield();
        }
    }

    /// <summary>A body that goes on, until so much of it was read and its reader is told to stop.</summary>
    private sealed class Endless(int after, CancellationTokenSource leave) : MemoryStream
    {
        private int _read;

        public override bool CanSeek => false;

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            _read += buffer.Length;
            if (_read > after)
            {
                await leave.CancelAsync();
            }

            return buffer.Length;
        }
    }
}
