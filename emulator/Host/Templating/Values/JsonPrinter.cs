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
        if (json.ValueKind == JsonValueKind.Object)
        {
            var first = true;
            text.Append('{');
            foreach (var property in json.EnumerateObject())
            {
                text.Append(first ? "\n" : ",\n").Append(' ', 2 * (depth + 1)).Append(Quoted(property.Name)).Append(" : ");
                first = false;
                Write(property.Value, text, depth + 1);
            }

            (first ? text.Append(' ') : text.Append('\n').Append(' ', 2 * depth)).Append('}');
        }
        else if (json.ValueKind == JsonValueKind.Array)
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
        else
        {
            text.Append(json.ValueKind == JsonValueKind.String ? Quoted(json.GetString()!) : json.GetRawText());
        }
    }

    private static string Quoted(string text) => $"\"{JsonEncodedText.Encode(text, JavaScriptEncoder.UnsafeRelaxedJsonEscaping)}\"";
}
