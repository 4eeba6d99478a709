using System.Text;

namespace ChatEmulator.Mappings.Patterns;

/// <summary>In which letters a body is written: what the charset of its Content-Type says, and UTF-8 where it says none that is known.</summary>
internal static class Letterset
{
    private const string Parameter = "charset=";

    /// <summary>Bytes as a text.</summary>
    public static string Text(ReadOnlySpan<byte> body, string? contentType) => Of(contentType) is { } named ? named.GetString(body)
        : Named(contentType).Equals("utf-16", StringComparison.OrdinalIgnoreCase) ? Marked(body)
        : Encoding.UTF8.GetString(body);

    /// <summary>Bytes as the same text in UTF-8; they themselves where they are that.</summary>
    public static ReadOnlyMemory<byte> Utf8(ReadOnlyMemory<byte> body, string? contentType) =>
        Named(contentType) is "" || Named(contentType).Equals("utf-8", StringComparison.OrdinalIgnoreCase) ? body : Encoding.UTF8.GetBytes(Text(body.Span, contentType));

    private static Encoding? Of(string? contentType) => Named(contentType).ToString().ToUpperInvariant() switch
    {
        "ISO-8859-1" or "LATIN1" => Encoding.Latin1,
        "US-ASCII" or "ASCII" => Encoding.ASCII,
        "UTF-16LE" => Encoding.Unicode,
        "UTF-16BE" => Encoding.BigEndianUnicode,
        _ => null,
    };

    // The first two bytes tell the order of all; where they do not, the higher byte comes first.
    private static string Marked(ReadOnlySpan<byte> body) => body switch
    {
        [0xFF, 0xFE, .. var rest] => Encoding.Unicode.GetString(rest),
        [0xFE, 0xFF, .. var rest] => Encoding.BigEndianUnicode.GetString(rest),
        _ => Encoding.BigEndianUnicode.GetString(body),
    };

    private static ReadOnlySpan<char> Named(string? contentType)
    {
        var at = contentType?.IndexOf(Parameter, StringComparison.OrdinalIgnoreCase) ?? -1;
        if (at < 0)
        {
            return [];
        }

        var value = contentType.AsSpan(at + Parameter.Length);
        var end = value.IndexOf(';');
        return (end < 0 ? value : value[..end]).Trim().Trim('"');
    }
}
