using System.Net;
using System.Net.Security;

namespace ChatEmulator.Server.Listening.Secure;

/// <summary>
/// The certificates that clients are shown: one for whatever name a client asks for, made when it is first asked for. Whoever asks for
/// none gets one of the usual names and of the address that it has reached.
/// </summary>
/// <param name="authority">Who signs.</param>
/// <param name="usual">The usual names.</param>
internal sealed class Leaves(Authority authority, IReadOnlyList<string> usual)
{
    /// <summary>How many are kept; then the oldest goes, and is made anew when it is asked for.</summary>
    public const int Most = 1_000;

    private readonly Lock _gate = new();
    private readonly Dictionary<string, SslStreamCertificateContext> _kept = new(StringComparer.Ordinal);
    private readonly Queue<string> _order = new();

    /// <summary>How many there are.</summary>
    public int Count => _kept.Count;

    /// <summary>The certificate for a client.</summary>
    /// <param name="asked">The server name that it asks for; null or empty for none.</param>
    /// <param name="reached">The address of this machine that it has reached; null when unknown.</param>
    public SslStreamCertificateContext For(string? asked, IPAddress? reached)
    {
        var (key, hosts) = Names(asked, reached);
        return Of(key, hosts);
    }

    /// <summary>The names that a certificate for a client has, and what it is kept under.</summary>
    public (string Key, IReadOnlyList<string> Hosts) Names(string? asked, IPAddress? reached)
    {
        if (HostNames.Read(asked) is { } name)
        {
            return (name, [name]);
        }

        var address = (reached is { IsIPv4MappedToIPv6: true } ? reached.MapToIPv4() : reached)?.ToString();
        return address is null || usual.Contains(address) ? ("", usual) : ($"at {address}", [.. usual, address]);
    }

    private SslStreamCertificateContext Of(string key, IReadOnlyList<string> hosts)
    {
        lock (_gate)
        {
            if (_kept.TryGetValue(key, out var context))
            {
                return context;
            }

            if (_kept.Count == Most)
            {
                // Not disposed of: a connection may be in the middle of its handshake with it.
                _kept.Remove(_order.Dequeue());
            }

            _order.Enqueue(key);

            // Offline: nothing is to be asked of the network about a certificate that nobody there knows.
            return _kept[key] = SslStreamCertificateContext.Create(authority.Issue(hosts), [authority.Certificate], offline: true);
        }
    }
}
