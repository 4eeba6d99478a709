using System.Globalization;
using System.Numerics;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using ChatEmulator.Host.Templating.Filling;
using ChatEmulator.Mappings.Patterns;

namespace ChatEmulator.Host.Templating.Values;

/// <summary>JSON as values of templates, and the other way round.</summary>
internal static class Json
{
    /// <summary>A text as JSON; null when it is none.</summary>
    public static JsonElement? Parse(string text) => ParsedJson.Parse(text);

    /// <summary>JSON as a value.</summary>
    /// <param name="json">The JSON.</param>
    /// <param name="found">Whether a JSONPath led there: its lists then are told as JSON, its numbers are those of machines.</param>
    public static object? Value(JsonElement json, bool found) => json.ValueKind switch
    {
        JsonValueKind.Object => Members(json, found),
        JsonValueKind.Array when found => new FoundList(json.EnumerateArray().Select(each => Value(each, found))),
        JsonValueKind.Array => json.EnumerateArray().Select(each => Value(each, found)).ToList(),
        JsonValueKind.String => json.GetString(),
        JsonValueKind.Number => Number(json, found),
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => null,
    };

    /// <summary>What a JSONPath led to, as a value: an object is told as JSON for people.</summary>
    public static object? Found(JsonElement json) => json.ValueKind == JsonValueKind.Object ? new FoundObject(Members(json, true), json) : Value(json, true);

    /// <summary>Writes a value as JSON without spaces, with slashes escaped, as the library behind WireMock's JSONPath does.</summary>
    public static void Write(object? value, StringBuilder text, Render render, int depth)
    {
        var json = Of(value, render, depth);
        text.Append(json is null ? "null" : Compact(json.Value).Replace("/", "\\/", StringComparison.Ordinal));
        render.Spend(text.Length);
    }

    /// <summary>JSON on one line, without spaces.</summary>
    public static string Compact(JsonElement json) => Encoding.UTF8.GetString(Written(writer => json.WriteTo(writer)));

    /// <summary>JSON for people, as WireMock writes it.</summary>
    public static string Pretty(JsonElement json) => JsonPrinter.Print(json);

    /// <summary>A value as JSON; members that are null are left out, as WireMock does.</summary>
    public static JsonElement? Of(object? value, Render render, int depth = 0, bool dropsNull = false) =>
        value is null ? null : JsonDocument.Parse(Written(writer => Put(value, writer, render, depth, dropsNull)), new JsonDocumentOptions { MaxDepth = 1_000 }).RootElement;

    private static Map Members(JsonElement json, bool found)
    {
        var map = new Map();
        foreach (var property in json.EnumerateObject())
        {
            map[property.Name] = Value(property.Value, found);
        }

        return map;
    }

    private static object Number(JsonElement json, bool found)
    {
        var raw = json.GetRawText();
        return json.TryGetInt64(out var whole) ? whole
            : raw.AsSpan().IndexOfAny(".eE") < 0 && BigInteger.TryParse(raw, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var large) ? large
            : !found && decimal.TryParse(raw, NumberStyles.Float, CultureInfo.InvariantCulture, out var exact) ? exact
            : json.GetDouble();
    }

    private static byte[] Written(Action<Utf8JsonWriter> write)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            write(writer);
        }

        return stream.ToArray();
    }

    private static void Put(object? value, Utf8JsonWriter writer, Render render, int depth, bool dropsNull)
    {
        Render.Within(depth < 300);
        render.Step();
        if (Java.Members(value) is { } map)
        {
            writer.WriteStartObject();
            foreach (var (name, each) in map.Where(each => !dropsNull || each.Value is not null))
            {
                writer.WritePropertyName(name);
                Put(each, writer, render, depth + 1, dropsNull);
            }

            writer.WriteEndObject();
        }
        else if (Java.Elements(value) is { } list && value is not (Several { All.Count: 1 } or UrlPath))
        {
            writer.WriteStartArray();
            list.ToList().ForEach(each => Put(each, writer, render, depth + 1, dropsNull));
            writer.WriteEndArray();
        }
        else
        {
            Scalar(value, writer, render);
        }
    }

    private static void Scalar(object? value, Utf8JsonWriter writer, Render render)
    {
        if (value is null)
        {
            writer.WriteNullValue();
        }
        else if (value is bool or long or BigInteger or decimal || (value is double number && double.IsFinite(number)))
        {
            writer.WriteRawValue(Java.Text(value, render));
        }
        else
        {
            var text = Java.Text(value, render);
            render.Spend(text.Length);
            writer.WriteStringValue(text);
        }
    }
}
