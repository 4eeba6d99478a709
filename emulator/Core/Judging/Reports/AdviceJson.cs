using System.Text.Json;
using ChatEmulator.Judging.Advising;

namespace ChatEmulator.Judging.Reports;

/// <summary>Advice as JSON, there and back: what Control tells, and what <c>verify</c> reads.</summary>
internal static class AdviceJson
{
    /// <summary>Writes the advice on several worlds as an object.</summary>
    public static void Write(Utf8JsonWriter json, IEnumerable<WorldAdvice> worlds)
    {
        json.WriteStartObject();
        json.WriteStartArray("worlds");
        foreach (var world in worlds)
        {
            json.WriteStartObject();
            json.WriteString("world", world.World);
            json.WriteStartArray("advice");
            foreach (var advice in world.Advice)
            {
                Write(json, advice);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    /// <summary>Reads what was written here.</summary>
    /// <exception cref="FormatException">It is no advice.</exception>
    public static IReadOnlyList<WorldAdvice> Read(JsonElement json)
    {
        try
        {
            return [.. json.GetProperty("worlds").EnumerateArray().Select(world => new WorldAdvice(
                Text(world, "world"), [.. world.GetProperty("advice").EnumerateArray().Select(Advice)]))];
        }
        catch (Exception e) when (e is InvalidOperationException or KeyNotFoundException)
        {
            throw new FormatException($"It is no advice: {e.Message}", e);
        }
    }

    private static void Write(Utf8JsonWriter json, Advice advice)
    {
        json.WriteStartObject();
        json.WriteString("code", advice.Code);
        json.WriteString("text", advice.Text);
        json.WriteString("remedy", advice.Remedy);
        json.WriteNumber("times", advice.Times);
        json.WriteStartArray("calls");
        foreach (var call in advice.Calls)
        {
            json.WriteNumberValue(call);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static Advice Advice(JsonElement json) => new(
        Text(json, "code"),
        Text(json, "text"),
        Text(json, "remedy"),
        json.GetProperty("times").GetInt64(),
        [.. json.GetProperty("calls").EnumerateArray().Select(call => call.GetInt64())]);

    private static string Text(JsonElement json, string name) => json.GetProperty(name).GetString() ?? "";
}
