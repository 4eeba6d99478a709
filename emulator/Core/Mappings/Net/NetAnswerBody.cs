using System.Text.Json;
using System.Text.Json.Nodes;
using ChatEmulator.Exchanges;
using ChatEmulator.Mappings.Reading;

namespace ChatEmulator.Mappings.Net;

/// <summary>The body of an answer: of four ways to say it the first that is there counts in WireMock.Net, and here there is one.</summary>
/// <param name="fields">The answer.</param>
/// <param name="faults">Takes what is wrong.</param>
internal sealed class NetAnswerBody(Fields fields, ICollection<Fault> faults)
{
    private const int Utf8 = 65_001;

    private static readonly string[] Ways = ["BodyAsBytes", "Body", "BodyAsJson", "BodyAsFile"];

    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Reads it.</summary>
    /// <param name="copy">Takes what was written, as what, and its value.</param>
    public void Read(Action<string, string, JsonNode?> copy)
    {
        string[] said = [.. Ways.Where(way => fields.Take(way) is not null)];
        var indented = fields.Truth("BodyAsJsonIndented") == true;
        Encoding();
        Destination();
        fields.Truth("BodyAsFileIsCached");
        foreach (var more in said.Skip(1).Where(more => !IsTheSame(said[0], more)))
        {
            fields.Wrong<object>(more, $"is ignored beside {said[0]} there: only one of {string.Join(", ", Ways)}");
        }

        switch (said.FirstOrDefault())
        {
            case "BodyAsBytes":
                copy("BodyAsBytes", "base64Body", fields.Letters("BodyAsBytes"));
                break;
            case "Body":
                copy("Body", "body", fields.Letters("Body"));
                break;
            case "BodyAsJson" when indented:
                copy("BodyAsJson", "body", NetResponse.Node(fields.Take("BodyAsJson")!.Value)!.ToJsonString(Indented));
                break;
            case "BodyAsJson":
                copy("BodyAsJson", "jsonBody", NetResponse.Node(fields.Take("BodyAsJson")!.Value));
                break;
            case "BodyAsFile":
                copy("BodyAsFile", "bodyFileName", fields.Letters("BodyAsFile")?.Replace('\\', '/'));
                break;
            default:
                break;
        }
    }

    // What was recorded is there both ways.
    private bool IsTheSame(string first, string second)
    {
        if ((first, second) is not ("BodyAsBytes", "Body") || fields.Letters("BodyAsBytes") is not { } base64 || fields.Letters("Body") is not { } text)
        {
            return false;
        }

        var bytes = new byte[base64.Length];
        return Convert.TryFromBase64String(base64, bytes, out var length) && bytes.AsSpan(0, length).SequenceEqual(System.Text.Encoding.UTF8.GetBytes(text));
    }

    private void Encoding()
    {
        if (fields.Take("BodyEncoding") is not { } json)
        {
            return;
        }

        var encoding = new Fields(json, fields.At("BodyEncoding"), faults);
        var (page, web) = (encoding.Whole("CodePage"), encoding.Text("WebName"));
        encoding.Text("EncodingName");
        encoding.End();
        if (page is not (null or Utf8) || web?.ToUpperInvariant() is not (null or "UTF-8"))
        {
            fields.Wrong<object>("BodyEncoding", "is not to be had here but as utf-8; BodyAsBytes says other bytes");
        }
    }

    // A text or its bytes: what is sent is the same.
    private void Destination()
    {
        var word = fields.Text("BodyDestination");
        if (word is not (null or "" or "SameAsSource" or "String" or "Bytes"))
        {
            fields.Wrong<object>("BodyDestination", $"should be SameAsSource, String or Bytes, and is '{Brief.Of(word, 40)}'");
        }
    }
}
