using System.Text;
using System.Text.Json;
using ChatEmulator.Exchanges;
using ChatEmulator.Journals;

namespace ChatEmulator.Host.Explaining;

/// <summary>What became of requests, for a program.</summary>
internal static class ExplainedJson
{
    public static string Write(IReadOnlyList<Explained> all)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Indented = true }))
        {
            json.WriteStartArray();
            foreach (var each in all)
            {
                Write(each, json);
            }

            json.WriteEndArray();
        }

        return Encoding.UTF8.GetString(buffer.ToArray());
    }

    private static void Write(Explained explained, Utf8JsonWriter json)
    {
        var outcome = explained.Outcome;
        json.WriteStartObject();
        json.WriteNumber("line", explained.Request.Line);
        json.WriteString("method", explained.Exchange.Method);
        json.WriteString("path", explained.Exchange.Path);
        json.WriteString("query", explained.Exchange.Query);
        json.WriteString("protocol", explained.Exchange.Protocol.Name());
        json.WriteString("at", Time.Instants.Text(outcome.At));
        json.WriteString("operation", outcome.Operation);
        json.WriteString("account", outcome.Account);
        Reasons(json, "limits", explained.Trace.Limits);
        Reasons(json, "rules", explained.Trace.Reasons);
        json.WriteString("effect", Words.Of(outcome.Effect));
        Answer(outcome.Script.Reply, json);
        json.WriteString("delivery", outcome.Plan.DeliveryWord);
        json.WriteString("refused_by", outcome.Refusal?.Error);
        json.WriteString("why", outcome.Why);
        json.WriteEndObject();
    }

    private static void Reasons(Utf8JsonWriter json, string name, IReadOnlyList<Scenarios.Reason> reasons)
    {
        json.WriteStartArray(name);
        foreach (var reason in reasons)
        {
            json.WriteStartObject();
            json.WriteString("name", reason.Name);
            json.WriteBoolean("fired", reason.Fired);
            json.WriteString("why", reason.Why);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void Answer(Exchanges.Reply reply, Utf8JsonWriter json)
    {
        json.WriteStartObject("answer");
        json.WriteNumber("status", reply.Status);
        json.WriteStartArray("headers");
        foreach (var header in reply.Headers)
        {
            json.WriteStartObject();
            json.WriteString("name", header.Name);
            json.WriteString("value", header.Value);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteString("content_type", reply.ContentType);
        json.WriteString("body", Encoding.UTF8.GetString(reply.Body.Span));
        json.WriteEndObject();
    }
}
