namespace ChatEmulator.Providers;

/// <summary>Bearer credentials (RFC 6750): the scheme without case, then the token.</summary>
internal static class Bearer
{
    public const string Scheme = "Bearer ";

    /// <summary>The token in a header; null when the header is absent or of another scheme.</summary>
    public static string? In(string? header) =>
        header?.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) == true ? header[Scheme.Length..].Trim() : null;
}
