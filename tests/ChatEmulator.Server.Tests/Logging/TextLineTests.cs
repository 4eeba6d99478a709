using ChatEmulator.Exchanges;
using ChatEmulator.Server.Logging;

namespace ChatEmulator.Server.Tests.Logging;

public sealed class TextLineTests
{
    private const string Attack = "\n09:00:00.000    #99  x\r\u001b[2J\u001b]0;title\u0007\u009b31m\u202e\u2028\u0085\u0000\b";

    private static readonly string[] Columns =
    [
        "09:00:00.000    #12  algoreg.create_message         204 applied   reset        rule \"reply lost after commit\"",
        "09:00:01.250    #13  signalwire.create_token        422 none                   why: ttl is in minutes",
        "09:00:01.250    #13  GET /nothing                   404 none                   why: There is no endpoint GET /nothing.",
        "09:00:01.250    #13  GET /nothing                   200 none                   rule \"a 3caa5154-6aaf-8d58-bacc-0a872a718e33\"",
        "09:00:00.000 #1234567  algoreg.create_end_user_token  200 duplicate",
        "09:00:00.000     #1  algoreg.create_message         503 pending   delay 250ms  rule \"r\"  why: both",
        "09:00:00.000    #12  algoreg.create_message         429 none                   limit \"bu\\\"rst\"",
        "09:00:00.000    #12  algoreg.create_message         204 twice                  world \"checkout-7\"  rule \"r\"",
        "09:00:00.000    #13  algoreg.create_message         204 none      close        rule \"r\"  looks like a silent replay of #12",
    ];

    [Test]
    public void Columns_stand_below_one_another_and_nothing_hangs_at_the_end() => Assert.That(
        Lines.Of(
            new TextForm(colours: false),
            Lines.Message,
            Lines.Refused,
            Lines.Strange,
            Lines.Strange with { Operation = "wiremock.stub", Status = 200, Rule = "a 3caa5154-6aaf-8d58-bacc-0a872a718e33", RefusedBy = null, Why = null },
            Lines.Message with { Number = 1_234_567, Operation = "algoreg.create_end_user_token", Status = 200, Effect = Effect.Duplicate, Delivery = null, Rule = null },
            Lines.Message with { Number = 1, Status = 503, Effect = Effect.Pending, Delivery = "delay 250ms", Rule = "r", Why = "both" },
            Lines.Message with { Status = 429, Effect = Effect.None, Delivery = null, Rule = null, Limit = "bu\"rst" },
            Lines.Message with { World = "checkout-7", Effect = Effect.Twice, Delivery = null, Rule = "r" },
            Lines.Message with { Number = 13, Effect = Effect.None, Delivery = "close", Rule = "r", ReplayOf = 12 }).TrimEnd('\n').Split('\n'),
        Is.EqualTo(Columns));

    [Test]
    public void The_line_for_a_test_is_the_one_of_the_console() =>
        Assert.That(TextLine.Of(Lines.Message) + "\n", Is.EqualTo(Lines.Of(new TextForm(colours: false), Lines.Message)));

    [TestCase(204, "\e[32m")]
    [TestCase(302, "\e[36m")]
    [TestCase(422, "\e[33m")]
    [TestCase(503, "\e[31m")]
    public void In_colours_the_status_speaks_and_what_a_rule_does_is_set_off(int status, string colour) => Assert.That(
        Lines.Of(new TextForm(colours: true), Lines.Message with { Status = status, Why = "w" }),
        Is.EqualTo($"\e[2m09:00:00.000    #12\e[0m  algoreg.create_message         {colour}{status}\e[0m applied   \e[1;35mreset\e[0m        \e[1;35mrule \"reply lost after commit\"\e[0m  \e[2mwhy: w\e[0m\n"));

    [Test]
    public void Colours_change_no_column() => Assert.That(
        System.Text.RegularExpressions.Regex.Replace(Lines.Of(new TextForm(colours: true), Lines.Message, Lines.Refused), "\e\\[[0-9;]*m", "", System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(1)),
        Is.EqualTo(Lines.Of(new TextForm(colours: false), Lines.Message, Lines.Refused)));

    [Test]
    public void Whatever_others_wrote_stays_on_its_line_and_is_no_command()
    {
        var attacked = Lines.Strange with { Method = "G" + Attack, Path = "/" + Attack, Rule = "\"" + Attack, Why = Attack, World = Attack };
        var line = Lines.Of(new TextForm(colours: false), attacked);
        Assert.That(line.Count(letter => letter == '\n'), Is.EqualTo(1));
        Assert.That(line[..^1].Where(letter => char.IsControl(letter) || letter is '\u202e' or '\u2028'), Is.Empty);
        Assert.That(line, Does.Contain("rule \"\\\"\\u000a09:00").And.Contain("G\\u000a").And.Contain("\\u001b[2J"));
    }

    [Test]
    public void A_line_has_a_sane_length_whatever_was_sent()
    {
        var endless = new string('x', 8_000);
        var line = Lines.Of(new TextForm(colours: false), Lines.Strange with { Method = endless, Path = endless, Rule = endless, Why = endless, World = endless });
        Assert.That(line, Has.Length.LessThan(600).And.Contain("xxx…"));
    }

    [Test]
    public void A_notice_of_several_lines_cannot_be_taken_for_calls() => Assert.That(
        Lines.Of(new TextForm(colours: false), "the emulator failed: \u001b[1m\r\n   at Somewhere\n09:00:00.000    #99  x\u0085y"),
        Is.EqualTo("the emulator failed: \\u001b[1m\n     at Somewhere\n  09:00:00.000    #99  x\n  y\n"));

    [Test]
    public void A_notice_without_end_has_one()
    {
        var endless = string.Concat(Enumerable.Repeat(new string('x', 2_000) + "\n", 1_000));
        Assert.That(Lines.Of(new TextForm(colours: false), endless), Has.Length.LessThan(101_000));
    }
}
