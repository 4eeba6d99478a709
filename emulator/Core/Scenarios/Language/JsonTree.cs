using System.Text.Encodings.Web;
using System.Text.Json;
using ChatEmulator.Scenarios.Sources;
using ChatEmulator.Scenarios.Templates;

namespace ChatEmulator.Scenarios.Language;

/// <summary>
/// Reads a tree of YAML as the JSON that it looks like. Where a value is filled in, the writer writes a null, which is then cut out.
/// </summary>
internal sealed class JsonTree
{
    private static readonly JsonWriterOptions AsWritten = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly List<(int End, IReadOnlyList<Piece> Pieces)> _holes = [];
    private readonly RuleDraft _looks;
    private readonly Page _page;

    private JsonTree(RuleDraft looks, Page page) => (_looks, _page) = (looks, page);

    public static Template Read(Node node, RuleDraft looks, Page page)
    {
        var tree = new JsonTree(looks, page);
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, AsWritten))
        {
            tree.Write(node, json);
        }

        return tree.Cut(buffer.ToArray());
    }

    private Template Cut(ReadOnlySpan<byte> json)
    {
        var (template, begin) = (new Template(), 0);
        foreach (var (end, pieces) in _holes)
        {
            template.Add(json[begin..(end - "null".Length)]);
            if (pieces is [{ Blank: not null }])
            {
                template.Add(pieces, Manner.Json);
            }
            else
            {
                template.Add("\""u8).Add(pieces, Manner.JsonText).Add("\""u8);
            }

            begin = end;
        }

        return template.Add(json[begin..]);
    }

    private void Write(Node node, Utf8JsonWriter json)
    {
        switch (node)
        {
            case MapNode map:
                json.WriteStartObject();
                foreach (var (key, value) in map.Entries)
                {
                    json.WritePropertyName(Name(key));
                    Write(value, json);
                }

                json.WriteEndObject();
                break;
            case ListNode list:
                json.WriteStartArray();
                foreach (var item in list.Items)
                {
                    Write(item, json);
                }

                json.WriteEndArray();
                break;
            default:
                Write((TextNode)node, json);
                break;
        }
    }

    private string Name(TextNode key)
    {
        if (TemplateReader.HasBlank(key.Value))
        {
            _page.Error(key, "Nothing is filled in for the name of a field, only for its value.");
        }

        return key.Value;
    }

    private void Write(TextNode text, Utf8JsonWriter json)
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
            json.WriteNumberValue(Scalars.Number(text, "json", _page) ?? 0);
        }
        else
        {
            WriteText(text, json);
        }
    }

    private void WriteText(TextNode text, Utf8JsonWriter json)
    {
        var pieces = TemplateReader.Read(text, "json", _looks, _page) ?? [];
        if (pieces.All(piece => piece.Blank is null))
        {
            json.WriteStringValue(string.Concat(pieces.Select(piece => piece.Text)));
            return;
        }

        json.WriteNullValue();
        _holes.Add(((int)(json.BytesCommitted + json.BytesPending), pieces));
    }
}
