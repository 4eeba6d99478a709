using System.Globalization;
using System.Net;
using System.Security.Cryptography.X509Certificates;

namespace ChatEmulator.Server.Listening.Secure;

/// <summary>Host names as certificates have them.</summary>
internal static class HostNames
{
    private const int Longest = 253;

    private static readonly IdnMapping Idn = new();

    /// <summary>What a client asked for, as it stands in a certificate; null when it is no name or address that could stand there.</summary>
    /// <param name="asked">The server name that came with the handshake; empty for none.</param>
    public static string? Read(string? asked)
    {
        var name = asked?.TrimEnd('.') ?? "";
        try
        {
            name = name.Length is 0 or > Longest ? "" : Uri.CheckHostName(name) == UriHostNameType.Dns ? Idn.GetAscii(name).ToLowerInvariant() : name;
            return name.Length <= Longest && Uri.CheckHostName(name) is not (UriHostNameType.Unknown or UriHostNameType.Basic) ? name : null;
        }
        catch (ArgumentException)
        {
            // Letters that no host name can have.
            return null;
        }
    }

    /// <summary>Names and addresses as the extension that a client compares with whom it meant.</summary>
    public static X509Extension Extension(IEnumerable<string> hosts)
    {
        var names = new SubjectAlternativeNameBuilder();
        foreach (var host in hosts.Distinct(StringComparer.OrdinalIgnoreCase))
        {
            if (IPAddress.TryParse(host, out var address))
            {
                names.AddIpAddress(address);
            }
            else
            {
                names.AddDnsName(host);
            }
        }

        return names.Build();
    }
}
