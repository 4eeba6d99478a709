using System.Diagnostics.CodeAnalysis;
using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace ChatEmulator.Server.Listening;

/// <summary>Where a server listens: one host, one port. As a text it is plain HTTP; HTTPS stands on the same host, on a port beside it.</summary>
/// <param name="Host">An IP address (IPv6 in brackets), <c>localhost</c>, or <c>*</c> for every address of this machine; of a server elsewhere any name.</param>
/// <param name="Port">The port; 0 takes a free one.</param>
internal sealed record ListenAddress(string Host, int Port)
{
    /// <summary>Whether nobody but this machine can reach it.</summary>
    public bool IsLoopback => Host.Equals("localhost", StringComparison.OrdinalIgnoreCase) || (Address is { } ip && IPAddress.IsLoopback(ip));

    private IPAddress? Address => IPAddress.TryParse(Host.Trim('[', ']'), out var ip) ? ip : null;

    private bool IsEverywhere => Host is "*" or "+" || (Address is { } ip && (ip.Equals(IPAddress.Any) || ip.Equals(IPAddress.IPv6Any)));

    /// <summary>Reads <c>http://HOST:PORT</c>.</summary>
    /// <param name="url">The text.</param>
    /// <param name="address">The address.</param>
    /// <param name="why">Why it is none, in one sentence.</param>
    public static bool TryRead(string url, [NotNullWhen(true)] out ListenAddress? address, [NotNullWhen(false)] out string? why)
    {
        (address, why) = (null, null);
        try
        {
            why = Refuse(BindingAddress.Parse(url), url, out address);
        }
        catch (FormatException)
        {
            why = $"'{url}' is not an address such as {ServerOptions.DefaultUrl}.";
        }

        return why is null;
    }

    /// <summary>Where a client on this machine reaches it.</summary>
    /// <param name="port">The real port.</param>
    /// <param name="scheme"><c>http</c> or <c>https</c>.</param>
    public Uri Reached(int port, string scheme = "http") => new($"{scheme}://{(IsEverywhere || IsFreeLocalhost ? "127.0.0.1" : Host)}:{port}");

    /// <summary>
    /// Why nobody can listen there, in one sentence; null when somebody can. A name other than localhost is refused: Kestrel would listen on every
    /// address of the machine for it.
    /// </summary>
    public string? WhyNotHere => IsEverywhere || Address is not null || Host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
        ? null
        : $"'{Host}' is no address of a machine; give an IP address, localhost, or * for all addresses.";

    /// <summary>Why HTTPS cannot stand on a port beside this one, in one sentence; null when it can.</summary>
    /// <param name="port">The port for HTTPS; 0 takes a free one.</param>
    public string? WhyNotBeside(int port) =>
        port is < 0 or > 65535 ? $"{port} is not a port from 0 to 65535."
        : port == Port && port != 0 ? $"port {port} is the one of plain http, which stays; https needs another beside it, or 0 for a free one."
        : null;

    /// <summary>Why Control cannot stand on a port of its own beside this one, in one sentence; null when it can.</summary>
    /// <param name="port">The port for Control; 0 takes a free one.</param>
    /// <param name="tls">The port for HTTPS; null for none.</param>
    public string? WhyNotBeside(int port, int? tls) =>
        port is < 0 or > 65535 ? $"{port} is not a port from 0 to 65535."
        : port != 0 && (port == Port || port == tls) ? $"port {port} is the one of the vendors{(port == tls ? "' https" : "")}; Control needs another for itself, or 0 for a free one."
        : null;

    internal string Text(string scheme) => $"{scheme}://{Host}:{Port}";

    internal void Apply(KestrelServerOptions kestrel, Action<ListenOptions> configure)
    {
        if (IsFreeLocalhost)
        {
            // Kestrel refuses localhost:0: two sockets, one free port for both, cannot be promised.
            kestrel.Listen(IPAddress.Loopback, 0, configure);
        }
        else if (Host.Equals("localhost", StringComparison.OrdinalIgnoreCase))
        {
            kestrel.ListenLocalhost(Port, configure);
        }
        else if (Address is { } ip)
        {
            kestrel.Listen(ip, Port, configure);
        }
        else
        {
            kestrel.ListenAnyIP(Port, configure);
        }
    }

    private bool IsFreeLocalhost => Port == 0 && Host.Equals("localhost", StringComparison.OrdinalIgnoreCase);

    private static string? Refuse(BindingAddress read, string url, out ListenAddress? address)
    {
        address = new ListenAddress(read.Host, read.Port);
        return read.Scheme != "http" ? $"'{url}' is not plain http; https stands beside it, on a port of its own: --tls."
            : read.PathBase.Length > 0 ? $"'{url}' has a path: the emulator answers at the root."
            : read.Port is < 0 or > 65535 ? $"'{url}' has a port outside of 0 to 65535."
            : read.Host is not ("*" or "+") && Uri.CheckHostName(read.Host) == UriHostNameType.Unknown ? $"'{url}' names no host that could be listened on."
            : null;
    }
}
