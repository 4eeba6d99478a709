using System.Net.Security;
using ChatEmulator.Scenarios.Connections;

namespace ChatEmulator.Server.Listening.Secure;

/// <summary>Certificates that no client should take, each wrong in one way alone; made when the first is asked for.</summary>
/// <param name="authority">The authority that clients are told to trust.</param>
internal sealed class Forgeries(Authority authority) : IDisposable
{
    private static readonly string[] Another = ["another-name.invalid"];

    private readonly Lazy<Authority> _stranger = new(() => new Authority(TimeProvider.System.GetUtcNow()));

    /// <summary>A certificate for the names that a client would take a good one for.</summary>
    public SslStreamCertificateContext Of(FaultKind kind, IReadOnlyList<string> hosts) => kind switch
    {
        FaultKind.Expired => SslStreamCertificateContext.Create(authority.Issue(hosts, isPast: true), [authority.Certificate], offline: true),
        FaultKind.WrongName => SslStreamCertificateContext.Create(authority.Issue(Another), [authority.Certificate], offline: true),
        _ => SslStreamCertificateContext.Create(_stranger.Value.Issue(hosts), [_stranger.Value.Certificate], offline: true),
    };

    public void Dispose()
    {
        if (_stranger.IsValueCreated)
        {
            _stranger.Value.Dispose();
        }
    }
}
