using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;

namespace ChatEmulator.Server.Tests;

/// <summary>A client that trusts one authority and no other, and that finds every host where the emulator is.</summary>
internal static class Trusting
{
    public static SslClientAuthenticationOptions Options(X509Certificate2 authority, string? host = null, SslProtocols protocols = SslProtocols.None) => new()
    {
        TargetHost = host,
        EnabledSslProtocols = protocols,
        CertificateChainPolicy = new X509ChainPolicy
        {
            TrustMode = X509ChainTrustMode.CustomRootTrust,
            CustomTrustStore = { authority },
            RevocationMode = X509RevocationMode.NoCheck,
        },
    };

    public static HttpClient Client(EmulatorServer server, X509Certificate2? authority = null) => new(new SocketsHttpHandler
    {
        UseProxy = false,
        SslOptions = Options(authority ?? server.Authority!),
        ConnectCallback = async (_, token) => new NetworkStream(await Connect(server.SecureUrl!, token), ownsSocket: true),
    });

    /// <summary>A connection on which the handshake is done.</summary>
    public static async Task<SslStream> Stream(EmulatorServer server, string? host = null, SslProtocols protocols = SslProtocols.None, IReadOnlyList<SslApplicationProtocol>? alpn = null)
    {
        var stream = new SslStream(new NetworkStream(await Connect(server.SecureUrl!), ownsSocket: true));
        var options = Options(server.Authority!, host ?? server.SecureUrl!.Host, protocols);
        options.ApplicationProtocols = alpn is null ? null : [.. alpn];
        await stream.AuthenticateAsClientAsync(options);
        return stream;
    }

    private static async Task<Socket> Connect(Uri url, CancellationToken token = default)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        await socket.ConnectAsync(url.Host, url.Port, token);
        return socket;
    }
}
