namespace ChatEmulator.Compose.Tests.WireMock;

/// <summary>The script is sound before anything is played.</summary>
public sealed class ScriptTests
{
    private static IEnumerable<Step> Steps => Chapter.All.SelectMany(chapter => chapter.Steps);

    [Test]
    public void Every_difference_that_is_meant_has_a_reason_and_is_met_by_a_step() =>
        Assert.That(Steps.Select(step => step.Means).OfType<string>().Distinct(StringComparer.Ordinal), Is.EquivalentTo(Meant.All.Keys));

    [Test]
    public void It_asks_for_all_that_the_dialect_has() => Assert.Multiple(() =>
    {
        Assert.That(Steps.Count(step => step.Look != Look.Nothing), Is.GreaterThan(900));
        foreach (var fault in (string[])["EMPTY_RESPONSE", "MALFORMED_RESPONSE_CHUNK", "RANDOM_DATA_THEN_CLOSE", "CONNECTION_RESET_BY_PEER"])
        {
            Assert.That(Steps.Count(step => step.Look == Look.Bytes && step.Note == fault), Is.GreaterThanOrEqualTo(8), fault);
        }
    });

    [Test]
    public void A_step_with_a_word_that_no_step_has_is_refused() =>
        Assert.That(() => Chapter.Of("c", """[{"do":"GET /a","jsno":{}}]"""), Throws.TypeOf<FormatException>().With.Message.Contains("jsno"));

    [Test]
    public void A_table_makes_its_stub_first() => Assert.That(
        Chapter.Of("c", """[{"match":{"url":"/a"},"asks":["GET /a"]}]""").Steps.Select(step => (step.Method, step.Target, step.Look)),
        Is.EqualTo(new[] { ("DELETE", "/__admin/mappings", Look.Nothing), ("POST", "/__admin/mappings", Look.Status), ("GET", "/a", Look.Match) }));
}
