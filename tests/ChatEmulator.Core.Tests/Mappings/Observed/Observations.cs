using System.Text;
using System.Text.Json;
using ChatEmulator.Core.Tests.House;
using ChatEmulator.Exchanges;
using ChatEmulator.Mappings.Patterns;
using ChatEmulator.Mappings.Reading;

namespace ChatEmulator.Core.Tests.Mappings.Observed;

/// <summary>
/// What WireMock 3.13.2 itself made of requests and paths, a line each. Where we mean to differ, a line says so: <c>here</c> is what we do and
/// <c>why</c> the reason.
/// </summary>
internal static class Observations
{
    /// <summary>The lines of a file.</summary>
    public static IReadOnlyList<JsonElement> Of(string file) =>
        [.. File.ReadLines(Path.Combine(Repository.Root, "tests", "ChatEmulator.Core.Tests", "Mappings", "Observed", file))
            .Where(line => line.Length > 0).Select(line => JsonDocument.Parse(line).RootElement)];

    /// <summary>A field; null when it is not there.</summary>
    public static JsonElement? Field(this JsonElement line, string name) => line.TryGetProperty(name, out var value) ? value : null;

    /// <summary>What we do, in words: <c>matches</c>, <c>does not match</c>, <c>refused</c>.</summary>
    public static string Ours(JsonElement line)
    {
        var (pattern, faults) = Read(line.GetProperty("request").GetRawText());
        return faults.Count > 0 ? "refused" : pattern.Matches(Sent(line)) ? "matches" : "does not match";
    }

    /// <summary>What WireMock did, in the same words.</summary>
    public static string Theirs(JsonElement line) => line.Field("refused") is not null ? "refused"
        : line.Field("breaks") is not null ? "breaks"
        : line.GetProperty("matches").GetBoolean() ? "matches" : "does not match";

    /// <summary>The request of a line.</summary>
    public static Asked Sent(JsonElement line) => Request(line.GetProperty("sent").GetString()!.Replace("{port}", "8080", StringComparison.Ordinal));

    /// <summary>A request as it is sent.</summary>
    public static Asked Request(string sent)
    {
        var parts = sent.Split("\r\n\r\n", 2);
        var lines = parts[0].Split("\r\n");
        var words = lines[0].Split(' ');
        var query = words[1].IndexOf('?', StringComparison.Ordinal);
        Header[] headers = [.. lines.Skip(1).Select(line => line.Split(':', 2)).Select(pair => new Header(pair[0], pair[1].Trim()))];
        return new Asked(new Exchange(
            words[0].ToUpperInvariant(), query < 0 ? words[1] : words[1][..query], query < 0 ? "" : words[1][query..], headers, Encoding.UTF8.GetBytes(parts[1])));
    }

    /// <summary>A pattern, and what is wrong with it.</summary>
    public static (RequestPattern Pattern, IReadOnlyList<Fault> Faults) Read(string request)
    {
        var faults = new List<Fault>();
        using var json = JsonDocument.Parse(request);
        return (RequestReader.Read(json.RootElement, "/request", faults), faults);
    }
}
