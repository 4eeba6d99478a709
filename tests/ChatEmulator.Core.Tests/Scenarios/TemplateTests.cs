using System.Text.Json;
using ChatEmulator.Core.Tests.Replays;
using ChatEmulator.Exchanges;
using ChatEmulator.Scenarios;
using ChatEmulator.Scenarios.Templates;

namespace ChatEmulator.Core.Tests.Scenarios;

/// <summary>What is filled in for <c>{{ }}</c>.</summary>
public sealed class TemplateTests
{
    [Test]
    public void An_answer_that_would_be_larger_than_anybody_wants_is_not_filled_in()
    {
        var blanks = string.Concat(Enumerable.Repeat("{{body.to}}", 40));
        using var emulation = Emulation.Of($"rules: [{{ name: a, calls: algoreg.create_message, effect: applied, answer: {{ status: 200, body: \"{blanks}\" }} }}]");
        var told = emulation.Message($$"""{"to":"{{new string('a', 1_000_000)}}@example.com"}""");
        Assert.That((told.Status, told.Outcome.Script.Reply.Headers.Single(header => header.Name == "Emulator-Error").Value), Is.EqualTo((500, "Filled in, this answer would be larger than 16 MB.")));
    }

    private const string Body = """{"ttl":60,"channels":{"a.b":{"read":true}},"member_id":"ada","state":{ "n" : 1.50, "no": null, "list": [1, "two"] }}""";

    private static readonly string[] Fakes = [.. Inventions.All.Select(each => each.Name)];

    [Test]
    public void A_value_of_JSON_that_is_one_whole_template_keeps_its_type() => Assert.That(
        Json("""{ ttl: "{{body.ttl}}", text: "{{body.member_id}}", is: '{{body.channels."a.b".read}}', all: "{{ body.state }}", no: "{{body.state.no}}", none: "{{body.nothing}}", two: "{{body.state.list[1]}}", size: "{{size}}" }"""),
        Is.EqualTo($$"""{"ttl":60,"text":"ada","is":true,"all":{"n":1.50,"no":null,"list":[1,"two"]},"no":null,"none":null,"two":"two","size":{{Body.Length}}}"""));

    [Test]
    public void Inside_of_a_longer_text_every_value_is_text_and_what_is_absent_is_nothing() => Assert.That(
        Json("""{ a: "for {{body.ttl}} min", b: "{{body.member_id}}{{body.ttl}}", c: "<{{body.nothing}}{{body.state.no}}>", d: ["{{body.state}}!"] }"""),
        Is.EqualTo("""{"a":"for 60 min","b":"ada60","c":"<>","d":["{\"n\":1.50,\"no\":null,\"list\":[1,\"two\"]}!"]}"""));

    [Test]
    public void Places_of_when_can_be_told() => Assert.That(
        Json("""{ a: "{{path}}", b: "{{header.authorization}}", c: "{{query.q}}", d: "{{account}}", e: "{{header.x-none}}" }"""),
        Is.EqualTo($$"""{"a":"/api/chat/tokens","b":"Basic {{Emulation.SignalWire}}","c":"a b","d":"demo","e":null}"""));

    [Test]
    public void The_token_that_a_call_presents_and_its_number_can_be_told()
    {
        using var emulation = Emulation.Of("""rules: [{ name: told, calls: algoreg.open_chat, answer: { status: 500, json: { whose: "{{token.account}}", call: "{{call}}" } } }]""");
        var token = emulation.EndUser("""{"emails":["ada@example.com"]}""").Json.GetProperty("token").GetString();
        Assert.That(emulation.Ask("GET", $"/?token={token}").Body, Is.EqualTo("""{"whose":"api@acme.test","call":2}"""));
        Assert.That(emulation.Ask("GET", "/?token=nonsense").Body, Is.EqualTo("""{"whose":null,"call":3}"""));
    }

    [TestCase("{{now}}", "\"2026-01-15T09:00:00Z\"")]
    [TestCase("{{now+90m}}", "\"2026-01-15T10:30:00Z\"")]
    [TestCase("{{ now - 1.5s }}", "\"2026-01-15T08:59:58.5Z\"")]
    [TestCase("{{now.unix}}", "1768467600")]
    [TestCase("{{now+1h.unix}}", "1768471200")]
    [TestCase("{{now-1.5h.millis}}", "1768462200000")]
    [TestCase("{{now+1d.http}}", "\"Fri, 16 Jan 2026 09:00:00 GMT\"")]
    [TestCase("{{now-3000000d}}", "\"0001-01-01T00:00:00Z\"")]
    [TestCase("at {{now.unix}}", "\"at 1768467600\"")]
    public void The_time_is_the_calls_and_can_be_moved(string template, string expected) => Assert.That(Json($$"""{ at: "{{template}}" }"""), Is.EqualTo($$"""{"at":{{expected}}}"""));

    [TestCase("{{{{body.x}}", "\"{{body.x}}\"")]
    [TestCase("}} { {", "\"}} { {\"")]
    [TestCase("{{{body.ttl}}}", "\"{60}\"")]
    [TestCase("{{{{{{body.ttl}}", "\"{{60\"")]
    [TestCase("60", "\"60\"")]
    public void Two_braces_that_are_meant_are_written_as_four(string written, string expected) => Assert.That(Json($$"""{ a: "{{written}}" }"""), Is.EqualTo($$"""{"a":{{expected}}}"""));

    [Test]
    public void Two_UUIDs_of_an_answer_differ_and_those_of_the_same_call_in_another_run_do_not()
    {
        const string Rule = """json: { a: "{{uuid}}", b: "{{uuid}}", c: "{{fake.full_name}}", d: "{{fake.full_name}}" }""";
        using var one = Answering(Rule);
        using var other = Answering(Rule);
        var told = one.Token(Body).Json;
        Assert.That(other.Token("""{ "ttl": 7 }""").Body, Is.Not.Empty);
        Assert.That(other.Token(Body).Body, Is.EqualTo(told.GetRawText()), "whatever came in between");
        Assert.That(told.GetProperty("a").GetGuid(), Is.Not.EqualTo(told.GetProperty("b").GetGuid()));
        Assert.That(told.GetProperty("c").GetString(), Is.Not.EqualTo(told.GetProperty("d").GetString()));
        Assert.That(one.Token(Body).Body, Is.Not.EqualTo(told.GetRawText()), "an identical call later is another call");
    }

    [TestCaseSource(nameof(Fakes))]
    public void Whatever_can_be_made_up_says_something(string name)
    {
        using var emulation = Answering("json: { a: \"{{fake." + name + "}}\" }");
        var values = Enumerable.Range(0, 20).Select(_ => emulation.Token(Body).Json.GetProperty("a").ToString()).ToList();
        Assert.That((values.All(value => value.Length > 0), values.Distinct().Count() > 3), Is.EqualTo((true, true)));
    }

    [TestCase("a\\\"b\\\\\\n\\u0001</script>\\ud83d\\ude00")]
    [TestCase("\\\",\\\"admin\\\":true,\\\"x\\\":\\\"")]
    public void Whatever_a_call_brings_JSON_stays_JSON(string hostile)
    {
        var body = $$"""{"ttl":60,"member_id":"{{hostile}}"}""";
        var sent = JsonDocument.Parse(body).RootElement.GetProperty("member_id").GetString();
        using var tree = Answering("""json: { a: "{{body.member_id}}", b: "<{{body.member_id}}>" }""");
        using var text = Answering("""content_type: application/json, body: '{"a":{{body.member_id}},"q\"":"\\","b":"<{{body.member_id}}>","c":{{body.nothing}},"d":{{body.ttl}}}'""");
        foreach (var told in new[] { tree.Token(body).Json, text.Token(body).Json })
        {
            Assert.That((told.GetProperty("a").GetString(), told.GetProperty("b").GetString()), Is.EqualTo((sent, $"<{sent}>")));
            Assert.That(told.TryGetProperty("admin", out _), Is.False);
        }
    }

    [Test]
    public void A_text_that_is_not_JSON_takes_values_as_they_are()
    {
        using var emulation = Answering("""content_type: text/html, body: "<p>{{body.member_id}} {{body.state}}</p>" """);
        Assert.That(emulation.Token("""{"member_id":"a\"b","state":[1, 2]}""").Body, Is.EqualTo("""<p>a"b [1,2]</p>"""));
    }

    [Test]
    public void In_a_header_a_value_stays_one_line_of_ASCII()
    {
        using var emulation = Answering("""headers: { Location: "/members/{{body.member_id}}", X-At: "{{now.http}}" }, content_type: "text/{{body.kind}}", body: a""");
        var reply = emulation.Token("""{"member_id":"a\r\nSet-Cookie: x=1 ☃","kind":"plain"}""").Outcome.Script.Reply;
        Assert.That(reply.Headers, Is.EqualTo(new[] { new Header("Location", "/members/a%0D%0ASet-Cookie: x=1 %E2%98%83"), new Header("X-At", "Thu, 15 Jan 2026 09:00:00 GMT") }));
        Assert.That(reply.ContentType, Is.EqualTo("text/plain"));
        Assert.That(emulation.Token($$"""{"member_id":"{{new string('x', 100_000)}}"}""").Header("Location")!.Length, Is.LessThan(5_000));
    }

    [TestCase("")]
    [TestCase("{")]
    [TestCase("""{"member_id":"\ud800"}""")]
    [TestCase("\"text\"")]
    [TestCase("[]")]
    public void A_body_that_cannot_be_read_has_nothing_in_it(string body)
    {
        using var emulation = Answering("""json: { a: "{{body.member_id}}", b: "x{{body.member_id[0]}}" }""");
        Assert.That(emulation.Token(body).Body, Is.EqualTo("""{"a":null,"b":"x"}"""));
    }

    [Test]
    public void Whole_body_can_be_told_back()
    {
        using var emulation = Answering("""json: { all: "{{body}}" }""");
        Assert.That(emulation.Token("""{ "a": [1, 2] }""").Body, Is.EqualTo("""{"all":{"a":[1,2]}}"""));
    }

    [Test]
    public void An_answer_without_blanks_is_made_once()
    {
        var scenario = Fake.Rules("calls: post.*, answer: { status: 500, headers: { X: \"{{{{a\" }, json: { a: b } }");
        Assert.That(scenario.Rules[0].Plan.Answer, Is.InstanceOf<WrittenAnswer>());
    }

    [TestCase("{{now+90}}", "`90` has no unit. Did you mean `90s`")]
    [TestCase("{{now-}}", "is not a duration")]
    [TestCase("{{header}}", "`header` does not say which.")]
    [TestCase("{{header.a b}}", "`header.a b` is not a place in a call")]
    [TestCase("{{call.x}}", "`call.x` is not a place in a call")]
    public void A_blank_that_is_wrong_is_told_as_the_same_is_elsewhere(string template, string told) =>
        Assert.That(Fake.Wrong($"calls: post.send_letter, answer: {{ status: 500, body: \"{template}\" }}"), Has.Count.EqualTo(1).And.Some.Contains(told));

    [Test]
    public void A_limit_fills_in_and_has_no_answer_to_alter()
    {
        using var emulation = Emulation.Of("limits: [{ name: burst, calls: algoreg.*, allow: 1, within: 1m, answer: { status: 429, json: { at: \"{{now}}\", whose: \"{{body.external_id}}\" } } }]\n");
        Assert.That((emulation.EndUser("""{"external_id":"c-1"}""").Status, emulation.EndUser("""{"external_id":"c-1"}""").Body), Is.EqualTo((200, """{"at":"2026-01-15T09:00:00Z","whose":"c-1"}""")));
        var altering = Fake.Loader.LoadText("scenario: test\nlimits: [{ name: burst, calls: post.*, allow: 1, within: 1m, answer: { alter: { unusual: true } } }]\n");
        Assert.That(altering.Problems.Select(problem => problem.Text), Has.One.Contains("there is no answer to alter"));
    }

    [Test]
    public void A_written_success_with_blanks_asks_whether_it_happened() =>
        Assert.That(Fake.Wrong("""calls: post.send_letter, answer: { status: 200, body: "{{now}}" }"""), Has.Count.EqualTo(1).And.Some.Contains("Did it happen?"));

    [Test]
    public void A_fork_and_a_restored_world_tell_the_same()
    {
        using var origin = Answering("""json: { a: "{{uuid}}", b: "{{fake.email}}", c: "{{now.millis}}", d: "{{body.member_id}}" }""");
        using var elsewhere = Emulation.Of("seed: 5\n");
        _ = (origin.Token(Body), origin.Token(Body), origin.Token("{}"));
        using var fork = origin.Fork();
        using var restored = elsewhere.Restore(origin.Snapshot());
        var seen = origin.Seen(origin.World);
        Assert.That((origin.Seen(fork), elsewhere.Seen(restored)), Is.EqualTo((seen, seen)));
    }

    private static string Json(string tree)
    {
        using var emulation = Answering($"json: {tree}");
        return emulation.Ask("POST", "/api/chat/tokens?q=a%20b", Body, new Header("Authorization", $"Basic {Emulation.SignalWire}")).Body;
    }

    private static Emulation Answering(string answer) =>
        Emulation.Of($"rules: [{{ name: told, calls: signalwire.create_token, answer: {{ status: 500, {answer} }} }}]\n", ignoreWarnings: true);
}
