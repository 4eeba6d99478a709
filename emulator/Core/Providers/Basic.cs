using System.Text;

namespace ChatEmulator.Providers;

/// <summary>HTTP Basic credentials (RFC 7617): the scheme without case, one or more spaces, UTF-8.</summary>
internal static class Basic
{
    /// <summary>The header that a client with these credentials sends.</summary>
    public static string Header(string user, string password) =>
        "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes($"{user}:{password}"));

    /// <summary>Reads a header; false when it is not Basic, not base64 or has no colon.</summary>
    public static bool TryRead(string? header, out string user, out string password)
    {
        (user, password) = ("", "");
        if (header is null || !header.StartsWith("Basic ", StringComparison.OrdinalIgnoreCase))
        {
            return false;
        }

        var encoded = header.AsSpan(6).Trim();
        var bytes = new byte[encoded.Length];
        if (!Convert.TryFromBase64Chars(encoded, bytes, out var length))
        {
            return false;
        }

        var text = Encoding.UTF8.GetString(bytes, 0, length);
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        if (colon < 0)
        {
            return false;
        }

        (user, password) = (text[..colon], text[(colon + 1)..]);
        return true;
    }
}
