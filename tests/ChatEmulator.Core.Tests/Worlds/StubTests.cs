using System.Text;
using ChatEmulator.Core.Tests.Replays;
using ChatEmulator.Exchanges;

namespace ChatEmulator.Core.Tests.Worlds;

/// <summary>Endpoints of other services that the application also calls.</summary>
public sealed class StubTests
{
    private const string Rates = "{ calls: \"GET /v1/rates/{currency}\", when: { path.currency: EUR }, answer: { status: 200, json: { rate: 1.1 } } }";
    private const string Pay = "{ calls: \"POST /v1/payments\", answer: { status: 201, json: { paid: true } } }";

    [Test]
    public void A_call_is_answered_as_its_entry_says_and_stands_in_the_journal_under_its_endpoint()
    {
        using var emulation = Stubs(Rates);
        var answer = emulation.Ask("GET", "/v1/rates/EUR?day=1", "", new Header("Authorization", "Basic ZGVtbzpQVC1kZW1v"));
        var call = emulation.World.Journal.Calls().Single();
        Assert.That((answer.Status, answer.Body, call.Operation, call.Rule, call.Account, call.Effect), Is.EqualTo((200, "{\"rate\":1.1}", "GET /v1/rates/{currency}", "GET /v1/rates/{currency}", (string?)null, Effect.None)));
        Assert.That(emulation.Ask("HEAD", "/v1/rates/%45UR").Status, Is.EqualTo(200));
    }

    [Test]
    public void Where_no_entry_fires_it_is_404_and_why_names_what_they_want()
    {
        using var emulation = Stubs(Rates, "{ name: second, calls: \"GET /v1/rates/{currency}\", when: { query.day: { at_least: 3 } }, answer: [{ status: 200 }] }");
        var refused = emulation.Ask("GET", "/v1/rates/USD");
        const string why = "No stub of GET /v1/rates/{currency} fired. \"GET /v1/rates/{currency}\" wants path.currency: EUR. \"second\" wants query.day: { at_least: 3 }, one of its 1 answers left.";
        Assert.That((refused.Status, refused.Outcome.Why, refused.Json.GetProperty("message").GetString(), refused.Outcome.Refusal!.Error), Is.EqualTo((404, why, why, "not_found")));
        Assert.That(Enumerable.Range(0, 2).Select(_ => emulation.Ask("GET", "/v1/rates/USD?day=4").Status), Is.EqualTo(new[] { 200, 404 }));
    }

    [Test]
    public void What_a_stub_answers_can_be_altered_and_its_effect_stays()
    {
        using var emulation = Emulation.Of($"rules: [{{ name: traced, calls: \"*\", at: any, answer: {{ alter: {{ set: {{ trace: 1 }}, headers: {{ X-Proxy: edge }} }} }} }}]\n"
            + $"stubs:\n  - {Pay}\n  - {{ calls: \"POST /v1/orders\", times: 1, answer: {{ status: 402, json: {{ owed: \"{{{{body.id}}}}\" }} }} }}\n");
        var (paid, owed, unmet) = (emulation.Ask("POST", "/v1/payments", "{}"), emulation.Ask("POST", "/v1/orders", """{"id":7}"""), emulation.Ask("POST", "/v1/orders", "{}"));
        Assert.That((paid.Status, paid.Body, paid.Header("X-Proxy"), paid.Effect), Is.EqualTo((201, """{"paid":true,"trace":1}""", "edge", Effect.Applied)));
        Assert.That((owed.Status, owed.Body, owed.Effect), Is.EqualTo((402, """{"owed":7,"trace":1}""", Effect.None)));
        Assert.That((unmet.Status, unmet.Json.GetProperty("trace").GetInt32(), unmet.Effect), Is.EqualTo((404, 1, Effect.None)));
    }

    [Test]
    public void What_one_stub_answers_can_be_altered_by_a_rule_that_names_it()
    {
        using var emulation = Emulation.Of($"rules: [{{ name: dropped, calls: \"POST /v1/payments\", answer: {{ alter: {{ remove: [paid] }} }} }}]\nstubs:\n  - {Pay}\n");
        Assert.That(emulation.Ask("POST", "/v1/payments", "{}").Body, Is.EqualTo("{}"));
    }

    [TestCase("POST", "/v1/rates/EUR", 405)]
    [TestCase("OPTIONS", "/v1/rates/EUR", 405)]
    [TestCase("GET", "/v1/rates/EUR/", 404)]
    [TestCase("GET", "/v1/rates/", 404)]
    [TestCase("GET", "/v1/rates/EUR%2Fa", 404)]
    [TestCase("GET", "/V1/rates/EUR", 404)]
    public void Other_methods_and_other_paths_are_nobodys(string method, string path, int status)
    {
        using var emulation = Stubs(Rates);
        var refused = emulation.Ask(method, path);
        Assert.That((refused.Status, refused.Header("Allow")), Is.EqualTo((status, status == 405 ? "GET, HEAD" : null)));
        Assert.That(refused.Json.GetProperty(path.Contains("%2F") ? "message" : "error").GetString(), Is.Not.Empty);
    }

    [Test]
    public void Of_several_endpoints_the_one_that_says_most_of_the_path_answers_wherever_it_stands()
    {
        using var emulation = Stubs(
            Answering("ANY /*", 201), Answering("GET /a/{x}", 202), Answering("GET /a/{rest...}", 203), Answering("GET /a/b", 204), Answering("ANY /a/b", 205), Answering("OPTIONS /a/b", 206));
        Assert.That(new[] { ("GET", "/a/b"), ("PURGE", "/a/b"), ("GET", "/a/c"), ("GET", "/a/c/d"), ("GET", "/a/"), ("PUT", "/x"), ("GET", "/"), ("OPTIONS", "/a/b"), ("OPTIONS", "/x") }
            .Select(call => emulation.Ask(call.Item1, call.Item2).Status), Is.EqualTo(new[] { 204, 205, 202, 203, 203, 201, 201, 206, 405 }));
    }

    [Test]
    public void Operations_and_their_other_methods_come_before_stubs()
    {
        using var emulation = Stubs(Answering("ANY /*", 201));
        Assert.That((emulation.Token("{}").Status, emulation.Ask("GET", "/api/chat/tokens").Status, emulation.Ask("GET", "/api/other").Status), Is.EqualTo((422, 405, 201)));
    }

    [Test]
    public void What_is_changed_stands_in_the_ledger_as_often_as_it_took_effect()
    {
        using var emulation = Emulation.Of($"rules:\n  - {{ name: doubled, calls: \"POST /v1/payments\", when: {{ body.id: 2 }}, effect: twice }}\n"
            + $"  - {{ name: lost, calls: \"POST /v1/payments\", when: {{ body.id: 3 }}, effect: none, delivery: reset }}\n  - {{ name: later, calls: \"POST /v1/payments\", when: {{ body.id: 4 }}, effect: {{ late: 45s }} }}\nstubs:\n  - {Pay}\n");
        Effect[] effects = [.. Enumerable.Range(1, 4).Select(i => emulation.Ask("POST", "/v1/payments", $$"""{"id":{{i}}}""").Effect)];
        Assert.That(effects, Is.EqualTo(new[] { Effect.Applied, Effect.Twice, Effect.None, Effect.Pending }));
        emulation.World.Clock.Advance(TimeSpan.FromMinutes(1));
        var ledger = emulation.Ledger().EnumerateArray().ToList();
        Assert.That(ledger.Select(entry => (entry.GetProperty("operation").GetString(), entry.GetProperty("account").GetString(), entry.GetProperty("applied").GetInt32())),
            Is.EqualTo(new[] { ("POST /v1/payments", (string?)null, 1), ("POST /v1/payments", null, 2), ("POST /v1/payments", null, 1) }));
        Assert.That(emulation.State().GetProperty("pending").GetArrayLength(), Is.Zero);
    }

    [Test]
    public void A_client_that_says_what_makes_two_calls_one_is_believed()
    {
        using var emulation = Stubs(Pay);
        foreach (var amount in new[] { 1, 2 })
        {
            emulation.Ask("POST", "/v1/payments", $$"""{"amount":{{amount}}}""", new Header("Idempotency-Key", "k-1"));
        }

        Assert.That(emulation.Ledger().EnumerateArray().Select(entry => (entry.GetProperty("key").GetString(), entry.GetProperty("applied").GetInt32())), Is.EqualTo(new[] { ("Idempotency-Key k-1", 2) }));
    }

    [Test]
    public void Rules_bend_what_stubs_answer_and_an_outage_uses_up_none_of_their_answers()
    {
        using var emulation = Emulation.Of("rules:\n  - { name: slow, calls: \"*\", delivery: { delay: 3s }, continue: true }\n  - { name: out, calls: \"GET /job\", times: 1, answer: { error: service_unavailable, retry_after: 2s } }\n"
            + "stubs:\n  - { name: job, calls: \"GET /job\", answer: [{ status: 202 }, { status: 200 }], repeat: last }\n");
        List<Answered> answers = [.. Enumerable.Range(0, 4).Select(_ => emulation.Ask("GET", "/job"))];
        Assert.That(answers.Select(answer => (answer.Status, answer.Outcome.Rule)), Is.EqualTo(new[] { (503, "slow + out"), (202, "slow + job"), (200, "slow + job"), (200, "slow + job") }));
        Assert.That((answers[0].Header("Retry-After"), answers[0].Json.GetProperty("error").GetString(), answers[1].Outcome.Plan.DeliveryWord), Is.EqualTo(("2", "service_unavailable", "delay 3s")));
    }

    [Test]
    public void A_call_that_no_stub_answers_is_one_that_is_refused_for_the_rules()
    {
        using var emulation = Emulation.Of("rules:\n  - { name: bad, calls: \"GET /a\", at: refused, answer: { status: 418 } }\n  - { name: good, calls: \"GET /a\", at: accepted, delivery: { delay: 1s } }\n"
            + "stubs:\n  - { calls: \"GET /a\", when: { query.x: 1 }, answer: { status: 200 } }\n");
        var (good, bad) = (emulation.Ask("GET", "/a?x=1"), emulation.Ask("GET", "/a"));
        Assert.That((good.Status, good.Outcome.Plan.DeliveryWord, bad.Status, bad.Outcome.Plan.DeliveryWord, bad.Outcome.Refusal?.Error), Is.EqualTo((200, "delay 1s", 418, (string?)null, "not_found")));
    }

    [Test]
    public void Each_world_has_its_own_and_no_credential_names_one()
    {
        using var emulation = Stubs("{ calls: \"GET /a\", times: 1, answer: { status: 200 } }");
        var plus = new Header("Authorization", "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes("demo+other:PT-demo")));
        Assert.That((emulation.Ask("GET", "/a", "", plus).Status, emulation.In("mine").Ask("GET", "/a").Status, emulation.Ask("GET", "/a").Status), Is.EqualTo((200, 200, 404)));
        Assert.That((emulation.Engine.Worlds.Find("other"), emulation.In("mine").World.Journal.Total), Is.EqualTo(((ChatEmulator.Worlds.World?)null, 1L)));
    }

    [Test]
    public void A_fork_and_a_snapshot_come_to_the_same()
    {
        using var emulation = Emulation.Of("state: first\nstubs:\n  - { calls: \"POST /a/{x}\", probability: 50%, per: path.x, in: first, effect: { late: 9s }, answer: { status: 202 }, next: second }\n"
            + "  - { calls: \"POST /a/{x}\", every: 2, answer: { mix: [{ weight: 1, answer: { status: 200 } }, { weight: 1, answer: { error: rate_limited } }] }, next: first }\n");
        for (var i = 0; i < 60; i++)
        {
            emulation.Ask(i % 7 == 0 ? "GET" : "POST", $"/a/{i % 5}", $"{i % 3}");
            emulation.World.Clock.Advance(TimeSpan.FromSeconds(1));
        }

        Assert.That(emulation.World.Journal.Calls().Select(call => call.Status).Distinct(), Is.EquivalentTo(new[] { 200, 202, 404, 405, 429 }));
        using var fork = emulation.Fork();
        using var restored = emulation.Restore(emulation.Snapshot());
        Assert.That((emulation.Seen(fork), emulation.Seen(restored)), Is.EqualTo((emulation.Seen(emulation.World), emulation.Seen(emulation.World))));
    }

    private static string Answering(string endpoint, int status) => $"{{ calls: \"{endpoint}\", answer: {{ status: {status} }} }}";

    private static Emulation Stubs(params string[] stubs) => Emulation.Of($"stubs:\n{string.Concat(stubs.Select(stub => $"  - {stub}\n"))}");
}
