using System.Net;
using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using ChatEmulator.Server.Listening.Doors;
using ChatEmulator.Server.Listening.Http2;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Https;
using Microsoft.Extensions.DependencyInjection;

namespace ChatEmulator.Server.Listening.Secure;

/// <summary>
/// HTTPS beside plain HTTP, for clients that speak nothing else: same host, a port of its own, and certificates from an authority that
/// a client is told to trust. Nothing of this room is made without <see cref="ServerOptions.Tls"/>.
/// </summary>
internal sealed class SecureEndpoint : IDisposable
{
    private readonly Authority _authority = new(TimeProvider.System.GetUtcNow());
    private readonly ServiceProvider _services = Services();
    private readonly Leaves _leaves;
    private readonly Forgeries _forgeries;
    private readonly TimeSpan _patience;
    private readonly bool _http2;

    /// <summary>Makes the authority; nothing listens yet.</summary>
    /// <param name="address">Where it will listen.</param>
    /// <param name="options">Whose names its certificates have, and how long it waits for a handshake.</param>
    public SecureEndpoint(ListenAddress address, ServerOptions options)
    {
        Address = address;
        _leaves = new Leaves(_authority, Usual(address, options));
        _forgeries = new Forgeries(_authority);
        _patience = options.Limits.Handshake;
        _http2 = options.Http2;
    }

    public ListenAddress Address { get; }

    /// <summary>The authority's certificate, without its key.</summary>
    public X509Certificate2 Authority => _authority.Certificate;

    /// <summary>Listens.</summary>
    /// <param name="kestrel">Where.</param>
    /// <param name="before">Sees to each connection before its handshake.</param>
    public void Apply(KestrelServerOptions kestrel, Action<ListenOptions> before)
    {
        kestrel.ApplicationServices = _services;
        Address.Apply(kestrel, listen =>
        {
            before(listen);
            Listen(listen);
        });
    }

    private void Listen(ListenOptions listen)
    {
        Lowest.Keep(listen);
        listen.UseHttps(new TlsHandshakeCallbackOptions
        {
            HandshakeTimeout = _patience,
            OnConnection = client => new(new SslServerAuthenticationOptions { ServerCertificateContext = Shown(client) }),
        });
        if (_http2)
        {
            PriorKnowledge.Agreed(listen);
        }
    }

    public void Dispose()
    {
        _forgeries.Dispose();
        _authority.Dispose();
        _services.Dispose();
    }

    private SslStreamCertificateContext Shown(TlsHandshakeCallbackContext client)
    {
        var (asked, reached) = (client.ClientHelloInfo.ServerName, (client.Connection.LocalEndPoint as IPEndPoint)?.Address);
        return Doorman.Forged(client.Connection) is { } kind ? _forgeries.Of(kind, _leaves.Names(asked, reached).Hosts) : _leaves.For(asked, reached);
    }

    private static IReadOnlyList<string> Usual(ListenAddress address, ServerOptions options)
    {
        string[] ours = ["localhost", "127.0.0.1", "::1", address.Host, .. options.AllowedHosts];
        return [.. ours.Select(host => HostNames.Read(host.Trim('[', ']'))).OfType<string>(), .. options.Providers.SelectMany(provider => provider.Catalogue.Hosts)];
    }

    // Some of what Kestrel's HTTPS asks a service provider for is the framework's own secret, so its builder is asked; no host is built.
    // It would ask for the current folder, which may be gone, or not be this user's to see.
    private static ServiceProvider Services()
    {
        var parts = WebApplication.CreateEmptyBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        parts.WebHost.UseKestrelCore();
        return parts.Services.BuildServiceProvider();
    }
}
