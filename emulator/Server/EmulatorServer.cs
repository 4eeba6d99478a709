using System.Security.Cryptography.X509Certificates;
using ChatEmulator.Server.Answering;
using ChatEmulator.Server.Control;
using ChatEmulator.Server.Control.Routes;
using ChatEmulator.Server.Listening;
using ChatEmulator.Server.Listening.Secure;

namespace ChatEmulator.Server;

/// <summary>
/// An emulator on the network: an engine, Kestrel in front of it, and the Control API beside it. Nothing here is static, so any
/// number of them live in one process and know nothing of each other. This room is the only one that knows of a network.
/// </summary>
public sealed class EmulatorServer : IAsyncDisposable
{
    private readonly Kestrel _kestrel;
    private readonly SecureEndpoint? _secure;
    private readonly CancellationTokenSource _stopping = new();
    private readonly SlowLane _lane = new();
    private readonly ControlApi _control;
    private bool _stopped;

    private EmulatorServer(ServerOptions options, ListenAddress address)
    {
        var notice = options.Notice ?? (static _ => { });
        Engine = new Engine(options.Providers, options.Scenario, options.Seed, options.JournalLimits, worlds: options.Worlds, others: options.Others);
        Engine.Worlds.Notice = notice;
        Bodies = new Bodies(options.Limits, notice, _stopping.Token);
        _secure = options.Tls is { } port ? new SecureEndpoint(address with { Port = port }, options) : null;
        _control = new ControlApi(Engine, new Guards(address, options), Bodies, _lane, _secure, notice, new WaitRoutes(Engine, options.Limits.Waits, _stopping.Token));
        var adapter = new Adapter(Engine, options.Called, new Player(notice, _stopping.Token), _control, Bodies, _lane, new Failure(notice));
        _kestrel = new Kestrel(address, _secure, options.Limits, options.Http2, adapter.Answer);
    }

    /// <summary>What decides.</summary>
    public Engine Engine { get; }

    /// <summary>What reads bodies.</summary>
    internal Bodies Bodies { get; }

    /// <summary>Where a client on this machine reaches it, with the real port.</summary>
    public Uri Url { get; private set; } = null!;

    /// <summary>Where a client on this machine reaches it by HTTPS, with the real port; null without <see cref="ServerOptions.Tls"/>.</summary>
    public Uri? SecureUrl { get; private set; }

    /// <summary>
    /// The certificate that a client has to trust to speak HTTPS with it, without its key; good until the server stops. Null without
    /// <see cref="ServerOptions.Tls"/>.
    /// </summary>
    public X509Certificate2? Authority => _secure?.Authority;

    /// <summary>Starts an emulator; it answers when the task is done.</summary>
    /// <param name="options">What it is started with.</param>
    /// <param name="cancellationToken">Gives up starting.</param>
    /// <exception cref="ArgumentException">The URL is none that can be listened on, or HTTPS cannot stand beside it.</exception>
    /// <exception cref="ListenException">An address is taken, not permitted, or not this machine's.</exception>
    public static async Task<EmulatorServer> StartAsync(ServerOptions options, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        if (!ListenAddress.TryRead(options.Url, out var address, out var why) || (why = address.WhyNotHere) is not null || (options.Tls is { } tls && (why = address.WhyNotBeside(tls)) is not null))
        {
            throw new ArgumentException(why, nameof(options));
        }

        var server = new EmulatorServer(options, address);
        try
        {
            var ports = await server._kestrel.StartAsync(cancellationToken);
            server.Url = address.Reached(ports[0]);
            server.SecureUrl = server._secure?.Address.Reached(ports[1], "https");
            return server;
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    /// <summary>Cuts off every waiting call, closes every connection and ends every world; well under a second.</summary>
    public async Task StopAsync()
    {
        if (_stopped)
        {
            return;
        }

        _stopped = true;
        await _stopping.CancelAsync();
        await _kestrel.StopAsync();
        _kestrel.Dispose();
        _secure?.Dispose();
        await _control.DisposeAsync();
        Engine.Dispose();
        _stopping.Dispose();
    }

    /// <inheritdoc cref="StopAsync"/>
    public async ValueTask DisposeAsync() => await StopAsync();
}
