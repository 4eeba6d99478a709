using System.Globalization;
using System.Text.Json;
using ChatEmulator.Exchanges;
using ChatEmulator.Mappings.Patterns;

namespace ChatEmulator.Server.Admin;

/// <summary>A request as WireMock tells it.</summary>
internal static class RequestJson
{
    private const int Http = 80;

    /// <summary>Writes a request as an object.</summary>
    public static void Write(Utf8JsonWriter json, ShownCall shown)
    {
        var call = shown.Call;
        var asked = new Asked(new Exchange(call.Method, shown.Path, shown.Query, [.. shown.Headers], shown.Body));
        json.WriteStartObject();
        json.WriteString("url", asked.Url);
        json.WriteString("absoluteUrl", $"http://{asked.Host}{(asked.Port == Http ? "" : string.Create(CultureInfo.InvariantCulture, $":{asked.Port}"))}{asked.Url}");
        json.WriteString("method", call.Method);
        json.WriteString("clientIp", "127.0.0.1");
        WriteHeaders(json, shown.Headers);
        WriteCookies(json, asked);
        json.WriteBoolean("browserProxyRequest", false);
        json.WriteNumber("loggedDate", call.At.ToUnixTimeMilliseconds());
        json.WriteString("bodyAsBase64", Convert.ToBase64String(shown.Body));
        json.WriteString("body", asked.Body.Text ?? "");
        json.WriteString("protocol", call.Protocol.Name());
        json.WriteString("scheme", "http");
        json.WriteString("host", asked.Host);
        json.WriteNumber("port", asked.Port);
        json.WriteString("loggedDateString", call.At.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture));
        WriteFields(json, "queryParams", asked.QueryFields);
        WriteFields(json, "formParams", asked.FormFields);
        json.WriteEndObject();
    }

    /// <summary>Writes headers, those of several values as a list.</summary>
    public static void WriteHeaders(Utf8JsonWriter json, IReadOnlyList<Header> headers)
    {
        json.WriteStartObject("headers");
        foreach (var lines in headers.GroupBy(header => header.Name, StringComparer.OrdinalIgnoreCase))
        {
            json.WritePropertyName(lines.Key);
            WriteValues(json, [.. lines.Select(line => line.Value)]);
        }

        json.WriteEndObject();
    }

    /// <summary>Writes the fields of a query or a form, each with all its values.</summary>
    public static void WriteFields(Utf8JsonWriter json, string name, ReadOnlyMemory<Header> fields)
    {
        json.WriteStartObject(name);
        foreach (var field in Grouped(fields))
        {
            json.WriteStartObject(field.Key);
            json.WriteString("key", field.Key);
            json.WriteStartArray("values");
            foreach (var value in field)
            {
                json.WriteStringValue(value);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    private static void WriteCookies(Utf8JsonWriter json, Asked asked)
    {
        json.WriteStartObject("cookies");
        foreach (var cookie in Grouped(asked.Cookies))
        {
            json.WritePropertyName(cookie.Key);
            WriteValues(json, [.. cookie]);
        }

        json.WriteEndObject();
    }

    private static ILookup<string, string> Grouped(ReadOnlyMemory<Header> fields) => fields.ToArray().ToLookup(field => field.Name, field => field.Value, StringComparer.Ordinal);

    private static void WriteValues(Utf8JsonWriter json, IReadOnlyList<string> values)
    {
        if (values.Count == 1)
        {
            json.WriteStringValue(values[0]);
            return;
        }

        json.WriteStartArray();
        foreach (var value in values)
        {
            json.WriteStringValue(value);
        }

        json.WriteEndArray();
    }
}
