using System.Text.Json.Nodes;

namespace ChatEmulator.Server.Tests.Control;

public sealed class CallQuestionTests
{
    private const string World = """
        clock: { start: 2026-01-15T09:00:00Z, frozen: true }
        rules:
          - { name: hung, calls: algoreg.create_message, when: { body.to: hung@example.com }, effect: applied, delivery: hang }
          - { name: lost, calls: algoreg.create_message, when: { body.to: lost@example.com }, effect: none, delivery: reset }
        """;

    [TestCase("status=4xx", "2,3")]
    [TestCase("status=422,204", "1,2,4,5")]
    [TestCase("account=api@acme.test", "1,2,4,5")]
    [TestCase("account=nobody", "")]
    [TestCase("delivery=reset", "4")]
    [TestCase("delivery=hang", "5")]
    [TestCase("in_flight=true", "5")]
    [TestCase("in_flight=false", "1,2,3,4")]
    [TestCase("ended=reset", "4")]
    [TestCase("ended=delivered", "1,2,3")]
    [TestCase("connection=nobody", "")]
    [TestCase("connection=c1", "1,2,3,4")]
    [TestCase("protocol=http1", "1,2,3,4,5")]
    [TestCase("protocol=http2", "")]
    [TestCase("with.protocol=http1&limit=1", "5")]
    [TestCase("with.replay_of=1", "")]
    [TestCase("path.id=t-9", "3")]
    [TestCase("path.id=t-8", "")]
    [TestCase("with.path.id=t-9", "3")]
    [TestCase("with.body.to=ada@example.com", "1")]
    [TestCase("operation=algoreg.create_message&with.body.ext_msg_id=m-1", "1")]
    [TestCase("operation=algoreg.create_message&with.body.ext_msg_id=7", "4")]
    [TestCase("with.body.page=60", "1")]
    [TestCase("with.body.page=60&since=1", "")]
    [TestCase("with.header.Authorization=nobody", "")]
    [TestCase("with.body.content=Hi&limit=2", "4,5")]
    [TestCase("with.body.content=Hi&limit=1&since=1", "4")]
    [TestCase("from=2026-01-15T09:00:00Z", "1,2,3,4,5")]
    [TestCase("from=2026-01-15T10:00:00%2B01:00", "1,2,3,4,5")]
    [TestCase("until=2026-01-15T09:00:00Z", "")]
    [TestCase("from=2026-01-15T09:00:01Z", "")]
    public async Task Calls_are_found_by_what_they_were_and_where_they_were_sent(string query, string numbers)
    {
        await using var server = await Play.Start(World);
        using var person = new Person(server.Url);
        using var first = await person.Message("""{"to":"ada@example.com","content":"Hi","ext_msg_id":"m-1","page":60}""");
        using var second = await person.Message("""{"to":5}""");
        using var third = await person.Send(HttpMethod.Get, "/api/v1/thread/t-9", null, Play.Basic("nobody", "secret"));
        Assert.That(async () => await person.Message("""{"to":"lost@example.com","content":"Hi","ext_msg_id":"7"}"""), Throws.InstanceOf<HttpRequestException>());
        var hung = person.Message("""{"to":"hung@example.com","content":"Hi"}""");
        await person.Came("default", 5);
        Assert.That(Numbers(await person.Get("calls?" + query)), Is.EqualTo(numbers));
        await person.Post("reset");
        Assert.That(async () => await hung, Throws.InstanceOf<HttpRequestException>());
    }

    [TestCase("status=6xx", "`status` is a status such as 429")]
    [TestCase("status=429,", "`status` is a status such as 429")]
    [TestCase("delivery=rest", "knows no 'rest'. Did you mean `reset`?")]
    [TestCase("in_flight=yes", "knows no 'yes'.")]
    [TestCase("ended=delivred", "Did you mean `delivered`?")]
    [TestCase("protocol=h2", "knows no 'h2'. Known: http1, http2.")]
    [TestCase("account=", "`account` is empty")]
    [TestCase("from=2026-01-15", "`from` is an instant")]
    [TestCase("until=soon", "`until` is an instant")]
    [TestCase("path.thread=t-9", "There are path.id.")]
    [TestCase("with.boby.to=ada", "'boby.to' is no part of a call")]
    [TestCase("with.body.to=a&with.body.to=b", "given more than once")]
    [TestCase("with.status=9999", "is no status")]
    [TestCase("inflight=true", "Did you mean `in_flight`?")]
    public async Task A_question_that_makes_no_sense_is_refused_with_what_would(string query, string detail)
    {
        await using var server = await Play.Plain();
        using var person = new Person(server.Url);
        var (status, told) = await person.Refused(HttpMethod.Get, "/_emulator/calls?" + query);
        Assert.That(status, Is.EqualTo(400));
        Assert.That(told, Does.Contain(detail));
    }

    [Test]
    public async Task Calls_that_no_rule_met_and_rules_that_have_not_fired_are_told()
    {
        await using var server = await Play.Start(World);
        using var person = new Person(server.Url);
        using var message = await person.Message();
        using var stranger = await person.Send(HttpMethod.Post, "/api/v1/mesage", "{}", Play.Algoreg);
        var told = await person.Get("unmatched");
        Assert.That(told["calls"]!.AsArray().Select(call => (string?)call!["nearest"]), Is.EqualTo(new[] { "hung", "algoreg.create_message" }));
        Assert.That(told["calls"]![0]!["differs"]!.ToJsonString(), Is.EqualTo("""[{"path":"body.to","wanted":"hung@example.com","seen":"\u0022ada@example.com\u0022"}]"""));
        Assert.That(told["unused_rules"]!.AsArray().Select(rule => ((string?)rule!["rule"], (bool?)rule["met"])), Is.EqualTo(new[] { ("hung", false), ("lost", false) }));
        Assert.That(await person.Refused(HttpMethod.Get, "/_emulator/unmatched?limit=1"), Is.EqualTo((400, "There is no parameter `limit` here.")));
    }

    private static string Numbers(JsonNode told) => string.Join(',', told["calls"]!.AsArray().Select(call => call!["n"]!.GetValue<int>()));
}
