using System.Net;
using ChatEmulator.Exchanges;
using ChatEmulator.Worlds;

namespace ChatEmulator;

/// <summary>Leads every request to the emulator, over connections in this process, and keeps the Host that the client meant.</summary>
internal sealed class Redirect : DelegatingHandler
{
    private readonly string _world;
    private readonly bool _http2;

    /// <summary>A way with connections of its own.</summary>
    /// <param name="connect">A new connection to the emulator.</param>
    /// <param name="world">The world that it leads into.</param>
    /// <param name="http2">Whether HTTP/2 is understood there.</param>
    public Redirect(Func<Stream> connect, string world, bool http2)
    {
        (_world, _http2) = (world, http2);
        InnerHandler = new SocketsHttpHandler
        {
            ConnectCallback = (_, _) => ValueTask.FromResult(connect()),

            // A proxy of the machine knows nothing of us, and a cookie would carry one test's answer into another request.
            AllowAutoRedirect = false,
            UseProxy = false,
            UseCookies = false,
        };
    }

    /// <summary>Where the emulator is, to its own clients: a name that Control answers to, and no port.</summary>
    public static Uri Here { get; } = new("http://localhost/");

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
        Turn(request) is { } before ? SendAsync(request, before, cancellationToken) : base.SendAsync(request, cancellationToken);

    protected override HttpResponseMessage Send(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var before = Turn(request);
        try
        {
            return base.Send(request, cancellationToken);
        }
        finally
        {
            before?.Restore(request);
        }
    }

    private async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, Meant before, CancellationToken cancellationToken)
    {
        try
        {
            return await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            before.Restore(request);
        }
    }

    // What was changed of it; null for nothing, as with a test's own client in the default world.
    private Meant? Turn(HttpRequestMessage request)
    {
        // The default world is the one of calls that name none, and credentials may name another.
        var isNamed = _world == WorldDirectory.DefaultName || request.Headers.Contains(WorldName.Header);
        var meant = new Meant(request.RequestUri!, request.Headers.Host, request.VersionPolicy, isNamed);
        if (!isNamed)
        {
            request.Headers.Add(WorldName.Header, _world);
        }

        if (meant.Address.IsDefaultPort && meant.Address.Scheme == Here.Scheme && meant.Address.Host == Here.Host)
        {
            return isNamed ? null : meant;
        }

        // Control answers to loopback names alone, and a test may ask it under any base address.
        if (!meant.Address.AbsolutePath.Contains("/_emulator", StringComparison.Ordinal))
        {
            request.Headers.Host ??= Host(meant.Address);
        }

        // Over HTTPS client and server would have agreed on it.
        if (_http2 && meant.Address.Scheme == Uri.UriSchemeHttps && request.Version == HttpVersion.Version20)
        {
            request.VersionPolicy = HttpVersionPolicy.RequestVersionExact;
        }

        // Not resolved as a relative address: a path that begins with two slashes would be taken for a host.
        request.RequestUri = new UriBuilder(meant.Address) { Scheme = Here.Scheme, Host = Here.Host, Port = Here.Port }.Uri;
        return meant;
    }

    // As a header carries it: letters of other scripts in ASCII.
    private static string Host(Uri meant) => meant.HostNameType != UriHostNameType.Dns ? meant.Authority
        : meant.IsDefaultPort ? meant.IdnHost
        : $"{meant.IdnHost}:{meant.Port}";

    // A handler above may send the request again, or look at where it went: it finds it as it was.
    private readonly record struct Meant(Uri Address, string? Host, HttpVersionPolicy Policy, bool IsNamed)
    {
        public void Restore(HttpRequestMessage request)
        {
            (request.RequestUri, request.Headers.Host, request.VersionPolicy) = (Address, Host, Policy);
            if (!IsNamed)
            {
                request.Headers.Remove(WorldName.Header);
            }
        }
    }
}
