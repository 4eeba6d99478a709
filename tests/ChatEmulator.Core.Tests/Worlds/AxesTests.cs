using ChatEmulator.Exchanges;

namespace ChatEmulator.Core.Tests.Worlds;

/// <summary>Effect, answer and delivery are bent independently, and state, ledger and journal tell the truth about it.</summary>
public sealed class AxesTests
{
    private const string Hello = """{"to":"ada@example.com","ext_msg_id":"m-1"}""";

    [Test]
    public void Reply_lost_after_commit_is_applied_and_reset()
    {
        using var emulation = Emulation.Of(Rule("effect: applied, delivery: reset"));
        var answer = emulation.Message(Hello);
        Assert.That((answer.Effect, Verbs(answer), emulation.Messages().Count(), Applied(emulation)), Is.EqualTo((Effect.Applied, "Rst", 1, 1)));
    }

    [Test]
    public void Request_lost_is_none_and_reset()
    {
        using var emulation = Emulation.Of(Rule("effect: none, delivery: reset"));
        var answer = emulation.Message(Hello);
        Assert.That((answer.Effect, Verbs(answer), emulation.Messages().Count(), emulation.Ledger().GetArrayLength()), Is.EqualTo((Effect.None, "Rst", 0, 0)));
    }

    [Test]
    public void False_failure_is_applied_and_an_error()
    {
        using var emulation = Emulation.Of(Rule("effect: applied, answer: { error: service_unavailable, retry_after: 1500ms }"));
        var answer = emulation.Message(Hello);
        Assert.That((answer.Effect, answer.Status, answer.Header("Retry-After"), emulation.Messages().Count()), Is.EqualTo((Effect.Applied, 503, "2", 1)));
    }

    [Test]
    public void Phantom_success_is_none_and_the_answer_of_a_success()
    {
        using var emulation = Emulation.Of(Rule("effect: none, answer: { status: 204 }"));
        var answer = emulation.Message(Hello);
        Assert.That((answer.Effect, answer.Status, emulation.Messages().Count()), Is.EqualTo((Effect.None, 204, 0)));
    }

    [Test]
    public void A_token_of_a_phantom_success_is_unknown()
    {
        using var emulation = Emulation.Of(Rule("effect: none", "signalwire.create_token"));
        var answer = emulation.Token("""{"ttl":60,"channels":{"a":{"read":true}}}""");
        var report = emulation.View.Inspect(answer.Json.GetProperty("token").GetString()!);
        Assert.That((answer.Status, answer.Effect, report.State), Is.EqualTo((200, Effect.None, "unknown")));
    }

    [TestCase("effect: none, delivery: reset")]
    [TestCase("at: accepted, answer: { error: service_unavailable }")]
    public void A_token_that_nobody_was_told_of_is_no_phantom(string bend)
    {
        using var emulation = Emulation.Of(Rule(bend, "signalwire.create_token"));
        emulation.Token("""{"ttl":60,"channels":{"a":{"read":true}}}""");
        Assert.That(emulation.State().GetProperty("signalwire").GetProperty("tokens").GetProperty("phantom").GetInt32(), Is.Zero);
    }

    [Test]
    public void An_effect_later_than_the_calendar_is_pending_for_ever()
    {
        using var emulation = Emulation.Of(Rule("effect: { late: 3600000d }"));
        Assert.That(emulation.Message(Hello).Effect, Is.EqualTo(Effect.Pending));
        Assert.That(emulation.State().GetProperty("pending")[0].GetProperty("due").GetString(), Does.StartWith("9999-12-31"));
    }

    [Test]
    public void Late_effects_that_would_fill_the_memory_are_refused_aloud()
    {
        using var emulation = Emulation.Of(Rule("effect: { late: 45s }"));
        var large = $$"""{"to":"a","content":"{{new string('x', 8_000_000)}}"}""";
        Assert.That(
            () => Enumerable.Range(0, 5).Select(_ => emulation.Message(large).Effect).ToList(),
            Throws.InvalidOperationException.With.Message.Contains("Advance the clock"));
        emulation.World.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.That(emulation.Message(large).Effect, Is.EqualTo(Effect.Pending));
    }

    [Test]
    public void Twice_makes_two_messages_of_one_call_past_any_deduplication()
    {
        using var emulation = Emulation.Of("profile: { algoreg: { dedupe: first_wins } }\n" + Rule("effect: twice"));
        var answer = emulation.Message(Hello);
        var ids = emulation.Messages().Select(message => message.GetProperty("id").GetString()).ToList();
        Assert.That((answer.Status, answer.Effect, ids.Count, ids.Distinct().Count(), Applied(emulation)), Is.EqualTo((204, Effect.Twice, 2, 2, 2)));
    }

    [Test]
    public void Late_is_pending_until_its_instant_and_applied_then()
    {
        using var emulation = Emulation.Of(Rule("effect: { late: 45s }"));
        var answer = emulation.Message(Hello);
        emulation.World.Clock.Advance(TimeSpan.FromSeconds(44));
        Assert.That((answer.Effect, emulation.EffectOf(1), emulation.Messages().Count(), Applied(emulation)), Is.EqualTo((Effect.Pending, Effect.Pending, 0, 0)));
        emulation.World.Clock.Advance(TimeSpan.FromHours(1));
        Assert.That((emulation.EffectOf(1), Applied(emulation)), Is.EqualTo((Effect.Applied, 1)));
        Assert.That(emulation.Messages().Single().GetProperty("created_at").GetString(), Is.EqualTo("2026-01-15T09:00:45Z"));
    }

    [Test]
    public void Late_effects_take_effect_in_the_order_of_their_instants_and_deduplicate_there()
    {
        using var emulation = Emulation.Of("""
            profile: { algoreg: { dedupe: first_wins } }
            rules:
              - { name: slow, calls: algoreg.create_message, times: 1, effect: { late: 45s } }
              - { name: less slow, calls: algoreg.create_message, times: 1, effect: { late: 10s } }
            """);
        emulation.Message("""{"to":"a","ext_msg_id":"m-1","content":"first asked"}""");
        emulation.Message("""{"to":"a","ext_msg_id":"m-1","content":"first made"}""");
        emulation.World.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.That((emulation.EffectOf(1), emulation.EffectOf(2)), Is.EqualTo((Effect.Duplicate, Effect.Applied)));
        Assert.That(emulation.Messages().Single().GetProperty("content").GetString(), Is.EqualTo("first made"));
    }

    [Test]
    public void What_is_pending_shows_in_state_and_ledger_and_a_reset_cancels_it()
    {
        using var emulation = Emulation.Of(Rule("effect: { late: 45s }"));
        emulation.Message(Hello);
        Assert.That(emulation.State().GetProperty("pending")[0].GetProperty("key").GetString(), Is.EqualTo("ext_msg_id m-1"));
        Assert.That(emulation.Ledger()[0].GetProperty("pending").GetInt32(), Is.EqualTo(1));
        emulation.World.Reset();
        emulation.World.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.That((emulation.Messages().Count(), emulation.Ledger().GetArrayLength(), emulation.World.Journal.Total), Is.EqualTo((0, 0, 0L)));
    }

    [Test]
    public void A_token_whose_effect_is_late_is_pending_and_then_active()
    {
        using var emulation = Emulation.Of(Rule("effect: { late: 45s }", "algoreg.create_end_user_token"));
        var token = emulation.EndUser("""{"external_id":"c-1"}""").Json.GetProperty("token").GetString()!;
        Assert.That(emulation.View.Inspect(token).State, Is.EqualTo("pending"));
        emulation.World.Clock.Advance(TimeSpan.FromSeconds(45));
        Assert.That(emulation.View.Inspect(token).State, Is.EqualTo("active"));
    }

    [Test]
    public void A_retry_during_a_delay_meets_the_new_state()
    {
        using var emulation = Emulation.Of("profile: { algoreg: { dedupe: first_wins } }\n" + Rule("times: 1, delivery: { delay: 30s }"));
        var first = emulation.Message(Hello);
        var retry = emulation.Message(Hello);
        Assert.That((Verbs(first), first.Effect, retry.Effect, Verbs(retry)), Is.EqualTo(("Wait Send", Effect.Applied, Effect.Duplicate, "Send")));
    }

    [Test]
    public void An_outage_does_not_look_at_passwords()
    {
        using var emulation = Emulation.Of(Rule("answer: { error: service_unavailable }"));
        Assert.That((emulation.Message(Hello, basic: null).Status, emulation.Message(Hello).Effect), Is.EqualTo((503, Effect.None)));
    }

    [Test]
    public void A_bent_success_leaves_refused_calls_alone()
    {
        using var emulation = Emulation.Of(Rule("effect: applied, answer: { error: service_unavailable }"));
        Assert.That(emulation.Message(Hello, basic: null).Status, Is.EqualTo(401));
    }

    [Test]
    public void The_ledger_says_how_often_a_thing_took_effect_and_by_which_calls()
    {
        using var emulation = Emulation.Of();
        emulation.Message(Hello);
        emulation.Message(Hello);
        emulation.Token("""{"ttl":60,"channels":{"a":{"read":true}},"member_id":"ada"}""");
        Assert.That(emulation.Ledger().EnumerateArray().Select(entry => entry.GetRawText()), Is.EqualTo(new[]
        {
            """{"operation":"algoreg.create_message","account":"api@acme.test","key":"ext_msg_id m-1","applied":2,"duplicates":0,"pending":0,"calls":[1,2],"made":[{"at":"2026-01-15T09:00:00Z","call":1},{"at":"2026-01-15T09:00:00Z","call":2}],"alike":[]}""",
            """{"operation":"signalwire.create_token","account":"demo","key":"member_id ada","applied":1,"duplicates":0,"pending":0,"calls":[3],"made":[{"at":"2026-01-15T09:00:00Z","call":3}],"alike":[]}""",
        }));
    }

    [Test]
    public void After_a_reset_the_same_calls_mint_the_same_tokens()
    {
        using var emulation = Emulation.Of();
        string[] Calls() => [.. Enumerable.Range(0, 3).Select(_ => emulation.Token("""{"ttl":60,"channels":{"a":{"read":true}}}""").Body)];
        var before = Calls();
        emulation.World.Reset();
        Assert.That(before, Is.Unique);
        Assert.That(Calls(), Is.EqualTo(before));
    }

    [Test]
    public void Other_calls_in_between_do_not_change_a_token()
    {
        const string body = """{"ttl":60,"channels":{"a":{"read":true}}}""";
        using var alone = Emulation.Of();
        using var busy = Emulation.Of();
        busy.Message(Hello);
        busy.Token("""{"ttl":61,"channels":{"a":{"read":true}}}""");
        Assert.That(busy.Token(body).Body, Is.EqualTo(alone.Token("""{ "channels": {"a":{"read":true}}, "ttl": 60 }""").Body.Replace(" ", "", StringComparison.Ordinal)));
    }

    private static string Rule(string bend, string calls = "algoreg.create_message") => $"rules: [{{ name: bend, calls: {calls}, {bend} }}]\n";

    private static string Verbs(Answered answer) => string.Join(' ', answer.Outcome.Script.Steps.Select(step => step.Verb));

    private static int Applied(Emulation emulation) => emulation.Ledger().EnumerateArray().Sum(entry => entry.GetProperty("applied").GetInt32());
}
