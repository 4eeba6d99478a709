using System.Net;
using System.Text;

namespace ChatEmulator.Server.Tests.InMemory;

/// <summary>One emulator, its clock standing, that is reached over TCP and in memory; and what comes of one call on each way.</summary>
internal sealed class Alike : IAsyncDisposable
{
    private readonly EmulatorServer _server;
    private readonly Queue<TaskCompletionSource<string>> _standing;

    private Alike(EmulatorServer server, Queue<TaskCompletionSource<string>> standing) => (_server, _standing) = (server, standing);

    /// <summary>Starts it with one rule for end-user tokens, whose answers have a body.</summary>
    public static async Task<Alike> Start(string delivery)
    {
        var standing = new Queue<TaskCompletionSource<string>>();
        return new Alike(
            await Play.Start(
                $$"""
                clock: { start: 2026-01-15T09:00:00Z, frozen: true }
                rules: [{ name: bent, calls: algoreg.create_end_user_token, effect: applied, delivery: {{delivery}} }]
                """,
                options => options with
                {
                    InMemory = true,
                    Http2 = true,
                    Notice = text =>
                    {
                        lock (standing)
                        {
                            standing.Peek().TrySetResult(text);
                        }
                    },
                }),
            standing);
    }

    /// <summary>
    /// What a client sees of a call, and of as many more on the same connection: status and body, or the exceptions. Each time in a new epoch,
    /// so that what is drawn is the same.
    /// </summary>
    public async Task<string> Call(bool inMemory, Manner manner, int calls)
    {
        _server.Engine.Worlds.Default.Reset();
        using var client = new HttpClient(Handler(inMemory)) { BaseAddress = inMemory ? new Uri("http://localhost/") : _server.Url };
        var told = new List<string>();
        for (var i = 0; i < calls; i++)
        {
            told.Add(await Call(client, manner));
        }

        return string.Join(", then ", told);
    }

    private async Task<string> Call(HttpClient client, Manner manner)
    {
        using var leave = new CancellationTokenSource();
        var stands = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_standing)
        {
            _standing.Clear();
            _standing.Enqueue(stands);
        }

        var call = Task.Run(() => Send(client, manner, leave.Token));
        if (await Task.WhenAny(call, stands.Task) == stands.Task)
        {
            await _server.Engine.Worlds.Default.Clock.AdvanceAsync(TimeSpan.FromHours(1));
            if ((await stands.Task).Contains("hangs", StringComparison.Ordinal))
            {
                await leave.CancelAsync();
            }
        }

        return await call.WaitAsync(TimeSpan.FromSeconds(30));
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    private static async Task<string> Send(HttpClient client, Manner manner, CancellationToken leave)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "api/v1/chat/token") { Content = new StringContent("{\"external_id\":\"c-1\"}", Encoding.UTF8, "application/json") };
        (request.Version, request.VersionPolicy) = (manner.Version, HttpVersionPolicy.RequestVersionExact);
        request.Headers.TryAddWithoutValidation("Authorization", Play.Algoreg);
        try
        {
            using var answer = manner.Sync ? client.Send(request, manner.UpTo, leave) : await client.SendAsync(request, manner.UpTo, leave);
            return $"{(int)answer.StatusCode} {await Body(answer, manner.Sync, leave)}";
        }
        catch (Exception e)
        {
            return Told(e);
        }
    }

    // Why a client that gives up was cut off is its own affair.
    private static string Told(Exception e) => e is OperationCanceledException ? e.GetType().Name : Thrown.Text(e);

    private static async Task<string> Body(HttpResponseMessage answer, bool sync, CancellationToken leave)
    {
        try
        {
            using var body = new MemoryStream();
            await using var stream = sync ? answer.Content.ReadAsStream(leave) : await answer.Content.ReadAsStreamAsync(leave);
            await stream.CopyToAsync(body, leave);
            return Encoding.Latin1.GetString(body.GetBuffer(), 0, (int)body.Length);
        }
        catch (Exception e)
        {
            return $"and in the body {Told(e)}";
        }
    }

    /// <summary>How a client calls.</summary>
    public sealed record Manner(Version Version, HttpCompletionOption UpTo, bool Sync);

    private SocketsHttpHandler Handler(bool inMemory)
    {
        var handler = new SocketsHttpHandler { UseProxy = false, AutomaticDecompression = DecompressionMethods.None };
        if (inMemory)
        {
            handler.ConnectCallback = (_, _) => ValueTask.FromResult(_server.Connect());
        }

        return handler;
    }
}
