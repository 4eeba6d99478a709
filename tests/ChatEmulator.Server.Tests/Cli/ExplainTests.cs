using System.Text.Json.Nodes;

namespace ChatEmulator.Server.Tests.Cli;

public sealed class ExplainTests : IDisposable
{
    private const string Day = """
        scenario: day
        clock: { start: 2026-01-15T09:00:00Z, frozen: true }
        rules:
          - { name: brownout, calls: signalwire.create_token, when: { body.member_id: alice, body.ttl: { at_least: 60 } }, times: 1, answer: { error: service_unavailable } }
          - { name: lost, calls: algoreg.create_message, effect: applied, delivery: reset }
          - { name: later, calls: signalwire.*, during: { from: 20s }, answer: { error: internal_error } }
        """;

    private const string Mint = """
        @host = http://127.0.0.1:4010
        # who asks
        POST {{host}}/api/chat/tokens HTTP/1.1
        Authorization: Basic demo:PT-demo
        Content-Type: application/json

        { "ttl": 60, "channels": { "general": { "read": true } }, "member_id": "alice" }
        """;

    private readonly Folder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Test]
    public async Task Each_rule_says_that_it_fired_or_why_not_and_then_comes_the_outcome()
    {
        var (code, told, error) = await Explain(Mint);
        Assert.That((code, error), Is.EqualTo((0, "")));
        Assert.That(told, Does.StartWith("""
            POST /api/chat/tokens
              signalwire.create_token, account demo, at 2026-01-15T09:00:00Z
              + brownout: It fires, for the 1st time of 1.
              - lost: It is for algoreg.create_message.
              - later: `brownout` has decided the call.
              effect   none
              answer   503, the rule's

            """.ReplaceLineEndings("\n")));
        Assert.That(told, Does.Contain("""{"error":"Service Unavailable"}""").And.Contain("delivery at once"));
    }

    [Test]
    public async Task A_limit_says_that_it_refuses_or_why_it_does_not_count_and_no_rule_fires()
    {
        const string Limits = "limits:\n  - { name: burst, calls: signalwire.*, allow: 1, within: 1s }\n  - { name: bobs, calls: signalwire.*, when: { body.member_id: bob }, allow: 1, within: 2s }\nrules:";
        var scenario = Day.Replace("rules:", Limits, StringComparison.Ordinal).Replace("times: 1", "times: 2", StringComparison.Ordinal);
        var (_, told, error) = await ExplainBy(scenario, $"{Mint}\n###\n{Mint.Replace("@host = http://127.0.0.1:4010", "", StringComparison.Ordinal)}");
        Assert.That(error, Is.Empty);
        Assert.That(told, Does.Contain("""
              - limit burst: It counts the call, and lets it through.
              - limit bobs: `body.member_id: bob` does not hold, so it does not count the call.
              + brownout:
            """.ReplaceLineEndings("\n")));
        Assert.That(told, Does.Contain("""
              + limit burst: This call is one too many: it lets 1 through in 1s.
              - limit bobs: `body.member_id: bob` does not hold, so it does not count the call.
              - brownout: `burst` has decided the call.
            """.ReplaceLineEndings("\n")).And.Contain("429, the limit's"));
    }

    [Test]
    public async Task Requests_of_one_file_are_one_story_and_time_passes_between_them_when_it_says_so()
    {
        var (_, told, _) = await Explain($"{Mint}\n###\n{Mint.Replace("@host = http://127.0.0.1:4010", "", StringComparison.Ordinal)}\n### a little later\n# @wait 20s\nPOST /api/chat/tokens\nAuthorization: Basic demo PT-demo\n\n{{}}\n");
        string[] lines = told.Split('\n');
        Assert.That(lines.Where(line => line.Contains("brownout:")), Is.EqualTo(new[]
        {
            "  + brownout: It fires, for the 1st time of 1.", "  - brownout: It has fired 1 time, as often as it may.", "  - brownout: `body.member_id: alice` does not hold: there is nothing.",
        }));
        Assert.That(lines.Where(line => line.Contains("later:")), Is.EqualTo(new[]
        {
            "  - later: `brownout` has decided the call.", "  - later: It acts from 20s on, and this came at 0s.", "  + later: It fires, for the 1st time.",
        }));
        Assert.That(told, Does.Contain("at 2026-01-15T09:00:20Z"));
    }

    [Test]
    public async Task A_clock_that_a_rule_advances_goes_on_as_it_does_when_the_scenario_is_served()
    {
        using var shell = new Shell();
        var day = _folder.Add("advance.yaml", "scenario: a\nclock: { start: 2026-01-15T09:00:00Z, frozen: true }\nrules:\n"
            + "  - { name: on, calls: signalwire.*, times: 1, then: [{ advance: 1h }] }\n  - { name: later, calls: signalwire.*, during: { from: 1h }, answer: { error: internal_error } }\n");
        _ = await shell.Run("explain", day, "--request", _folder.Add("two.http", $"{Mint}\n###\n{Mint.Replace("@host = http://127.0.0.1:4010", "", StringComparison.Ordinal)}"));
        Assert.That(shell.Out, Does.Contain("- later: It acts from 1h on, and this came at 0s.").And.Contain("+ later: It fires, for the 1st time."));
    }

    [Test]
    public async Task A_condition_that_does_not_hold_is_told_with_what_is_there()
    {
        var (_, told, _) = await Explain(Mint.Replace("alice", "bob", StringComparison.Ordinal));
        Assert.That(told, Does.Contain("  - brownout: `body.member_id: alice` does not hold: there is `\"bob\"`."));
        var (_, short_, _) = await Explain(Mint.Replace("60", "59", StringComparison.Ordinal));
        Assert.That(short_, Does.Contain("  - brownout: `body.ttl: { at_least: 60 }` does not hold: there is `59`."));
    }

    [Test]
    public async Task Why_the_vendor_refuses_is_told_too()
    {
        var (_, told, _) = await Explain(Mint.Replace("PT-demo", "wrong", StringComparison.Ordinal).Replace("alice", "bob", StringComparison.Ordinal));
        Assert.That(told, Does.Contain("  answer   401, the vendor's own").And.Contain("  refused  unauthorized: The API token for project 'demo' is wrong."));
    }

    [Test]
    public async Task As_json_it_says_the_same()
    {
        var (_, told, _) = await Explain(Mint, "--format", "json");
        var first = JsonNode.Parse(told)![0]!;
        Assert.That((int?)first["answer"]!["status"], Is.EqualTo(503));
        Assert.That(first["rules"]!.AsArray().Select(rule => ((string?)rule!["name"], (bool?)rule["fired"])), Is.EqualTo(new[] { ("brownout", true), ("lost", false), ("later", false) }));
        Assert.That((string?)first["effect"], Is.EqualTo("none"));
    }

    [TestCase("", "  - gone: What it delivers is of HTTP/2 alone, and this came by HTTP/1.1.", "  delivery at once")]
    [TestCase(" HTTP/1.1", "  - gone: What it delivers is of HTTP/2 alone, and this came by HTTP/1.1.", "  delivery at once")]
    [TestCase(" HTTP/2", "  algoreg.get_thread, account api@acme.test, by HTTP/2, at ", "  delivery goaway no_error")]
    [TestCase(" HTTP/2.0", "  + gone: It fires, for the 1st time.", "  delivery goaway no_error")]
    public async Task A_request_that_says_HTTP_2_comes_by_it(string version, params string[] lines)
    {
        var (_, told, error) = await ExplainBy(
            "scenario: a\nrules: [{ name: gone, calls: algoreg.get_thread, at: any, delivery: goaway }]\n", $"GET /api/v1/thread/t-1{version}\nAuthorization: Basic api@acme.test:secret\n");
        Assert.That(lines.Where(line => !told.Contains(line)), Is.Empty, told + error);
    }

    [TestCase("text")]
    [TestCase("json")]
    public async Task What_a_file_says_is_no_command_to_a_terminal(string format)
    {
        const string Names = """
            scenario: "s\u202e"
            rules:
              - { name: "one\u202e", calls: "*", times: 1, answer: { error: service_unavailable } }
              - { name: "two\u2066", calls: "*", answer: { error: service_unavailable } }
            """;
        var (_, told, error) = await ExplainBy(Names, "GET /api/v1/thread/\u001b[2J\u009b\u202e\nX-Any: \u001b[2J\n", "--format", format);
        Assert.That(told.Where(letter => (char.IsControl(letter) && letter != '\n') || letter is '\u202e' or '\u2028'), Is.Empty);
        Assert.That(told, Does.Contain("one\\u202").IgnoreCase, error);
    }

    [TestCase("", "there is no request in it")]
    [TestCase("POST\n", "day.http:1: `POST` is not how a request begins")]
    [TestCase("POST /a b c\n", "day.http:1: `POST /a b c` is not how a request begins")]
    [TestCase("GET /\nno header\n", "day.http:2: `no header` is not a header")]
    [TestCase("GET {{host}}/\n", "day.http:1: `{{host}}` stands for nothing. Set it above: `@host = …`.")]
    [TestCase("GET /?token={{$guid}}\n", "day.http:1: `{{$guid}}` is filled in by editors and not here.")]
    [TestCase("GET /\nAuthorization: Bearer {{login.response.body.access_token}}\n", "day.http:2: `{{login.response.body.access_token}}` is filled in by editors")]
    [TestCase("POST /\n\n<@ ./body.json\n", "day.http:3: A file after `<@` is filled in by editors")]
    [TestCase("# @wait 10\nGET /\n", "day.http:1: `10` is no duration.")]
    [TestCase("POST /\n\n< nowhere.json\n", "day.http:3: The body cannot be read:")]
    [TestCase("GET /\n\n> {% client.test() %}\n", "day.http:3: `> {% client.test() %}` begins a script.")]
    public async Task A_file_that_holds_no_requests_ends_with_2_and_says_where_it_is_wrong(string requests, string told)
    {
        var (code, output, error) = await Explain(requests);
        Assert.That((code, output), Is.EqualTo((2, "")));
        Assert.That(error, Does.Contain(told));
    }

    [Test]
    public async Task A_body_may_stand_in_a_file_beside_it()
    {
        _folder.Add("body.json", """{"ttl":60,"channels":{"a":{"read":true}},"member_id":"alice"}""");
        var (_, told, _) = await Explain("POST /api/chat/tokens\nAuthorization: Basic demo:PT-demo\n\n< body.json\n");
        Assert.That(told, Does.Contain("+ brownout"));
    }

    [Test]
    public async Task A_scenario_with_problems_ends_with_1_and_tells_them()
    {
        using var shell = new Shell();
        var code = await shell.Run("explain", _folder.Add("bad.yaml", "scenario: a\nruls: []"), "--request", _folder.Add("day.http", Mint));
        Assert.That((code, shell.Error.Contains("Did you mean `rules`?")), Is.EqualTo((1, true)));
    }

    private Task<(int Code, string Told, string Error)> Explain(string requests, params string[] more) => ExplainBy(Day, requests, more);

    private async Task<(int Code, string Told, string Error)> ExplainBy(string scenario, string requests, params string[] more)
    {
        using var shell = new Shell();
        var code = await shell.Run(["explain", _folder.Add("day.yaml", scenario), "--request", _folder.Add("day.http", requests), .. more]);
        return (code, shell.Out.ReplaceLineEndings("\n"), shell.Error);
    }
}
