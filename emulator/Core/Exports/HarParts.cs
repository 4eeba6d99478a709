using System.Text;
using System.Text.Json;
using ChatEmulator.Exchanges;
using ChatEmulator.Journals;

namespace ChatEmulator.Exports;

/// <summary>What requests and answers have alike.</summary>
internal static class HarParts
{
    public static string? Find(IEnumerable<Header> headers, string name) =>
        headers.Where(header => header.Name.Equals(name, StringComparison.OrdinalIgnoreCase)).Select(header => header.Value).FirstOrDefault();

    public static void Pair(Utf8JsonWriter json, ReadOnlySpan<char> name, ReadOnlySpan<char> value)
    {
        json.WriteStartObject();
        json.WriteString("name", name);
        json.WriteString("value", value);
        json.WriteEndObject();
    }

    public static void Headers(Utf8JsonWriter json, IEnumerable<Header> headers)
    {
        json.WriteStartArray("headers");
        foreach (var header in headers)
        {
            Pair(json, header.Name, header.Value);
        }

        json.WriteEndArray();
    }

    /// <summary>The cookies of all headers of a name; of one that is set, what stands before its attributes.</summary>
    public static void Cookies(Utf8JsonWriter json, IEnumerable<Header> headers, string name)
    {
        json.WriteStartArray("cookies");
        foreach (var header in headers.Where(header => header.Name.Equals(name, StringComparison.OrdinalIgnoreCase)))
        {
            foreach (var part in header.Value.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Take(name == "Cookie" ? int.MaxValue : 1))
            {
                var equals = part.IndexOf('=', StringComparison.Ordinal);
                Pair(json, part.AsSpan(0, Math.Max(0, equals)), part.AsSpan(equals + 1));
            }
        }

        json.WriteEndArray();
    }

    /// <summary>The text of a body, as far as there is any; true when it stands there as base64.</summary>
    public static bool Text(Utf8JsonWriter json, Kept body, in MaskedBody shown)
    {
        if (body.Bytes.IsEmpty)
        {
            return false;
        }

        var isBinary = shown.Kind == BodyKind.Binary;
        json.WriteString("text", isBinary ? Convert.ToBase64String(shown.Bytes.Span) : Encoding.UTF8.GetString(shown.Bytes.Span));
        return isBinary;
    }

    /// <summary>What has to be known of a body beside its text.</summary>
    public static void Comment(Utf8JsonWriter json, Kept body, string? other)
    {
        var cut = body.Cut switch
        {
            "shortened" => "Long texts of it were not kept.",
            "cut" => "Only its beginning was kept.",
            "dropped" => "It was not kept.",
            _ => null,
        };
        if (cut is not null || other is not null)
        {
            json.WriteString("comment", string.Join(' ', new[] { cut, other }.Where(text => text is not null)));
        }
    }
}
