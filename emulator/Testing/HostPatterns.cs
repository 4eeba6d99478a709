using System.Globalization;

namespace ChatEmulator;

/// <summary>Host names and addresses, and with <c>*.</c> before a name all that stand under it, however deep.</summary>
internal sealed class HostPatterns
{
    private const string Under = "*.";

    private static readonly IdnMapping Idn = new();

    private readonly IReadOnlyList<string> _patterns;

    /// <summary>Checks and keeps them.</summary>
    /// <exception cref="ArgumentException">One is no host name.</exception>
    public HostPatterns(IEnumerable<string> patterns) => _patterns = [.. patterns.Select(Read)];

    /// <summary>Whether a host is one of them.</summary>
    /// <param name="host">The host as <see cref="Uri.IdnHost"/> has it.</param>
    public bool Admits(string host)
    {
        var name = host.TrimEnd('.');
        return _patterns.Any(pattern => pattern.StartsWith(Under, StringComparison.Ordinal)
            ? name.EndsWith(pattern[1..], StringComparison.OrdinalIgnoreCase)
            : name.Equals(pattern, StringComparison.OrdinalIgnoreCase));
    }

    // In the form that a request's host has: no dot at the end, no brackets, letters of other scripts in ASCII.
    private static string Read(string? pattern)
    {
        var under = pattern?.StartsWith(Under, StringComparison.Ordinal) == true ? Under : "";
        var name = (pattern?[under.Length..] ?? "").TrimEnd('.').Trim('[', ']');
        try
        {
            return Uri.CheckHostName(name) switch
            {
                UriHostNameType.Dns => under + Idn.GetAscii(name),
                UriHostNameType.IPv4 or UriHostNameType.IPv6 when under.Length == 0 => name,
                _ => throw NoHost(pattern),
            };
        }
        catch (ArgumentException e) when (e.ParamName != nameof(pattern))
        {
            throw NoHost(pattern);
        }
    }

    private static ArgumentException NoHost(string? pattern) =>
        new($"'{pattern}' is not a host name such as chat.test or *.chat.test; give the name alone, without scheme and port.", nameof(pattern));
}
