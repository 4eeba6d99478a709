using System.Text.Json;
using ChatEmulator.Exchanges;
using ChatEmulator.Journals;

namespace ChatEmulator.Exports;

/// <summary>The request of an entry.</summary>
internal static class HarRequest
{
    // What may stand in an address as it is; a request's line may hold more.
    private const string Plain = "-._~:/?#[]@!$&'()*+,;=%";

    public static void Write(Utf8JsonWriter json, ShownCall shown)
    {
        var call = shown.Call;
        json.WriteStartObject("request");
        json.WriteString("method", call.Method);
        json.WriteString("url", Address(shown));
        json.WriteString("httpVersion", call.Protocol.Name());
        HarParts.Cookies(json, shown.Headers, "Cookie");
        HarParts.Headers(json, shown.Headers);
        json.WriteStartArray("queryString");
        for (var fields = new QueryFields(shown.Query); fields.Next();)
        {
            HarParts.Pair(json, fields.Name, fields.Value);
        }

        json.WriteEndArray();
        WriteBody(json, shown);
        json.WriteNumber("headersSize", -1);
        json.WriteNumber("bodySize", call.Body.Size);
        json.WriteEndObject();
    }

    private static void WriteBody(Utf8JsonWriter json, ShownCall shown)
    {
        var body = shown.Call.Body;
        if (body.Size == 0)
        {
            return;
        }

        json.WriteStartObject("postData");
        json.WriteString("mimeType", HarParts.Find(shown.Call.Headers, "Content-Type") ?? "application/octet-stream");
        var isBinary = HarParts.Text(json, body, body.Bytes.IsEmpty ? default : shown.Body);
        if (isBinary)
        {
            json.WriteString("_encoding", "base64");
        }

        HarParts.Comment(json, body, isBinary ? "The text is base64: the body is no text." : null);
        json.WriteEndObject();
    }

    // What it was asked for at, as far as that is known: a call does not tell whether it came by TLS.
    private static string Address(ShownCall shown)
    {
        var host = HarParts.Find(shown.Call.Headers, "Host") is { } named && Uri.CheckHostName(named.Split(':')[0]) != UriHostNameType.Unknown ? named : "localhost";
        var path = shown.Path.StartsWith('/') ? shown.Path : "/" + shown.Path;
        return $"http://{host}{Escaped(path)}{Escaped(shown.Query)}";
    }

    private static string Escaped(string text) => string.Concat(text.EnumerateRunes().Select(rune =>
        rune.IsAscii && (char.IsAsciiLetterOrDigit((char)rune.Value) || Plain.Contains((char)rune.Value, StringComparison.Ordinal)) ? rune.ToString() : Uri.EscapeDataString(rune.ToString())));
}
