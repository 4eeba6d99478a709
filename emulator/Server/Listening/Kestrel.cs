using System.Net.Sockets;
using ChatEmulator.Server.Listening.Http2;
using ChatEmulator.Server.Listening.Secure;
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
/// <param name="address">Where to listen.</param>
/// <param name="secure">Where to listen for HTTPS; null for nowhere.</param>
/// <param name="limits">How long it waits for clients.</param>
/// <param name="http2">Whether it speaks HTTP/2 too.</param>
/// <param name="answer">Answers a request.</param>
internal sealed class Kestrel(ListenAddress address, SecureEndpoint? secure, ServerLimits limits, bool http2, RequestDelegate answer) : IDisposable
{
    // What a connection may hold of what nobody has read yet, such as requests sent on while one is being answered. It must be larger
    // than all headers (32 kB); bodies are moved out of it as they come.
    private const int Unread = 128 * 1_024;

    // Everything that waits is cut off before; this is for clients that stopped in the middle of a request.
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(300);

    private readonly KestrelServer _server = new(
        Chosen.Create(Settings(address, secure, limits, http2)),
        new SocketTransportFactory(Chosen.Create(new SocketTransportOptions { MaxReadBufferSize = Unread }), NullLoggerFactory.Instance),
        NullLoggerFactory.Instance);

    private ICollection<string> Bound => _server.Features.GetRequiredFeature<IServerAddressesFeature>().Addresses;

    /// <summary>Begins to answer, and says on which ports: plain HTTP, and HTTPS when that is asked for.</summary>
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
            throw Bound.Count > 0 && secure is not null
                ? new ListenException(secure.Address.Text("https"), secure: true, e)
                : new ListenException(address.Text("http"), secure: false, e);
        }

        return [.. Bound.Select(url => new Uri(url).Port)];
    }

    public async Task StopAsync()
    {
        using var patience = new CancellationTokenSource(Patience);
        await _server.StopAsync(patience.Token);
    }

    public void Dispose() => _server.Dispose();

    private static KestrelServerOptions Settings(ListenAddress address, SecureEndpoint? secure, ServerLimits limits, bool http2)
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

        address.Apply(kestrel, http2 ? new PriorKnowledge(limits.Idle).Heard : static _ => { });
        secure?.Apply(kestrel);
        return kestrel;
    }
}
