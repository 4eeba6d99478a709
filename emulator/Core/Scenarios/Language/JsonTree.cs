using System.Text.Encodings.Web;
using System.Text.Json;
using ChatEmulator.Scenarios.Sources;

namespace ChatEmulator.Scenarios.Language;

/// <summary>Writes a tree of YAML as the JSON that it looks like.</summary>
internal static class JsonTree
{
    private static readonly JsonWriterOptions AsWritten = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static byte[] Write(Node node, Page page)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, AsWritten))
        {
            Write(node, json, page);
        }

        return buffer.ToArray();
    }

    private static void Write(Node node, Utf8JsonWriter json, Page page)
    {
        switch (node)
        {
            case MapNode map:
                json.WriteStartObject();
                foreach (var (key, value) in map.Entries)
                {
                    json.WritePropertyName(key.Value);
                    Write(value, json, page);
                }

                json.WriteEndObject();
                break;
            case ListNode list:
                json.WriteStartArray();
                foreach (var item in list.Items)
                {
                    Write(item, json, page);
                }

                json.WriteEndArray();
                break;
            default:
                Write((TextNode)node, json, page);
                break;
        }
    }

    private static void Write(TextNode text, Utf8JsonWriter json, Page page)
    {
        if (text.IsNull)
        {
            json.WriteNullValue();
        }
        else if (text.Truth is { } truth)
        {
            json.WriteBooleanValue(truth);
        }
        else if (text.Number is not null)
        {
            json.WriteNumberValue(Scalars.Number(text, "json", page) ?? 0);
        }
        else
        {
            json.WriteStringValue(Scalars.Text(text, "json", page));
        }
    }
}
