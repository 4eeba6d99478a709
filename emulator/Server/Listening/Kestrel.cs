using System.Net.Sockets;
using ChatEmulator.Server.Listening.Doors;
using ChatEmulator.Server.Listening.Http2;
using ChatEmulator.Server.Listening.InMemory;
using ChatEmulator.Server.Listening.Secure;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Extensions.Logging.Abstractions;
using Chosen = Microsoft.Extensions.Options.Options;

namespace ChatEmulator.Server.Listening;

/// <summary>
/// Kestrel alone: no host, no configuration, no services, no middleware. A host would take Ctrl-C from whatever process the emulator
/// is a guest in, and a fifth of the time in which it starts.
/// </summary>
/// <param name="address">On which port to listen; null for none.</param>
/// <param name="memory">Where to listen in this process; null for nowhere.</param>
/// <param name="secure">Where to listen for HTTPS; null for nowhere.</param>
/// <param name="limits">How long it waits for clients.</param>
/// <param name="http2">Whether it speaks HTTP/2 too.</param>
/// <param name="answer">Answers a request.</param>
/// <param name="doorman">Receives connections; null where each is taken.</param>
internal sealed class Kestrel(ListenAddress? address, MemoryEndPoint? memory, SecureEndpoint? secure, ServerLimits limits, bool http2, RequestDelegate answer, Doorman? doorman) : IDisposable
{
    // What a connection may hold of what nobody has read yet, such as requests sent on while one is being answered. It must be larger
    // than all headers (32 kB); bodies are moved out of it as they come.
    internal const int Unread = 128 * 1_024;

    // Everything that waits is cut off before; this is for clients that stopped in the middle of a request.
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(300);

    private readonly KestrelServer _server = new(
        Chosen.Create(Settings(address, memory, secure, limits, http2, doorman)),
        Transport(doorman),
        NullLoggerFactory.Instance);

    // Memory is told among them as what it is.
    private List<Uri> Bound => [.. _server.Features.GetRequiredFeature<IServerAddressesFeature>().Addresses.Where(url => !url.EndsWith(MemoryEndPoint.Name, StringComparison.Ordinal)).Select(url => new Uri(url))];

    /// <summary>Begins to answer, and says on which ports: plain HTTP, then HTTPS, each where it is asked for.</summary>
    /// <exception cref="ListenException">An address is not to be had.</exception>
    public async Task<IReadOnlyList<int>> StartAsync(CancellationToken token)
    {
        try
        {
            await _server.StartAsync(new Application(answer), token);
        }
        catch (Exception e) when (e is IOException or SocketException)
        {
            // What is bound already is told, and the plain one comes first.
            throw secure is not null && (address is null || Bound.Count > 0)
                ? new ListenException(secure.Address.Text("https"), secure: true, e)
                : new ListenException(address!.Text("http"), secure: false, e);
        }

        return [.. Bound.Select(url => url.Port)];
    }

    public async Task StopAsync()
    {
        using var patience = new CancellationTokenSource(Patience);
        await _server.StopAsync(patience.Token);
    }

    public void Dispose() => _server.Dispose();

    private static IConnectionListenerFactory Transport(Doorman? doorman)
    {
        var transports = new Transports(new SocketTransportFactory(Chosen.Create(new SocketTransportOptions { MaxReadBufferSize = Unread }), NullLoggerFactory.Instance));
        return doorman is null ? transports : doorman.Before(transports);
    }

    private static KestrelServerOptions Settings(ListenAddress? address, MemoryEndPoint? memory, SecureEndpoint? secure, ServerLimits limits, bool http2, Doorman? doorman)
    {
        var kestrel = new KestrelServerOptions { AddServerHeader = false };
        kestrel.Limits.RequestHeadersTimeout = limits.Headers;
        kestrel.Limits.KeepAliveTimeout = limits.Idle;
        kestrel.Limits.MinRequestBodyDataRate = null;
        kestrel.Limits.MinResponseDataRate = null;

        // The provider paths answer a large body in the vendor's words, so the limit is the adapter's.
        kestrel.Limits.MaxRequestBodySize = null;
        kestrel.ConfigureEndpointDefaults(static listen => listen.Protocols = HttpProtocols.Http1);
        if (http2)
        {
            PriorKnowledge.Allow(kestrel);
        }

        Action<ListenOptions> begin = listen => doorman?.Guard(listen, secure: false);
        begin += http2 ? new PriorKnowledge(limits.Idle).Heard : static _ => { };
        address?.Apply(kestrel, begin);
        if (memory is not null)
        {
            kestrel.Listen(memory, begin);
        }

        secure?.Apply(kestrel, listen => doorman?.Guard(listen, secure: true));
        return kestrel;
    }
}
