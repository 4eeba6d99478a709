using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using ChatEmulator.Exchanges;
using ChatEmulator.Server.Answering;
using ChatEmulator.Server.Control;
using ChatEmulator.Server.Control.Routes;
using ChatEmulator.Server.Listening;
using ChatEmulator.Server.Listening.Doors;
using ChatEmulator.Server.Listening.InMemory;
using ChatEmulator.Server.Listening.Secure;
using ChatEmulator.Worlds;

namespace ChatEmulator.Server;

/// <summary>
/// An emulator on the network: an engine, Kestrel in front of it, and the Control API beside it. Nothing here is static, so any
/// number of them live in one process and know nothing of each other. This room is the only one that knows of a network.
/// </summary>
public sealed class EmulatorServer : IAsyncDisposable
{
    private const string Loopback = "http://127.0.0.1:0";

    private readonly Kestrel _kestrel;
    private readonly SecureEndpoint? _secure;
    private readonly CancellationTokenSource _stopping = new();
    private readonly SlowLane _lane = new();
    private readonly ControlApi _control;
    private readonly ControlPort? _port;
    private readonly Kestrel? _controlKestrel;
    private readonly Doorman _doorman;
    private Uri? _url;
    private bool _stopped;

    private EmulatorServer(ServerOptions options, ListenAddress address)
    {
        var notice = options.Notice ?? (static _ => { });
        Engine = new Engine(options.Providers, options.Scenario, options.Seed, options.JournalLimits, worlds: options.Worlds, others: options.Others, mappings: options.Mappings);
        Engine.Worlds.Notice = notice;
        Engine.Worlds.Audience = options.Audience;
        Engine.Repertoire.Spoken = options.Http2 ? Protocols.All : Protocols.Http1;
        Bodies = new Bodies(options.Limits, notice, _stopping.Token);
        _secure = options.Tls is { } port ? new SecureEndpoint(address with { Port = port }, options) : null;
        _doorman = new Doorman(new Entrance(Engine.Worlds.Default), options.Limits, notice, _stopping.Token) { Cautions = scenario => Cautions.Of(scenario, options) };
        _control = new ControlApi(Engine, new Guards(address, options), Bodies, _lane, _secure, notice, new WaitRoutes(Engine, options.Limits.Waits, _stopping.Token), _doorman);
        _port = options.ControlPort is null ? null : new ControlPort(_control);
        var adapter = new Adapter(Engine, options.Called, new Player(notice, _stopping.Token, options.Misplay), _port is null ? _control.Answer : _port.Elsewhere, Bodies, _lane, new Failure(notice));
        Memory = options.InMemory ? new MemoryEndPoint() : null;
        _kestrel = new Kestrel(options.Url is null ? null : address, Memory, _secure, options.Limits, options.Http2, adapter.Answer, _doorman);
        _controlKestrel = _port is null ? null : new Kestrel(address with { Port = options.ControlPort!.Value }, memory: null, secure: null, options.Limits, http2: false, _port.Answer, doorman: null);
        foreach (var caution in _doorman.Cautions(options.Scenario))
        {
            notice(caution);
        }
    }

    /// <summary>What decides.</summary>
    internal Engine Engine { get; }

    /// <summary>What reads bodies.</summary>
    internal Bodies Bodies { get; }

    /// <summary>Where clients in this process connect; null for nowhere.</summary>
    internal MemoryEndPoint? Memory { get; }

    /// <summary>Where a client on this machine reaches it, with the real port.</summary>
    /// <exception cref="InvalidOperationException">It was started without <see cref="ServerOptions.Url"/>.</exception>
    public Uri Url => _url ?? throw new InvalidOperationException("The server has no port of plain http: it was started without a Url.");

    /// <summary>Where a client on this machine reaches it by HTTPS, with the real port; null without <see cref="ServerOptions.Tls"/>.</summary>
    public Uri? SecureUrl { get; private set; }

    /// <summary>Where a client on this machine reaches the Control API: <see cref="Url"/>, or a port of its own.</summary>
    /// <exception cref="InvalidOperationException">It was started without <see cref="ServerOptions.Url"/> and <see cref="ServerOptions.ControlPort"/>.</exception>
    public Uri ControlUrl => _port?.Url ?? Url;

    /// <summary>What the entries of the default world's <c>connections</c> have counted since it began.</summary>
    public IReadOnlyList<ConnectionCount> Connections => _doorman.Entrance.Counts;

    /// <summary>
    /// The certificate that a client has to trust to speak HTTPS with it, without its key; good until the server stops. Null without
    /// <see cref="ServerOptions.Tls"/>.
    /// </summary>
    public X509Certificate2? Authority => _secure?.Authority;

    /// <summary>Starts an emulator; it answers when the task is done.</summary>
    /// <param name="options">What it is started with.</param>
    /// <param name="cancellationToken">Gives up starting.</param>
    /// <exception cref="ArgumentException">The URL is none that can be listened on, or HTTPS cannot stand beside it, or it would listen nowhere.</exception>
    /// <exception cref="ListenException">An address is taken, not permitted, or not this machine's.</exception>
    public static async Task<EmulatorServer> StartAsync(ServerOptions options, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        var address = Where(options);
        var server = new EmulatorServer(options, address);
        try
        {
            await server.ListenAsync(options, address, cancellationToken);
            return server;
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    /// <summary>A new connection from a client in this process, without a port; it behaves as a stream over a socket does. Dispose it.</summary>
    /// <exception cref="InvalidOperationException">It was started without <see cref="ServerOptions.InMemory"/>.</exception>
    /// <exception cref="SocketException">Refused: the server has stopped.</exception>
    internal Stream Connect() => (Memory ?? throw new InvalidOperationException("The server does not listen in memory: it was started without InMemory.")).Connect();

    /// <summary>Cuts off every waiting call, closes every connection and ends every world; well under a second.</summary>
    public async Task StopAsync()
    {
        if (_stopped)
        {
            return;
        }

        _stopped = true;
        await _stopping.CancelAsync();
        await Task.WhenAll(_kestrel.StopAsync(), _controlKestrel?.StopAsync() ?? Task.CompletedTask);
        _kestrel.Dispose();
        _controlKestrel?.Dispose();
        _doorman.Entrance.Dispose();
        _secure?.Dispose();
        await _control.DisposeAsync();
        Engine.Dispose();
        _stopping.Dispose();
    }

    /// <inheritdoc cref="StopAsync"/>
    public async ValueTask DisposeAsync() => await StopAsync();

    private static string? WhyNotBeside(ListenAddress address, ServerOptions options) =>
        (options.Tls is { } tls ? address.WhyNotBeside(tls) : null)
        ?? (options.ControlPort is { } port ? address.WhyNotBeside(port, options.Tls) : null);

    // Control first, so that the addresses that one tells of the other are known before anybody asks; the doors last, when every port is.
    private async Task ListenAsync(ServerOptions options, ListenAddress address, CancellationToken token)
    {
        if (_controlKestrel is not null)
        {
            _port!.Url = address.Reached(await ListenAsync(_controlKestrel, token));
        }

        var ports = await _kestrel.StartAsync(token);
        _url = options.Url is null ? null : address.Reached(ports[0]);
        SecureUrl = _secure?.Address.Reached(ports[^1], "https");
        _port?.Vendors = _url ?? SecureUrl;
        await _doorman.Doors!.BeginAsync();
    }

    private static async Task<int> ListenAsync(Kestrel control, CancellationToken token)
    {
        try
        {
            return (await control.StartAsync(token))[0];
        }
        catch (ListenException e)
        {
            throw new ListenException(e.Url, secure: false, e.InnerException!) { IsControl = true };
        }
    }

    // Without a port the host still is the one of HTTPS, and a name that Control answers to.
    private static ListenAddress Where(ServerOptions options)
    {
        if (options is { Url: null, InMemory: false, Tls: null })
        {
            throw new ArgumentException("The server would listen nowhere: give it a Url, or InMemory.", nameof(options));
        }

        return !ListenAddress.TryRead(options.Url ?? Loopback, out var address, out var why) || (why = address.WhyNotHere) is not null || (why = WhyNotBeside(address, options)) is not null
            ? throw new ArgumentException(why, nameof(options))
            : address;
    }
}
