using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace ChatEmulator.Host.Templating.Values;

/// <summary>Writes JSON for people, as Jackson does: <c>"a" : 1</c>, a list on one line.</summary>
internal static class JsonPrinter
{
    /// <summary>The JSON.</summary>
    public static string Print(JsonElement json)
    {
        var text = new StringBuilder();
        Write(json, text, 0);
        return text.ToString();
    }

    private static void Write(JsonElement json, StringBuilder text, int depth)
    {
        var first = true;
        switch (json.ValueKind)
        {
            case JsonValueKind.Object:
                text.Append('{');
                foreach (var property in json.EnumerateObject())
                {
                    text.Append(first ? "\n" : ",\n").Append(' ', 2 * (depth + 1)).Append(Quoted(property.Name)).Append(" : ");
                    first = false;
                    Write(property.Value, text, depth + 1);
                }

                (first ? text.Append(' ') : text.Append('\n').Append(' ', 2 * depth)).Append('}');
                break;
            case JsonValueKind.Array:
                Elements(json, text, depth);
                break;
            default:
                text.Append(json.ValueKind == JsonValueKind.String ? Quoted(json.GetString()!) : json.GetRawText());
                break;
        }
    }

    private static void Elements(JsonElement json, StringBuilder text, int depth)
    {
        var first = true;
        text.Append('[');
        foreach (var element in json.EnumerateArray())
        {
            text.Append(first ? " " : ", ");
            first = false;
            Write(element, text, depth);
        }

        text.Append(" ]");
    }

    private static string Quoted(string text) => $"\"{JsonEncodedText.Encode(text, JavaScriptEncoder.UnsafeRelaxedJsonEscaping)}\"";
}
