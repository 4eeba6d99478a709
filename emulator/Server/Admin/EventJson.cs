using System.Text;
using System.Text.Json;
using ChatEmulator.Journals;
using ChatEmulator.Mappings;
using ChatEmulator.Time;
using ChatEmulator.Worlds;

namespace ChatEmulator.Server.Admin;

/// <summary>A call as WireMock tells it, with what was answered and by which mapping.</summary>
internal static class EventJson
{
    private const string Waited = "delay ";

    private static readonly Dictionary<string, string> Faults = new(StringComparer.Ordinal)
    {
        ["reset"] = "CONNECTION_RESET_BY_PEER",
        ["close"] = "EMPTY_RESPONSE",
        ["malformed_chunk"] = "MALFORMED_RESPONSE_CHUNK",
        ["garbage"] = "RANDOM_DATA_THEN_CLOSE",
    };

    /// <summary>Write calls of some numbers, each as an object.</summary>
    public static IEnumerable<Action<Utf8JsonWriter>> Writers(AdminCall asker, IReadOnlyList<long> numbers) =>
        ServeEvents.Read(asker, numbers).Select(each => (Action<Utf8JsonWriter>)(json => Write(json, each, asker, ServeEvents.Of(asker, each))));

    /// <summary>Writes a call as an object.</summary>
    public static void Write(Utf8JsonWriter json, Call call, AdminCall asker, Mapping? mapping)
    {
        var shown = ShownCall.Of(asker, call);
        json.WriteStartObject();
        json.WriteString("id", ServeEvents.IdOf(asker.World, call.Number));
        json.WritePropertyName("request");
        RequestJson.Write(json, shown);
        WriteDefinition(json, call, mapping);
        WriteResponse(json, shown);
        json.WriteBoolean("wasMatched", IsMatched(call));
        WriteTiming(json, call);
        json.WriteStartArray("subEvents");
        json.WriteEndArray();
        WriteMapping(json, call, asker.World, mapping);
        json.WriteEndObject();
    }

    /// <summary>Whether anybody answered it, a stub or an imitated vendor.</summary>
    public static bool IsMatched(Call call) => call.Operation is not null;

    private static void WriteDefinition(Utf8JsonWriter json, Call call, Mapping? mapping)
    {
        json.WritePropertyName("responseDefinition");
        if (mapping is not null)
        {
            mapping.Source.GetProperty("response").WriteTo(json);
            return;
        }

        WriteNotConfigured(json, call);
    }

    private static void WriteNotConfigured(Utf8JsonWriter json, Call call)
    {
        json.WriteStartObject();
        json.WriteNumber("status", call.Status);
        json.WriteBoolean("fromConfiguredStub", false);
        json.WriteEndObject();
    }

    // Of what nobody answered WireMock tells a mapping too, made up for that one call.
    private static void WriteMapping(Utf8JsonWriter json, Call call, World world, Mapping? mapping)
    {
        if (mapping is null && IsMatched(call))
        {
            return;
        }

        json.WritePropertyName("stubMapping");
        if (mapping is not null)
        {
            mapping.Source.WriteTo(json);
            return;
        }

        var id = ServeEvents.IdOf(world, ~call.Number);
        json.WriteStartObject();
        json.WriteString("id", id);
        json.WriteStartObject("request");
        json.WriteString("method", "ANY");
        json.WriteEndObject();
        json.WritePropertyName("response");
        WriteNotConfigured(json, call);
        json.WriteString("uuid", id);
        json.WriteEndObject();
    }

    private static void WriteResponse(Utf8JsonWriter json, ShownCall shown)
    {
        json.WriteStartObject("response");
        json.WriteNumber("status", shown.Call.Status);
        var body = IsMatched(shown.Call) ? shown.AnswerBody : [];
        if (IsMatched(shown.Call))
        {
            RequestJson.WriteHeaders(json, shown.AnswerHeaders);
        }

        json.WriteString("bodyAsBase64", Convert.ToBase64String(body));
        if (Fault(shown.Call) is { } fault)
        {
            json.WriteString("fault", fault);
        }

        json.WriteString("body", Encoding.UTF8.GetString(body));
        json.WriteEndObject();
    }

    private static string? Fault(Call call) => call.Delivery?.Split(", ").Select(word => Faults.GetValueOrDefault(word.Split(' ')[0])).FirstOrDefault(fault => fault is not null);

    // As it was drawn, on the world's clock.
    private static TimeSpan AddedDelay(Call call) => (call.Delivery ?? "").Split(", ").Where(word => word.StartsWith(Waited, StringComparison.Ordinal))
        .Aggregate(TimeSpan.Zero, (sum, word) => Durations.TryRead(word[Waited.Length..], out var time) ? sum + time : sum);

    // Real time from the request's last byte to the answer's; while it is in flight nothing is known of it.
    private static void WriteTiming(Utf8JsonWriter json, Call call)
    {
        var time = call.Ending is { } ending ? (long)TimeSpan.FromTicks(Math.Max(0, ending.Finished - call.Arrived)).TotalMilliseconds : 0;
        json.WriteStartObject("timing");
        json.WriteNumber("addedDelay", (long)AddedDelay(call).TotalMilliseconds);
        json.WriteNumber("processTime", 0);
        json.WriteNumber("responseSendTime", time);
        json.WriteNumber("serveTime", time);
        json.WriteNumber("totalTime", time);
        json.WriteEndObject();
    }
}
