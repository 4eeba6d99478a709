using System.Text.Json;
using ChatEmulator.Judging.Verdicts;

namespace ChatEmulator.Judging.Reports;

/// <summary>Verdicts as JSON, there and back: what Control tells, and what <c>verify</c> reads.</summary>
internal static class VerdictJson
{
    /// <summary>Writes a report as an object.</summary>
    public static void Write(Utf8JsonWriter json, VerdictReport report)
    {
        json.WriteStartObject();
        json.WriteString("ruling", Word(report.Ruling));
        json.WriteStartArray("worlds");
        foreach (var world in report.Worlds)
        {
            Write(json, world);
        }

        json.WriteEndArray();
        json.WriteNumber("forgotten", report.Forgotten);
        json.WriteEndObject();
    }

    /// <summary>Reads a report that was written here.</summary>
    /// <exception cref="FormatException">It is none.</exception>
    public static VerdictReport Read(JsonElement json)
    {
        try
        {
            return new VerdictReport([.. json.GetProperty("worlds").EnumerateArray().Select(World)], json.GetProperty("forgotten").GetInt64());
        }
        catch (Exception e) when (e is InvalidOperationException or KeyNotFoundException)
        {
            throw new FormatException($"It is no verdict: {e.Message}", e);
        }
    }

    /// <summary>The word for a ruling.</summary>
    public static string Word(Ruling ruling) => ruling switch
    {
        Ruling.Held => "held",
        Ruling.Broken => "broken",
        _ => "inconclusive",
    };

    private static void Write(Utf8JsonWriter json, WorldVerdict world)
    {
        json.WriteStartObject();
        json.WriteString("world", world.World);
        json.WriteString("scenario", world.Scenario);
        json.WriteNumber("epoch", world.Epoch);
        json.WriteNumber("calls", world.Calls);
        Text(json, "ended", world.Ended);
        json.WriteString("ruling", Word(world.Ruling));
        json.WriteStartArray("expectations");
        foreach (var judged in world.Expectations)
        {
            Write(json, judged);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, Judged judged)
    {
        json.WriteStartObject();
        Text(json, "name", judged.Name);
        json.WriteString("expectation", judged.Expectation);
        json.WriteString("file", judged.File);
        json.WriteNumber("line", judged.Line);
        json.WriteString("ruling", Word(judged.Ruling));
        Text(json, "why", judged.Why.Length == 0 ? null : judged.Why);
        json.WriteStartArray("calls");
        foreach (var call in judged.Calls)
        {
            json.WriteNumberValue(call);
        }

        json.WriteEndArray();
        json.WriteStartArray("shown");
        foreach (var line in judged.Shown)
        {
            json.WriteStringValue(line);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Text(Utf8JsonWriter json, string name, string? text)
    {
        if (text is not null)
        {
            json.WriteString(name, text);
        }
    }

    private static WorldVerdict World(JsonElement json) => new(
        Text(json, "world") ?? "",
        Text(json, "scenario") ?? "",
        json.GetProperty("epoch").GetInt32(),
        json.GetProperty("calls").GetInt64(),
        Text(json, "ended"),
        [.. json.GetProperty("expectations").EnumerateArray().Select(Expectation)]);

    private static Judged Expectation(JsonElement json) => new(
        Text(json, "expectation") ?? "",
        Text(json, "name"),
        Text(json, "file") ?? "",
        json.GetProperty("line").GetInt32(),
        Text(json, "ruling") switch { "held" => Ruling.Held, "broken" => Ruling.Broken, _ => Ruling.Inconclusive },
        Text(json, "why") ?? "",
        [.. json.GetProperty("calls").EnumerateArray().Select(call => call.GetInt64())],
        [.. json.GetProperty("shown").EnumerateArray().Select(line => line.GetString() ?? "")]);

    private static string? Text(JsonElement json, string name) => json.TryGetProperty(name, out var value) ? value.GetString() : null;
}
