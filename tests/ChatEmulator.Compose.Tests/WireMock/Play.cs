using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace ChatEmulator.Compose.Tests.WireMock;

/// <summary>A chapter played to one server: what was seen, step by step.</summary>
internal sealed partial class Play
{
    private readonly int _port;
    private readonly Sameness _same;
    private readonly Dictionary<string, string> _kept = new(StringComparer.Ordinal);

    private Play(int port)
    {
        _port = port;
        _same = new Sameness(port);
        foreach (var digit in Enumerable.Range(1, 9))
        {
            _kept[$"{digit}"] = Chapter.First.Replace("1", $"{digit}", StringComparison.Ordinal);
        }
    }

    /// <summary>Plays it from a clean table on; the server is nobody else's meanwhile.</summary>
    public static async Task<IReadOnlyList<Seen>> Of(Chapter chapter, int port)
    {
        var play = new Play(port);
        foreach (var clean in (string[])["POST /__admin/reset", "DELETE /__admin/mappings", "POST /__admin/settings {}"])
        {
            var parts = clean.Split(' ');
            await Wire.Send(port, new Step(parts[0], parts[1], [], parts.ElementAtOrDefault(2) ?? "", Look.Nothing, [], null, "").Bytes(port, text => text));
        }

        var seen = new List<Seen>();
        foreach (var step in chapter.Steps)
        {
            seen.Add(await play.Do(step));
        }

        return seen;
    }

    private async Task<Seen> Do(Step step)
    {
        var capture = await Wire.Send(_port, step.Bytes(_port, Filled));
        var answer = Answer.Of(capture);
        foreach (var (name, pointer) in step.Keeps)
        {
            _kept[name] = Found(answer, pointer) ?? $"(no {pointer})";
        }

        return _same.Of(step, answer);
    }

    private string Filled(string text) => Names().Replace(text, name => _kept.TryGetValue(name.Groups["name"].Value, out var value) ? value : name.Value);

    private static string? Found(Answer answer, string pointer)
    {
        try
        {
            return pointer.Split('/').Skip(1).Aggregate(JsonNode.Parse(Encoding.UTF8.GetString(Encoding.Latin1.GetBytes(answer.Content))), (at, name) => at is JsonArray list ? list[int.Parse(name)] : at?[name])?.ToString();
        }
        catch (Exception e) when (e is System.Text.Json.JsonException or ArgumentOutOfRangeException or InvalidOperationException)
        {
            return null;
        }
    }

    // What a script of json-unit or a shell would write: those have letters and dots or a dash and are left as they are.
    [GeneratedRegex(@"\$\{(?<name>\w+)\}", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Names();
}
