using ChatEmulator.Exchanges;
using ChatEmulator.Worlds;

namespace ChatEmulator;

/// <summary>Leads every request to the emulator, over connections in this process, and keeps the Host that the client meant.</summary>
internal sealed class Redirect : DelegatingHandler
{
    private readonly string _world;

    /// <summary>A way with connections of its own.</summary>
    /// <param name="connect">A new connection to the emulator.</param>
    /// <param name="world">The world that it leads into.</param>
    public Redirect(Func<Stream> connect, string world)
    {
        _world = world;
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

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        Turn(request);
        return base.SendAsync(request, cancellationToken);
    }

    protected override HttpResponseMessage Send(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        Turn(request);
        return base.Send(request, cancellationToken);
    }

    private void Turn(HttpRequestMessage request)
    {
        // The default world is the one of calls that name none, and credentials may name another.
        if (_world != WorldDirectory.DefaultName && !request.Headers.Contains(WorldName.Header))
        {
            request.Headers.Add(WorldName.Header, _world);
        }

        var meant = request.RequestUri!;
        if (meant.Authority == Here.Authority && meant.Scheme == Here.Scheme)
        {
            return;
        }

        // Control answers to loopback names alone, and a test may ask it under any base address.
        if (!meant.AbsolutePath.Contains("/_emulator", StringComparison.Ordinal))
        {
            request.Headers.Host ??= Host(meant);
        }

        // Not resolved as a relative address: a path that begins with two slashes would be taken for a host.
        request.RequestUri = new UriBuilder(meant) { Scheme = Here.Scheme, Host = Here.Host, Port = Here.Port }.Uri;
    }

    // As a header carries it: letters of other scripts in ASCII.
    private static string Host(Uri meant) => meant.HostNameType != UriHostNameType.Dns ? meant.Authority
        : meant.IsDefaultPort ? meant.IdnHost
        : $"{meant.IdnHost}:{meant.Port}";
}
