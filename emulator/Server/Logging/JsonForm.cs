using System.Buffers;
using System.Text.Json;
using ChatEmulator.Exchanges;
using ChatEmulator.Journals;

namespace ChatEmulator.Server.Logging;

/// <summary>
/// The log for programs: one JSON object a line, with the journal's names; what does not apply is left out, what is long is kept in brief.
/// All other than ASCII is escaped, so it is harmless on a terminal too.
/// </summary>
internal sealed class JsonForm : ILogForm
{
    private const int LongestNotice = 10_000;

    /// <summary>Writes that a server listens.</summary>
    /// <param name="to">Where to.</param>
    /// <param name="url">Where it is reached.</param>
    /// <param name="secureUrl">Where it is reached by HTTPS; null where it is not.</param>
    /// <param name="controlUrl">Where Control is reached; null where it is on the same port.</param>
    /// <param name="scenario">The name of what it plays.</param>
    /// <param name="mappings">How many stub mappings its worlds begin with; null where no folder of them was named.</param>
    /// <param name="seed">What all its chance is drawn from.</param>
    /// <param name="version">The emulator's version.</param>
    public static void Listening(IBufferWriter<byte> to, string url, string? secureUrl, string? controlUrl, string scenario, int? mappings, long seed, string version)
    {
        using var json = Begin(to, "listening");
        json.WriteString("url", url);
        Text(json, "secure_url", secureUrl);
        Text(json, "control_url", controlUrl);
        json.WriteString("scenario", scenario);
        if (mappings is { } count)
        {
            json.WriteNumber("mappings", count);
        }

        json.WriteNumber("seed", seed);
        json.WriteString("version", version);
        End(json, to);
    }

    /// <inheritdoc/>
    public void Call(IBufferWriter<byte> to, in LoggedCall call)
    {
        using var json = Begin(to, "call");
        json.WriteNumber("n", call.Number);
        json.WriteString("world", call.World);
        json.WriteString("at", call.At.UtcDateTime);
        Text(json, "operation", call.Operation);
        Text(json, "method", call.Method);
        Text(json, "path", call.Path);
        Text(json, "account", call.Account);
        json.WriteNumber("status", call.Status);
        json.WriteString("effect", Words.Of(call.Effect));
        Text(json, "delivery", call.Delivery);
        Text(json, "rule", call.Rule);
        Text(json, "limit", call.Limit);
        Text(json, "refused_by", call.RefusedBy);
        Text(json, "why", call.Why);
        if (call.ReplayOf is { } other)
        {
            json.WriteNumber("replay_of", other);
        }

        End(json, to);
    }

    /// <inheritdoc/>
    public void Notice(IBufferWriter<byte> to, string text)
    {
        using var json = Begin(to, "notice");
        json.WriteString("text", Brief.Of(text, LongestNotice));
        End(json, to);
    }

    private static Utf8JsonWriter Begin(IBufferWriter<byte> to, string name)
    {
        var json = new Utf8JsonWriter(to);
        json.WriteStartObject();
        json.WriteString("event", name);
        return json;
    }

    private static void Text(Utf8JsonWriter json, string name, string? text)
    {
        if (text is not null)
        {
            json.WriteString(name, Brief.Of(text));
        }
    }

    private static void End(Utf8JsonWriter json, IBufferWriter<byte> to)
    {
        json.WriteEndObject();
        json.Flush();
        to.Write("\n"u8);
    }
}
