using System.Net.Security;
using System.Net.Sockets;
using System.Text;
using ChatEmulator.Deliveries;
using ChatEmulator.Exchanges;
using ChatEmulator.Journals;
using ChatEmulator.Providers;
using ChatEmulator.Server.Answering;
using ChatEmulator.Server.Listening;
using ChatEmulator.Server.Listening.Secure;
using Microsoft.AspNetCore.Http;

namespace ChatEmulator.Server.Tests.Wire.Verbs;

/// <summary>The player alone on real sockets: every request is answered by one script, made by hand and known to no scenario.</summary>
internal sealed class Stand : IAsyncDisposable
{
    public const string Body = "0123456789";

    private readonly CancellationTokenSource _stopping = new();
    private readonly Engine _engine;
    private readonly SecureEndpoint? _secure;
    private readonly Kestrel _kestrel;
    private readonly Player _player;
    private readonly Func<Reply, string, Script> _script;

    private Stand(Func<Reply, string, Script> script, bool http2, string scenario, bool tls)
    {
        var options = new ServerOptions { Scenario = Play.Load("scenario: test\n" + scenario), Http2 = http2, Tls = tls ? 0 : null };
        _script = script;
        _engine = new Engine(Vendors.All(), options.Scenario);
        _player = new Player(_ => { }, _stopping.Token);
        _secure = tls ? new SecureEndpoint(new ListenAddress("127.0.0.1", 0), options) : null;
        _kestrel = new Kestrel(new ListenAddress("127.0.0.1", 0), memory: null, _secure, options.Limits, http2, Answer, doorman: null);
    }

    public Uri Url { get; private set; } = null!;

    public Worlds.World World => _engine.Worlds.Default;

    public IReadOnlyList<Call> Calls => World.Journal.Calls();

    /// <summary>By what the latest request came.</summary>
    public Protocols Protocol { get; private set; }

    /// <summary>What the player threw: what it should never do.</summary>
    public List<Exception> Mistakes { get; } = [];

    /// <summary>Answers with what is made of the reply.</summary>
    public static Task<Stand> Start(Func<Reply, Script> script, bool http2 = false, string scenario = "", bool tls = false) =>
        Start((reply, _) => script(reply), http2, scenario, tls);

    /// <summary>Answers with what is made of the reply and of the path that was asked for.</summary>
    public static async Task<Stand> Start(Func<Reply, string, Script> script, bool http2 = false, string scenario = "", bool tls = false)
    {
        var stand = new Stand(script, http2, scenario, tls);
        var ports = await stand._kestrel.StartAsync(CancellationToken.None);
        stand.Url = new Uri(tls ? $"https://127.0.0.1:{ports[1]}" : $"http://127.0.0.1:{ports[0]}");
        return stand;
    }

    /// <summary>A piece of the body.</summary>
    public static Step Piece(string text) => new(Verb.Body, Bytes: Encoding.UTF8.GetBytes(text));

    public static Step Raw(string text) => new(Verb.Raw, Bytes: Encoding.UTF8.GetBytes(text));

    /// <summary>A connection to it, over TLS where it has that.</summary>
    public async Task<WireClient> Connect(params SslApplicationProtocol[] alpn)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        await socket.ConnectAsync(Url.Host, Url.Port);
        var stream = new NetworkStream(socket, ownsSocket: true);
        if (_secure is null)
        {
            return new WireClient(socket, stream);
        }

        var secure = new SslStream(stream);
        var options = Trusting.Options(_secure.Authority, "127.0.0.1");
        options.ApplicationProtocols = [.. alpn];
        await secure.AuthenticateAsClientAsync(options);
        return new WireClient(socket, secure);
    }

    /// <summary>Ends when the call of that number has ended, and says how.</summary>
    public async Task<(EndingKind How, long Bytes)> Ended(int number = 1)
    {
        while (true)
        {
            if (Calls.FirstOrDefault(call => call.Number == number)?.Ending is { } ending)
            {
                return (ending.How, ending.Bytes);
            }

            await Task.Yield();
        }
    }

    /// <summary>Ends when a call has come.</summary>
    public async Task Came()
    {
        while (Calls.Count == 0)
        {
            await Task.Yield();
        }
    }

    /// <summary>Ends when a call waits on the clock.</summary>
    public async Task Waits()
    {
        while (World.Clock.Waiting == 0)
        {
            await Task.Yield();
        }
    }

    public async Task Stop()
    {
        await _stopping.CancelAsync();
        await _kestrel.StopAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await Stop();
        _kestrel.Dispose();
        _secure?.Dispose();
        _engine.Dispose();
        Assert.That(Mistakes, Is.Empty);
    }

    private async Task Answer(HttpContext context)
    {
        Protocol = HttpProtocol.IsHttp2(context.Request.Protocol) ? Protocols.Http2 : Protocols.Http1;
        var exchange = Answering.Requests.Exchange(context, Target.Of(context.Request.Path), default, 0, 0);
        var reply = new Reply(context.Request.Path == "/204" ? 204 : 200, "text/plain", Encoding.UTF8.GetBytes(Body));
        try
        {
            await _player.Play(context, exchange, _engine.Handle(exchange) with { Script = _script(reply, context.Request.Path) });
        }
        catch (Exception e)
        {
            Mistakes.Add(e);
        }
    }
}
