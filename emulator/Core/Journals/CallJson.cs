using System.Text.Json;
using ChatEmulator.Exchanges;

namespace ChatEmulator.Journals;

/// <summary>A call as JSON, in the shape that Control tells; secrets masked, members that do not apply left out.</summary>
internal static class CallJson
{
    /// <summary>Writes one call as an object.</summary>
    /// <param name="json">Where to.</param>
    /// <param name="call">The call.</param>
    /// <param name="world">The name of its world.</param>
    public static void Write(Utf8JsonWriter json, Call call, string world) => Write(json, ShownCall.Of(call), world);

    /// <summary>Writes one call as an object, masked or not.</summary>
    /// <param name="json">Where to.</param>
    /// <param name="shown">The call.</param>
    /// <param name="world">The name of its world.</param>
    /// <param name="epoch">The epoch of its world, where calls of several stand together; null for not telling it.</param>
    public static void Write(Utf8JsonWriter json, ShownCall shown, string world, int? epoch = null)
    {
        var call = shown.Call;
        json.WriteStartObject();
        json.WriteNumber("n", call.Number);
        json.WriteString("world", world);
        if (epoch is { } number)
        {
            json.WriteNumber("epoch", number);
        }

        json.WriteString("at", call.At.UtcDateTime);
        Text(json, "operation", call.Operation);
        Text(json, "account", call.Account);
        WriteRequest(json, shown);
        WriteDecision(json, shown);
        json.WriteString("effect", Words.Of(call.Effect));
        WriteAnswer(json, shown);
        Text(json, "delivery", call.Delivery);
        WriteEnding(json, call.Ending);
        json.WriteString("connection", call.Connection);
        if (call.ReplayOf is { } other)
        {
            json.WriteNumber("replay_of", other);
        }

        if (!call.Replayable)
        {
            json.WriteBoolean("replayable", false);
        }

        json.WriteEndObject();
    }

    private static void WriteRequest(Utf8JsonWriter json, ShownCall shown)
    {
        var call = shown.Call;
        json.WriteStartObject("request");
        json.WriteString("protocol", call.Protocol.Name());
        json.WriteString("method", call.Method);
        json.WriteString("path", shown.Path);
        Text(json, "query", call.Query.Length == 0 ? null : shown.Query);
        json.WritePropertyName("headers");
        WriteHeaders(json, shown.Headers);
        WriteBody(json, call.Body, call.Body.Bytes.IsEmpty ? default : shown.Body);
        json.WriteEndObject();
    }

    private static void WriteDecision(Utf8JsonWriter json, ShownCall shown)
    {
        var call = shown.Call;
        json.WriteStartObject("decision");
        Text(json, "rule", call.Rule);
        Text(json, "limit", call.Limit);
        Text(json, "refused_by", call.RefusedBy);
        Text(json, "why", shown.Why);
        json.WriteEndObject();
    }

    private static void WriteAnswer(Utf8JsonWriter json, ShownCall shown)
    {
        var call = shown.Call;
        json.WriteStartObject("answer");
        json.WriteNumber("status", call.Status);
        json.WritePropertyName("headers");
        WriteHeaders(json, shown.AnswerHeaders);
        WriteBody(json, call.AnswerBody, call.AnswerBody.Bytes.IsEmpty ? default : shown.AnswerBody);
        json.WriteEndObject();
    }

    // Null while in flight, and said in so many words, as a reader may well skip what is null.
    private static void WriteEnding(Utf8JsonWriter json, Ending? ending)
    {
        if (ending is not { } end)
        {
            json.WriteNull("ending");
            json.WriteBoolean("in_flight", true);
            return;
        }

        json.WriteStartObject("ending");
        json.WriteString("how", Words.Of(end.How));
        json.WriteNumber("bytes", end.Bytes);
        json.WriteString("at", end.At.UtcDateTime);
        json.WriteEndObject();
    }

    /// <summary>Writes headers as an object; a name that comes several times has a list.</summary>
    public static void WriteHeaders(Utf8JsonWriter json, IEnumerable<Header> headers)
    {
        json.WriteStartObject();
        var lines = headers as Header[] ?? [.. headers];
        for (var i = 0; i < lines.Length; i++)
        {
            // A name that comes several times stands where it came first, with all its values.
            if (Next(lines, lines[i].Name, 0) < i)
            {
                continue;
            }

            json.WritePropertyName(lines[i].Name);
            WriteValues(json, lines, i);
        }

        json.WriteEndObject();
    }

    private static void WriteValues(Utf8JsonWriter json, Header[] lines, int first)
    {
        var name = lines[first].Name;
        var next = Next(lines, name, first + 1);
        if (next == lines.Length)
        {
            json.WriteStringValue(lines[first].Value);
            return;
        }

        json.WriteStartArray();
        for (var i = first; i < lines.Length; i = Next(lines, name, i + 1))
        {
            json.WriteStringValue(lines[i].Value);
        }

        json.WriteEndArray();
    }

    private static int Next(Header[] lines, string name, int from)
    {
        while (from < lines.Length && !lines[from].Name.Equals(name, StringComparison.OrdinalIgnoreCase))
        {
            from++;
        }

        return from;
    }

    private static void WriteBody(Utf8JsonWriter json, Kept body, in MaskedBody shown)
    {
        if (!body.Bytes.IsEmpty)
        {
            json.WritePropertyName(shown.Kind == BodyKind.Binary ? "body_base64" : "body");
            WriteMasked(json, shown);
        }

        if (body.Cut is not null)
        {
            json.WriteNumber("body_size", body.Size);
            json.WriteString("body_cut", body.Cut);
        }
    }

    /// <summary>Writes a body as a value.</summary>
    public static void WriteMasked(Utf8JsonWriter json, MaskedBody body)
    {
        switch (body.Kind)
        {
            case BodyKind.Json:
                json.WriteRawValue(body.Bytes.Span, skipInputValidation: true);
                break;
            case BodyKind.Text:
                json.WriteStringValue(body.Bytes.Span);
                break;
            default:
                json.WriteBase64StringValue(body.Bytes.Span);
                break;
        }
    }

    private static void Text(Utf8JsonWriter json, string name, string? text)
    {
        if (text is not null)
        {
            json.WriteString(name, text);
        }
    }
}
