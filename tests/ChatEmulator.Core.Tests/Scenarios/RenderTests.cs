using System.Text.Json;
using ChatEmulator.Scenarios;

namespace ChatEmulator.Core.Tests.Scenarios;

public sealed class RenderTests
{
    private static readonly Problem Plain = new("a.yaml", 2, 3, "  times: x", "Wrong: `x`.");

    [Test]
    public void For_a_person_the_caret_stands_below_the_place() => Assert.That(
        Problems.Render([Plain], ProblemFormat.Text),
        Is.EqualTo("a.yaml:2:3: error: Wrong: `x`.\n      times: x\n      ^\n"));

    [Test]
    public void What_a_terminal_would_obey_is_shown_and_the_caret_keeps_its_place() => Assert.That(
        Problems.Render([new("a\u001b.yaml", 1, 3, "\u001b\tb", "\u202ebad\n", Severity.Warning)], ProblemFormat.Text),
        Is.EqualTo("a\\u001b.yaml:1:3: warning: \\u202ebad\\u000a\n    \\u001b b\n           ^\n"));

    [Test]
    public void Of_a_long_line_the_part_around_the_place_is_shown()
    {
        var line = new string('a', 200) + "X" + new string('b', 200);
        var told = Problems.Render([new("a.yaml", 1, 201, line, "Here.")], ProblemFormat.Text).Split('\n');
        Assert.That(told[1], Has.Length.LessThan(130));
        Assert.That(told[1][told[2].IndexOf('^', StringComparison.Ordinal)], Is.EqualTo('X'));
    }

    [Test]
    public void A_problem_of_a_whole_file_has_no_line() => Assert.That(
        Problems.Render([new("a.yaml", 0, 1, null, "Empty.")], ProblemFormat.Text), Is.EqualTo("a.yaml: error: Empty.\n"));

    [Test]
    public void For_a_workflow_no_text_can_begin_a_command_of_its_own() => Assert.That(
        Problems.Render([new("a,b:c\u001b\n::d.yaml", 2, 3, null, "50%\r\n::set-env name=x::y\u009b\u202e"), Plain with { Line = 0 }], ProblemFormat.Github),
        Is.EqualTo("::error file=a%2Cb%3Ac\\u001b%0A%3A%3Ad.yaml,line=2,col=3::50%25%0A::set-env name=x::y\\u009b\\u202e\n::error file=a.yaml::Wrong: `x`.\n"));

    [Test]
    public void For_a_program_it_is_one_array_with_every_field()
    {
        Problem[] problems = [Plain, Plain with { SourceLine = null, Severity = Severity.Warning }];
        using var json = JsonDocument.Parse(Problems.Render(problems, ProblemFormat.Json));
        Assert.That(json.RootElement.GetArrayLength(), Is.EqualTo(2));
        Assert.That(json.RootElement[0].GetProperty("source").GetString(), Is.EqualTo("  times: x"));
        Assert.That(json.RootElement[0].GetProperty("line").GetInt32(), Is.EqualTo(2));
        Assert.That(json.RootElement[1].GetProperty("severity").GetString(), Is.EqualTo("warning"));
        Assert.That(Problems.Render([], ProblemFormat.Json).Trim(), Is.EqualTo("[]"));
    }
}
