namespace ChatEmulator;

/// <summary>Host names, and with <c>*.</c> before a name all that stand under it.</summary>
internal sealed class HostPatterns
{
    private const string Under = "*.";

    private readonly IReadOnlyList<string> _patterns;

    /// <summary>Checks and keeps them.</summary>
    /// <exception cref="ArgumentException">One is no host name.</exception>
    public HostPatterns(IReadOnlyList<string> patterns)
    {
        if (patterns.FirstOrDefault(pattern => Uri.CheckHostName(Name(pattern)) == UriHostNameType.Unknown) is { } wrong)
        {
            throw new ArgumentException($"'{wrong}' is not a host name such as chat.test or *.chat.test; give the name alone, without scheme and port.", nameof(patterns));
        }

        _patterns = patterns;
    }

    public bool Admits(string host) => _patterns.Any(pattern => pattern.StartsWith(Under, StringComparison.Ordinal)
        ? host.EndsWith(pattern[1..], StringComparison.OrdinalIgnoreCase)
        : host.Equals(pattern, StringComparison.OrdinalIgnoreCase));

    private static string Name(string pattern) => pattern.StartsWith(Under, StringComparison.Ordinal) ? pattern[Under.Length..] : pattern;
}
