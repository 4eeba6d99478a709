using System.Text;
using System.Text.Json;
using ChatEmulator.Exchanges;
using ChatEmulator.Mappings.Patterns;
using ChatEmulator.Mappings.Reading;

namespace ChatEmulator.Server.Admin;

/// <summary>A request as WireMock's clients write it down.</summary>
internal static class LoggedRequest
{
    // What can be read off the rest, or has no bearing on whether a mapping is met.
    private static readonly string[] Derived =
        ["absoluteUrl", "clientIp", "cookies", "browserProxyRequest", "loggedDate", "loggedDateString", "protocol", "scheme", "host", "port", "queryParams", "formParams", "id"];

    // What is told as it follows from the rest, whatever was written.
    private static readonly string[] Told = ["browserProxyRequest", "scheme", "host", "port", "queryParams", "formParams"];

    public static Exchange Read(JsonElement json, ICollection<Fault> faults)
    {
        var fields = new Fields(json, "", faults);
        var (url, method) = (fields.Text("url") ?? "", fields.Text("method") ?? "");
        var (text, base64) = (fields.Text("body"), fields.Text("bodyAsBase64"));
        var headers = fields.Take("headers") is { } map ? Headers(map, fields, faults) : [];
        foreach (var name in Derived)
        {
            fields.Take(name);
        }

        fields.End();
        var query = url.IndexOf('?', StringComparison.Ordinal);
        return new Exchange(method, query < 0 ? url : url[..query], query < 0 ? "" : url[query..], headers, Body(text, base64, fields));
    }

    /// <summary>Tells one as it was written, with what follows from it.</summary>
    public static void Tell(Utf8JsonWriter json, JsonElement written, Exchange request)
    {
        var asked = new Asked(request);
        json.WriteStartObject();
        foreach (var field in written.EnumerateObject().Where(field => !Told.Contains(field.Name) && !(field.Name == "body" && field.Value.ValueKind == JsonValueKind.String && field.Value.ValueEquals(""))))
        {
            field.WriteTo(json);
        }

        json.WriteBoolean("browserProxyRequest", false);
        RequestJson.WriteFields(json, "queryParams", asked.QueryFields);
        RequestJson.WriteFields(json, "formParams", asked.FormFields);
        var url = written.TryGetProperty("absoluteUrl", out var text) && text.ValueKind == JsonValueKind.String && Uri.TryCreate(text.GetString(), UriKind.Absolute, out var whole) ? whole : null;
        if (url is not null)
        {
            json.WriteString("scheme", url.Scheme);
            json.WriteString("host", url.Host);
        }

        json.WriteNumber("port", url?.Port ?? -1);
        json.WriteEndObject();
    }

    private static byte[] Body(string? text, string? base64, Fields fields)
    {
        var bytes = new byte[base64?.Length ?? 0];
        return base64 is null ? Encoding.UTF8.GetBytes(text ?? "")
            : Convert.TryFromBase64String(base64, bytes, out var written) ? bytes[..written]
            : fields.Wrong<byte[]>("bodyAsBase64", "is not base64") ?? [];
    }

    private static Header[] Headers(JsonElement map, Fields fields, ICollection<Fault> faults) =>
        [.. new Fields(map, fields.At("headers"), faults).Named().SelectMany(field => field.Value.ValueKind == JsonValueKind.Array
            ? field.Value.EnumerateArray().Select(value => new Header(field.Name, value.ToString()))
            : [new Header(field.Name, field.Value.ToString())])];
}
