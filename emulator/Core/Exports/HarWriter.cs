using System.Text.Json;
using ChatEmulator.Journals;

namespace ChatEmulator.Exports;

/// <summary>
/// Calls as an HTTP Archive (HAR 1.2), which browsers and proxies open; secrets masked. All times are those of the world's clock, so an entry's place and length fit together. What the
/// format has no word for stands under names with an underscore in front, as the format asks for.
/// </summary>
/// <param name="world">The name of their world.</param>
/// <param name="version">The emulator's version.</param>
/// <param name="reason">The words that belong to a status, which no call keeps.</param>
internal sealed class HarWriter(string world, string version, Func<int, string> reason)
{
    /// <summary>Writes an archive.</summary>
    /// <param name="json">Where to.</param>
    /// <param name="calls">The calls, oldest first.</param>
    /// <param name="missing">What is not in it although it was asked for, in a sentence; null for nothing.</param>
    public void Write(Utf8JsonWriter json, IEnumerable<Call> calls, string? missing)
    {
        json.WriteStartObject();
        json.WriteStartObject("log");
        json.WriteString("version", "1.2");
        json.WriteStartObject("creator");
        json.WriteString("name", "Chat Emulator");
        json.WriteString("version", version);
        json.WriteEndObject();
        json.WriteStartArray("entries");
        foreach (var call in calls)
        {
            WriteEntry(json, ShownCall.Of(call));
        }

        json.WriteEndArray();
        if (missing is not null)
        {
            json.WriteString("comment", missing);
        }

        json.WriteEndObject();
        json.WriteEndObject();
    }

    private void WriteEntry(Utf8JsonWriter json, ShownCall shown)
    {
        var call = shown.Call;
        var time = Math.Max(0, ((call.Ending?.At ?? call.At) - call.At).TotalMilliseconds);
        json.WriteStartObject();
        json.WriteString("startedDateTime", call.At.UtcDateTime);
        json.WriteNumber("time", time);
        HarRequest.Write(json, shown);
        HarResponse.Write(json, shown, reason);
        json.WriteStartObject("cache");
        json.WriteEndObject();

        // The world knows when a call was decided and when its last byte left, and nothing in between.
        json.WriteStartObject("timings");
        json.WriteNumber("send", 0);
        json.WriteNumber("wait", time);
        json.WriteNumber("receive", 0);
        json.WriteEndObject();
        json.WriteString("connection", call.Connection);
        WriteOurs(json, shown);
        json.WriteEndObject();
    }

    private void WriteOurs(Utf8JsonWriter json, ShownCall shown)
    {
        var call = shown.Call;
        json.WriteNumber("_n", call.Number);
        json.WriteString("_world", world);
        Text(json, "_operation", call.Operation);
        Text(json, "_account", call.Account);
        Text(json, "_rule", call.Rule);
        Text(json, "_limit", call.Limit);
        Text(json, "_refused_by", call.RefusedBy);
        Text(json, "_why", shown.Why);
        json.WriteString("_effect", Words.Of(call.Effect));
        Text(json, "_delivery", call.Delivery);
        Text(json, "_ending", call.Ending is { } end ? Words.Of(end.How) : null);
        if (call.ReplayOf is { } other)
        {
            json.WriteNumber("_replay_of", other);
        }

        if (call.Ending is { } ending)
        {
            json.WriteNumber("_real_time", Math.Max(0, TimeSpan.FromTicks(ending.Finished - call.Arrived).TotalMilliseconds));
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
