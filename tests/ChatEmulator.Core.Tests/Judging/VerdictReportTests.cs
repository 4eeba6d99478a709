using System.Text.Json;
using System.Xml.Linq;
using ChatEmulator.Judging.Reports;
using ChatEmulator.Judging.Verdicts;

namespace ChatEmulator.Core.Tests.Judging;

/// <summary>A verdict as text, JSON, Markdown and JUnit XML.</summary>
public sealed class VerdictReportTests
{
    private static readonly Judged Held = new("exactly 3 calls come to signalwire.create_token", null, "s/day.yaml", 4, Ruling.Held, "", [], []);

    private static readonly Judged Broken = new(
        "at most 1 algoreg.create_message is applied for each body.ext_msg_id", "one message", "s/day.yaml", 5, Ruling.Broken, "2 were applied for \"m-1\".", [2, 7], ["#2 POST /api/v1/message 204 applied", "#7 (no longer in the journal)"]);

    private static readonly Judged Open = new("retries wait longer each time", null, "s/day.yaml", 6, Ruling.Inconclusive, "Nothing was tried again.", [], []);

    [Test]
    public void As_text_the_worst_stands_first_with_its_place_and_its_calls() => Assert.That(VerdictText.Of(Report(Held, Open, Broken)), Is.EqualTo("""
        world default, scenario day, 12 calls
          broken        one message: at most 1 algoreg.create_message is applied for each body.ext_msg_id (s/day.yaml:5)
                        2 were applied for "m-1".
                          #2 POST /api/v1/message 204 applied
                          #7 (no longer in the journal)
          inconclusive  retries wait longer each time (s/day.yaml:6)
                        Nothing was tried again.
          held          exactly 3 calls come to signalwire.create_token (s/day.yaml:4)
        1 broken, 1 inconclusive, 1 held

        """.ReplaceLineEndings("\n")));

    [TestCase(Ruling.Held, new[] { Ruling.Held, Ruling.Held })]
    [TestCase(Ruling.Broken, new[] { Ruling.Held, Ruling.Broken, Ruling.Inconclusive })]
    [TestCase(Ruling.Inconclusive, new[] { Ruling.Held, Ruling.Inconclusive })]
    [TestCase(Ruling.Inconclusive, new Ruling[] { })]
    public void The_whole_is_as_bad_as_its_worst_and_nothing_expected_is_nothing_passed(Ruling whole, Ruling[] parts) =>
        Assert.That(Report([.. parts.Select(part => Held with { Ruling = part })]).Ruling, Is.EqualTo(whole));

    [Test]
    public void A_world_of_which_nothing_is_expected_does_not_spoil_the_others()
    {
        var report = Report(Held) with { Worlds = [.. Report(Held).Worlds, new WorldVerdict("w-2", "free", 1, 3, null, [])] };
        Assert.That(report.Ruling, Is.EqualTo(Ruling.Held));
        Assert.That(VerdictText.Of(report), Does.EndWith("0 broken, 0 inconclusive, 1 held; of 1 more world nothing is expected\n"));
    }

    [Test]
    public void What_another_process_tells_moves_no_cursor()
    {
        var world = new WorldVerdict("w\e[2J", "s", 1, 1, "gone\nheld", [Broken with { Expectation = "a\e[1A", Why = "b\r\e[K", Calls = [], Shown = ["c\n0 broken"] }]);
        var text = VerdictText.Of(new VerdictReport([world]));
        Assert.That(text, Does.Not.Contain("\e").And.Not.Contain("\r"));
        Assert.That(text.Split('\n'), Has.Length.EqualTo(6));
    }

    [Test]
    public void Without_expectations_it_says_where_to_add_some()
    {
        Assert.That(VerdictText.Of(Report()), Is.EqualTo("inconclusive: nothing is expected. Add expect: to the scenario 'day', see Expectations in scenarios/README.md.\n"));
        Assert.That(VerdictText.Of(new VerdictReport([])), Is.EqualTo("inconclusive: there was no call.\n"));
    }

    [Test]
    public void Colours_are_there_when_a_terminal_wants_them()
    {
        Assert.That(VerdictText.Of(Report(Broken), colours: true), Does.Contain("\e[31mbroken\e[0m"));
        Assert.That(VerdictText.Of(Report(Broken)), Does.Not.Contain('\e'));
    }

    [Test]
    public void As_json_it_can_be_read_back()
    {
        var report = new VerdictReport([new WorldVerdict("w", "day", 2, 12, "was deleted", [Held, Broken, Open])]);
        var again = VerdictJson.Read(JsonElement.Parse(Json(report)));
        Assert.That(Json(again), Is.EqualTo(Json(report)));
        Assert.That(again.Worlds.Single().Expectations[1], Has.Property("Name").EqualTo("one message").And.Property("Ruling").EqualTo(Ruling.Broken));
    }

    [TestCase("{}")]
    [TestCase("[]")]
    [TestCase("7")]
    [TestCase("""{"worlds":[7]}""")]
    [TestCase("""{"worlds":[{"world":"w","scenario":"s","epoch":"1","calls":1,"expectations":[]}]}""")]
    [TestCase("""{"worlds":[{"world":"w","scenario":"s","epoch":1.5,"calls":1,"expectations":[]}]}""")]
    public void Other_json_is_no_verdict(string json) =>
        Assert.That(() => VerdictJson.Read(JsonElement.Parse(json)), Throws.TypeOf<FormatException>());

    [Test]
    public void As_junit_what_is_broken_is_a_failure_and_what_is_open_an_error()
    {
        var suites = XDocument.Parse(VerdictJunit.Of(Report(Held, Broken, Open))).Root!;
        var cases = suites.Element("testsuite")!.Elements("testcase").ToList();
        Assert.That(Counts(suites), Is.EqualTo("3 1 1"));
        Assert.That(Counts(suites.Element("testsuite")!), Is.EqualTo("3 1 1"));
        Assert.That(cases.Select(test => string.Join(' ', test.Elements().Select(element => element.Name))), Is.EqualTo(new[] { "", "failure", "error" }));
        Assert.That(cases[1].Attribute("line")!.Value, Is.EqualTo("5"));
        Assert.That(cases[1].Element("failure")!.Value, Does.Contain("#2 POST /api/v1/message 204 applied"));
    }

    [Test]
    public void As_junit_nothing_expected_is_an_error_too() =>
        Assert.That(Counts(XDocument.Parse(VerdictJunit.Of(Report())).Root!), Is.EqualTo("1 0 1"));

    [TestCase("a\u0001b\uFFFEc\uD800")]
    [TestCase("]]> <script> & \"")]
    public void Whatever_was_sent_junit_stays_well_formed(string text)
    {
        var judged = Broken with { Name = text, Why = text, Shown = [text], File = text };
        var suites = XDocument.Parse(VerdictJunit.Of(new VerdictReport([new WorldVerdict("w", text, 1, 1, null, [judged])])));
        Assert.That(suites.Descendants("failure").Single().Value, Does.Contain(text[..2] == "]]" ? text : "a\\u0001b"));
    }

    [Test]
    public void As_markdown_no_text_of_others_is_markup()
    {
        var text = VerdictMarkdown.Of(Report(Broken with { Why = "![x](http://evil.test) | <b>\n@all" }));
        Assert.That(text, Does.StartWith("# Chat Emulator: broken\n\n## World default: day\n"));
        Assert.That(text, Does.Contain(@"- \!\[x\](http\://evil.test) \| \<b\>" + "\n" + @"- \@all" + "\n"));
    }

    private static VerdictReport Report(params Judged[] judged) => new([new WorldVerdict("default", "day", 1, 12, null, judged)]);

    private static string Counts(XElement element) => $"{element.Attribute("tests")!.Value} {element.Attribute("failures")!.Value} {element.Attribute("errors")!.Value}";

    private static string Json(VerdictReport report)
    {
        using var text = new MemoryStream();
        using (var json = new Utf8JsonWriter(text))
        {
            VerdictJson.Write(json, report);
        }

        return System.Text.Encoding.UTF8.GetString(text.ToArray());
    }
}
