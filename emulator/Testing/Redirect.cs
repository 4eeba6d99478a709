using ChatEmulator.Exchanges;
using ChatEmulator.Worlds;

namespace ChatEmulator;

/// <summary>Leads every request to the emulator, and keeps the Host that the client meant.</summary>
/// <param name="emulator">Where the emulator is.</param>
/// <param name="world">The world that it leads into.</param>
internal sealed class Redirect(Uri emulator, string world) : DelegatingHandler
{
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
        if (world != WorldDirectory.DefaultName && !request.Headers.Contains(WorldName.Header))
        {
            request.Headers.Add(WorldName.Header, world);
        }

        var meant = request.RequestUri!;
        if (meant.Authority == emulator.Authority)
        {
            return;
        }

        // Control answers to loopback names alone, and a test may ask it under any base address.
        if (!meant.AbsolutePath.Contains("/_emulator", StringComparison.Ordinal))
        {
            request.Headers.Host ??= Host(meant);
        }

        // Not resolved as a relative address: a path that begins with two slashes would be taken for a host.
        request.RequestUri = new UriBuilder(meant) { Scheme = emulator.Scheme, Host = emulator.Host, Port = emulator.Port }.Uri;
    }

    // As a header carries it: letters of other scripts in ASCII.
    private static string Host(Uri meant) => meant.HostNameType != UriHostNameType.Dns ? meant.Authority
        : meant.IsDefaultPort ? meant.IdnHost
        : $"{meant.IdnHost}:{meant.Port}";
}
