using System.Security.Cryptography;
using System.Text;

namespace ChatEmulator.Journals;

/// <summary>
/// Secrets are kept raw in memory and masked when shown: <c>***</c> and eight hexadecimal digits of the secret's SHA-256, so
/// that equal secrets can be recognised as equal. Pure; never throws, whatever was sent.
/// </summary>
internal static class Masking
{
    // As vendors have them, and as other services do whose calls are told here: with underscores, and all in one.
    private static readonly HashSet<string> Names = new(StringComparer.OrdinalIgnoreCase)
    {
        "password", "passwd",
        "token", "access_token", "refresh_token", "id_token", "auth_token", "session_token", "accessToken", "refreshToken", "idToken", "authToken", "sessionToken",
        "secret", "client_secret", "clientSecret",
        "api_key", "apiKey", "api-key",
    };

    /// <summary>How the names of headers end that hold a secret, and nothing beside it.</summary>
    internal static IReadOnlyList<string> HeaderEnds { get; } = ["token", "secret", "password", "api-key", "apikey"];

    /// <summary>The names of secrets, for whoever looks for them in text.</summary>
    internal static IReadOnlyCollection<string> SecretNames => Names;

    /// <summary>Whether a header of this name holds a secret, and nothing beside it: <c>X-Auth-Token</c>.</summary>
    public static bool IsSecretHeader(string name) => HeaderEnds.Any(end => name.EndsWith(end, StringComparison.OrdinalIgnoreCase));

    /// <summary>Whether what goes by this name in a query, a form or JSON is a secret.</summary>
    public static bool IsSecret(string name) => Names.Contains(name);

    /// <summary>The mask of a secret.</summary>
    public static string Secret(string secret) => Secret(Encoding.UTF8.GetBytes(secret));

    /// <summary>The mask of a secret.</summary>
    public static string Secret(ReadOnlySpan<byte> secret)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        _ = SHA256.HashData(secret, hash);
        return string.Concat("***", Convert.ToHexStringLower(hash[..4]));
    }

    /// <summary>A header's value as it may be shown.</summary>
    public static string Header(string name, string value) =>
        Is(name, "Authorization") || Is(name, "Proxy-Authorization") ? Credentials(value)
        : Is(name, "Cookie") ? string.Join(';', value.Split(';').Select(Cookie))
        : Is(name, "Set-Cookie") ? SetCookie(value)
        : IsSecretHeader(name) ? Secret(value)
        : TextMasking.Mask(value);

    /// <summary>A query as it may be shown; all that is no secret stays as sent.</summary>
    public static string Query(string query)
    {
        var mark = query.StartsWith('?') ? "?" : "";
        return mark + string.Join('&', query[mark.Length..].Split('&').Select(Field));
    }

    /// <summary>A line as it may be shown, such as a path: without tokens.</summary>
    public static string Line(string text) => TextMasking.Tokens(text);

    /// <summary>A body as it may be shown.</summary>
    public static MaskedBody Body(ReadOnlySpan<byte> body) => Body(body, null);

    /// <summary>A body as it may be shown, without what a request carried besides.</summary>
    internal static MaskedBody Body(ReadOnlySpan<byte> body, CallSecrets? others)
    {
        if (!System.Text.Unicode.Utf8.IsValid(body))
        {
            // Every byte is one character and comes back as the same byte; a mask is ASCII.
            return new MaskedBody(BodyKind.Binary, Encoding.Latin1.GetBytes(Text(Encoding.Latin1.GetString(body), others)));
        }

        return JsonMasking.Mask(body, others) is { } json
            ? new MaskedBody(BodyKind.Json, json)
            : new MaskedBody(BodyKind.Text, Encoding.UTF8.GetBytes(Text(Encoding.UTF8.GetString(body), others)));
    }

    /// <summary>The password in an Authorization header of the scheme Basic; null when there is none.</summary>
    internal static string? PasswordOf(string header) =>
        header.StartsWith("Basic ", StringComparison.OrdinalIgnoreCase) && Decoded(header[6..].Trim()) is { } text && text.IndexOf(':', StringComparison.Ordinal) is >= 0 and var colon
            ? text[(colon + 1)..]
            : null;

    private static bool Is(string name, string other) => name.Equals(other, StringComparison.OrdinalIgnoreCase);

    private static string Text(string text, CallSecrets? others) => TextMasking.Mask(text) is var masked && others is not null ? others.Mask(masked) : masked;

    private static string Credentials(string value)
    {
        var space = value.IndexOf(' ', StringComparison.Ordinal);
        if (space < 0)
        {
            return value.Length == 0 ? value : Secret(value);
        }

        var (scheme, rest) = (value[..space], value[(space + 1)..].Trim());
        return scheme.Equals("Basic", StringComparison.OrdinalIgnoreCase) && UserAndPassword(rest) is { } user
            ? $"{scheme} {user}"
            : $"{scheme} {Secret(rest)}";
    }

    private static string? UserAndPassword(string base64) =>
        Decoded(base64) is { } text && text.IndexOf(':', StringComparison.Ordinal) is >= 0 and var colon ? $"{text[..colon]}:{Secret(text[(colon + 1)..])}" : null;

    private static string? Decoded(string base64)
    {
        var bytes = new byte[base64.Length];
        return Convert.TryFromBase64String(base64, bytes, out var length) ? Encoding.UTF8.GetString(bytes, 0, length) : null;
    }

    private static string SetCookie(string value)
    {
        var end = value.IndexOf(';', StringComparison.Ordinal);
        return end < 0 ? Cookie(value) : Cookie(value[..end]) + value[end..];
    }

    private static string Cookie(string pair)
    {
        var equals = pair.IndexOf('=', StringComparison.Ordinal);
        return $"{pair[..(equals + 1)]}{(equals + 1 < pair.Length ? Secret(pair[(equals + 1)..].Trim()) : "")}";
    }

    private static string Field(string pair)
    {
        var equals = pair.IndexOf('=', StringComparison.Ordinal);
        return equals >= 0 && equals + 1 < pair.Length && IsSecret(Uri.UnescapeDataString(pair[..equals]))
            ? $"{pair[..(equals + 1)]}{Secret(Uri.UnescapeDataString(pair[(equals + 1)..]))}"
            : TextMasking.Tokens(pair);
    }
}
