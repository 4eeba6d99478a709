using ChatEmulator.Journals;
using ChatEmulator.Judging.Unmatched;
using ChatEmulator.Worlds;

namespace ChatEmulator.Core.Tests.Judging;

[Parallelizable(ParallelScope.All)]
public sealed class UnmatchedTests
{
    private const string Rules = """
        rules:
          - { name: to eve, calls: algoreg.create_message, when: { body.to: eve@example.com, body.subject: { contains: "Hi" } }, effect: none, answer: { error: rate_limited } }
          - { name: refused, calls: algoreg.create_message, on: refused, delivery: { delay: 1s } }
          - { name: login, calls: algoreg.login, when: { body.password: abc }, delivery: { delay: 1s } }
        """;

    [Test]
    public void A_call_that_no_rule_met_is_told_with_the_nearest_and_what_differs()
    {
        using var emulation = Emulation.Of(Without(Rules));
        emulation.Message("""{"to":"ada@example.com","subject":"Hi"}""");
        emulation.Message("""{"to":"eve@example.com","subject":"Hi"}""");
        var told = Ask(emulation);
        var call = told.Calls.Single();
        Assert.That((call.Call.Number, call.Nearest), Is.EqualTo((1L, "to eve")));
        Assert.That(call.Differences.Select(each => $"{each.Path}: {each.Wanted} / {each.Seen}"), Is.EqualTo(new[] { "body.to: eve@example.com / \"ada@example.com\"" }));
        Assert.That(call.ToString(), Is.EqualTo("#1 POST /api/v1/message 204 applied (in flight)\n  nearest: to eve\n     body.to: wanted eve@example.com, was \"ada@example.com\""));
        Assert.That(told.Rules, Is.EqualTo(new[] { new UnusedRule("login", false) }));
    }

    [Test]
    public void A_rule_of_another_protocol_is_near_and_the_protocol_is_what_differs()
    {
        using var emulation = Emulation.Of("rules: [{ name: away, calls: algoreg.get_thread, delivery: goaway }]\n");
        emulation.Get("/api/v1/thread/t");
        var call = Ask(emulation).Calls.Single();
        Assert.That(call.Differences.Select(each => $"{call.Nearest} {each.Path}: {each.Wanted} / {each.Seen}"), Is.EqualTo(new[] { "away protocol: http2 / http1" }));
    }

    [Test]
    public void Of_a_secret_neither_what_is_wanted_nor_what_came_is_shown()
    {
        using var emulation = Emulation.Of(Without(Rules));
        emulation.Login("s3cr3t-value");
        var told = Ask(emulation).Calls.Single();
        Assert.That(told.Nearest, Is.EqualTo("login"));
        Assert.That(told.ToString(), Does.Not.Contain("s3cr3t").And.Not.Contain("wanted abc").And.Contain("body.password: wanted ***"));
    }

    [Test]
    public void Nor_is_a_secret_of_an_address()
    {
        using var emulation = Emulation.Of("rules: [{ name: chat, calls: algoreg.open_chat, when: { query.token: wanted-token }, delivery: { delay: 1s } }]");
        emulation.Get("/?token=s3cr3t-value");
        Assert.That(Ask(emulation).Calls.Single().ToString(), Does.Not.Contain("s3cr3t").And.Not.Contain("wanted-token").And.Contain("query.token: wanted ***"));
    }

    [Test]
    public void A_rule_that_was_met_and_did_not_fire_is_unused_and_its_call_is_no_miss()
    {
        using var emulation = Emulation.Of("rules: [{ name: second, calls: algoreg.create_message, after: 1, delivery: { delay: 1s } }]");
        emulation.Message("""{"to":"ada@example.com"}""");
        var told = Ask(emulation);
        Assert.That((told.Calls.Count, told.LookedAt), Is.EqualTo((0, 1)));
        Assert.That(told.Rules, Is.EqualTo(new[] { new UnusedRule("second", true) }));
        emulation.Message("""{"to":"ada@example.com"}""");
        Assert.That(Ask(emulation).Rules, Is.Empty);
    }

    [Test]
    public void A_rule_that_counts_by_a_value_is_used_when_it_has_fired_for_one()
    {
        using var emulation = Emulation.Of("rules: [{ name: each, calls: algoreg.create_message, per: body.to, after: 1, delivery: { delay: 1s } }]");
        emulation.Message("""{"to":"ada@example.com"}""");
        Assert.That(Ask(emulation).Rules, Is.EqualTo(new[] { new UnusedRule("each", true) }));
        emulation.Message("""{"to":"ada@example.com"}""");
        Assert.That(Ask(emulation).Rules, Is.Empty);
    }

    [TestCase("POST", "/api/v1/mesage", "algoreg.create_message", "path")]
    [TestCase("GET", "/api/v1/message", "algoreg.create_message", "method")]
    [TestCase("GET", "/somewhere/else/altogether", null, null)]
    public void A_call_to_nobodys_path_is_told_with_the_operation_that_was_perhaps_meant(string method, string path, string? nearest, string? differs)
    {
        using var emulation = Emulation.Of();
        emulation.Send(method, path);
        var told = Ask(emulation).Calls.Single();
        Assert.That((told.Nearest, told.Differences.Select(each => each.Path).FirstOrDefault()), Is.EqualTo((nearest, differs)));
    }

    [Test]
    public void Without_rules_no_call_of_an_operation_is_a_miss()
    {
        using var emulation = Emulation.Of();
        emulation.Message("""{"to":"ada@example.com"}""");
        Assert.That((Ask(emulation).Calls.Count, Ask(emulation).Rules.Count), Is.EqualTo((0, 0)));
    }

    [Test]
    public void A_stub_none_of_whose_entries_fired_tells_the_nearest_entry()
    {
        using var emulation = Emulation.Of("""
            stubs:
              - { name: good card, calls: POST /pay, when: { body.card: "1" }, answer: { status: 200, json: {} } }
            """);
        emulation.Ask("POST", "/pay", """{"card":"2"}""");
        emulation.Ask("POST", "/pay", """{"card":"1"}""");
        var told = Ask(emulation);
        Assert.That(told.Calls.Single().ToString(), Does.Contain("nearest: good card\n     body.card: wanted \"1\", was \"2\""));
        Assert.That(told.Rules, Is.Empty);
    }

    [Test]
    public void What_the_journal_did_not_keep_is_told_as_unknown()
    {
        using var emulation = Emulation.Of(Without(Rules), limits: new JournalLimits(MostBytes: 6_000));
        emulation.Message($$"""{"to":"eve@example.com","subject":"{{new string('x', 4_000)}}"}""");
        Assert.That(string.Concat(Ask(emulation).Calls), Does.Contain("not known (the journal kept the body dropped)"));
    }

    private static Mismatches Ask(Emulation emulation) => new Asking(emulation.World, emulation.Engine.Providers).Unmatched();

    // The vendor accepts a message more often than it refuses one.
    private static string Without(string rules) => rules.Replace("  - { name: refused, calls: algoreg.create_message, on: refused, delivery: { delay: 1s } }\n", "");
}
