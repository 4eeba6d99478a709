using System.Text.Json.Nodes;

namespace ChatEmulator.Server.Tests.Cli;

public sealed class LogTests
{
    private const string Lost = """
        scenario: lost
        clock: { start: 2026-01-15T09:00:00Z, frozen: true }
        rules: [{ name: lost, calls: algoreg.create_message, effect: applied, delivery: reset }, { name: late, calls: signalwire.*, delivery: { delay: 3s } }]

        """;

    [Test]
    public async Task Each_call_is_a_line_below_the_greeting()
    {
        using var folder = new Folder();
        using var shell = new Shell();
        await Call(await shell.Serve("--scenario", folder.Add("lost.yaml", Lost)));
        await shell.Said("#2");
        Assert.That(await shell.Stop(), Is.Zero);
        Assert.That(After(shell.Out, "listening on "), Is.EqualTo(new[]
        {
            "09:00:00.000     #1  algoreg.create_message         204 applied   reset        rule \"lost\"",
            "09:00:00.000     #2  GET /\\u001b[2Jnothing%0a       404 none                   why: There is no endpoint GET /\\u001b[2Jnothing%0a.",
        }));
    }

    [Test]
    public async Task On_a_terminal_it_is_in_colours()
    {
        using var folder = new Folder();
        using var shell = new Shell { Colours = true };
        await Call(await shell.Serve("--scenario", folder.Add("lost.yaml", Lost)));
        await shell.Said("#2");
        Assert.That(await shell.Stop(), Is.Zero);
        Assert.That(After(shell.Out, "listening on ")[0], Does.Contain("\e[32m204\e[0m").And.Contain("\e[1;35mreset\e[0m"));
    }

    [TestCase("--log", "json")]
    [TestCase("", "")]
    public async Task As_json_all_of_standard_output_is_one_object_a_line(string option, string value)
    {
        using var folder = new Folder();
        using var shell = option.Length > 0 ? new Shell() : new Shell().With("LOG", "json");
        string[] more = option.Length > 0 ? [option, value] : [];
        var url = await shell.Serve(["--scenario", folder.Add("lost.yaml", Lost), .. more]);
        await Call(url);
        await Waiting(shell, url);
        Assert.That(await shell.Stop(), Is.Zero);
        var events = shell.Out.TrimEnd('\n').Split('\n').Select(line => JsonNode.Parse(line)!).ToList();
        Assert.That(events.Select(each => (string?)each["event"]), Is.EqualTo(new[] { "listening", "call", "call", "call", "notice" }));
        Assert.That((string?)events[0]["url"] + "/", Is.EqualTo(url.AbsoluteUri));
        Assert.That(((string?)events[0]["scenario"], (string?)events[0]["version"]), Is.EqualTo(("lost", Host.CommandLine.Version)));
        Assert.That((string?)events[1]["delivery"], Is.EqualTo("reset"));
        Assert.That((string?)events[4]["text"], Does.StartWith("call 3 (POST /api/chat/tokens, rule 'late') waits for 3s on a frozen clock"));
    }

    [TestCase(false, "--quiet")]
    [TestCase(false, "--quiet", "true")]
    [TestCase(true)]
    public async Task Quiet_is_where_it_listens_and_notices(bool variable, params string[] options)
    {
        using var folder = new Folder();
        using var shell = variable ? new Shell().With("QUIET", "1") : new Shell();
        var url = await shell.Serve(["--scenario", folder.Add("lost.yaml", Lost), .. options]);
        await Call(url);
        await Waiting(shell, url);
        Assert.That(await shell.Stop(), Is.Zero);
        var lines = shell.Out.TrimEnd('\n').Split('\n');
        Assert.That(lines, Has.Length.EqualTo(2));
        Assert.That(lines[0], Is.EqualTo($"listening on http://127.0.0.1:{url.Port}"));
        Assert.That(lines[1], Does.StartWith("call 3 ("));
    }

    [Test]
    public async Task Quiet_json_is_the_listening_event_alone()
    {
        using var folder = new Folder();
        using var shell = new Shell().With("QUIET", "TRUE").With("LOG", "text");
        await Call(await shell.Serve("--scenario", folder.Add("lost.yaml", Lost), "--log", "json"));
        Assert.That(await shell.Stop(), Is.Zero);
        Assert.That((string?)JsonNode.Parse(shell.Out)!["event"], Is.EqualTo("listening"));
        Assert.That((long?)JsonNode.Parse(shell.Out)!["seed"], Is.Zero);
    }

    [Test]
    public async Task Quiet_may_be_switched_off_on_the_command_line()
    {
        using var folder = new Folder();
        using var shell = new Shell().With("QUIET", "true");
        await Call(await shell.Serve("--scenario", folder.Add("lost.yaml", Lost), "--quiet", "false"));
        await shell.Said("#2");
        Assert.That(await shell.Stop(), Is.Zero);
        Assert.That(After(shell.Out, "listening on "), Has.Length.EqualTo(2));
    }

    [TestCase("--log", "xml", "--log: 'xml' is neither text nor json.")]
    [TestCase("--log", "JSON", "--log: 'JSON' is neither text nor json.")]
    [TestCase("--quiet", "serve", "--quiet: 'serve' is neither true nor false.")]
    [TestCase("LOG", " ", "CHAT_EMULATOR_LOG: ' ' is neither text nor json.")]
    [TestCase("QUIET", "yes", "CHAT_EMULATOR_QUIET: 'yes' is neither true nor false.")]
    public async Task A_bad_value_is_told_with_its_place(string place, string value, string told)
    {
        using var shell = place.StartsWith('-') ? new Shell() : new Shell().With(place, value);
        Assert.That(await shell.Run(["serve", .. place.StartsWith('-') ? (string[])[place, value] : []]), Is.EqualTo(2));
        Assert.That((shell.Error, shell.Out), Is.EqualTo((told + Environment.NewLine, "")));
    }

    [Test]
    public async Task A_scenario_that_the_terminal_would_obey_is_only_shown()
    {
        const string yaml = "scenario: t\nrules: [{ name: \"x\\u202e\", calls: algoreg.create_message, effect: none, answer: { status: 204 } }]\n";
        using var folder = new Folder();
        using var shell = new Shell();
        var url = await shell.Serve("--scenario", folder.Add("t.yaml", yaml));
        using var person = new Person(url);
        using var answer = await person.Message();
        await shell.Said("#1");
        Assert.That(await shell.Stop(), Is.Zero);
        Assert.That(After(shell.Out, "listening on ").Single(), Does.EndWith("rule \"x\\u202e\""));
    }

    private static string[] After(string text, string word)
    {
        var lines = text.TrimEnd('\n').Split('\n');
        return lines[(Array.FindIndex(lines, line => line.StartsWith(word, StringComparison.Ordinal)) + 1)..];
    }

    private static async Task Call(Uri url)
    {
        using var person = new Person(url);
        Assert.That(async () => await person.Message(), Throws.InstanceOf<HttpRequestException>());
        using var client = await RawClient.Connect(url);

        // Kestrel lets control characters pass.
        await client.Send("GET", "/\e[2Jnothing%0a?token=hunter2");
        await client.ReadAnswer();
    }

    // Until the call waits on the frozen clock, which a notice tells; the clock lets it go.
    private static async Task Waiting(Shell shell, Uri url)
    {
        using var person = new Person(url);
        var waiting = person.Mint();
        await shell.Said("waits for 3s on a frozen clock");
        await person.Post("clock/advance", """{"by":"3s"}""");
        using var answer = await waiting;
        Assert.That((int)answer.StatusCode, Is.EqualTo(200));
    }
}
