using System.Text.Json;
using ChatEmulator.Mappings.JsonPaths;
using ChatEmulator.Mappings.Patterns;

namespace ChatEmulator.Core.Tests.Mappings.Observed;

/// <summary>We match as WireMock does, line by line of what it was seen to do.</summary>
public sealed class ObservedTests
{
    private static readonly JsonElement Document = Observations.Of("paths.ndjson")[0].GetProperty("document");

    private static IEnumerable<TestCaseData> Requests() => Observations.Of("requests.ndjson").Select((line, i) => new TestCaseData(line).SetName($"Request {i + 1}"));

    private static IEnumerable<TestCaseData> Paths() => Observations.Of("paths.ndjson").Skip(1).Select((line, i) => new TestCaseData(line).SetName($"Path {i + 1}"));

    [TestCaseSource(nameof(Requests))]
    public void A_request_matches_as_it_does_in_WireMock(JsonElement line) =>
        Assert.That(Observations.Ours(line), Is.EqualTo(line.Field("here")?.GetString() ?? Observations.Theirs(line)), line.GetRawText());

    [TestCaseSource(nameof(Requests))]
    public void A_request_that_misses_misses_by_as_much_as_in_WireMock(JsonElement line)
    {
        // There a match that does not look at case has a distance all the same; here it has none.
        if (Observations.Theirs(line) == "does not match" && line.Field("distance") is { ValueKind: JsonValueKind.Number } distance && line.Field("here") is null)
        {
            var (pattern, _) = Observations.Read(line.GetProperty("request").GetRawText());
            Assert.That(pattern.Distance(Observations.Sent(line)), Is.EqualTo(distance.GetDouble()).Within(1e-9), line.GetRawText());
        }
    }

    [TestCaseSource(nameof(Paths))]
    public void A_path_leads_where_it_does_in_WireMock(JsonElement line)
    {
        var path = JsonPath.Read(line.GetProperty("path").GetString()!, out var problem);
        var ours = path is null ? "refused" : path.Find(Document, new Patience())?.GetRawText() ?? "nothing";
        var theirs = line.Field("here")?.GetString() ?? (line.Field("invalid") is not null ? "refused" : line.Field("leads")?.GetRawText() ?? "nothing");
        Assert.That(Compact(ours), Is.EqualTo(Compact(theirs)), $"{line.GetProperty("path")} {problem}");
    }

    private static string Compact(string text) => text.Replace(" ", "", StringComparison.Ordinal);
}
