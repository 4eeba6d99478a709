using System.Text.Json;
using ChatEmulator.Exchanges;
using ChatEmulator.Replays;

namespace ChatEmulator.Core.Tests.Worlds;

/// <summary>What limits do to calls of a vendor, and what Retry-After says, by limits and by rules.</summary>
public sealed class LimitedTests
{
    private const string Hello = """{"to":"ada@example.com","ext_msg_id":"m-1"}""";
    private const string Burst = "limits: [{ name: burst, calls: algoreg.create_message, allow: 1, within: 90500ms, answer: { error: rate_limited, retry_after: when_allowed } }]\n";

    [Test]
    public void A_limit_refuses_in_the_vendors_words_nothing_takes_effect_and_the_journal_tells_which_it_was()
    {
        using var emulation = Emulation.Of(Burst);
        emulation.Message(Hello);
        var no = emulation.Message(Hello);
        Assert.That((no.Status, no.Effect, no.Outcome.Limit, no.Outcome.Rule, no.Header("Retry-After")), Is.EqualTo((429, Effect.None, "burst", (string?)null, "91")));
        Assert.That(no.Code, Is.EqualTo("rate_limited"));
        Assert.That(emulation.World.Journal.Calls().Select(call => (call.Limit, call.Rule)), Is.EqualTo(new[] { ((string?)null, (string?)null), ("burst", null) }));
        Assert.That(emulation.Messages().Count(), Is.EqualTo(1));
    }

    [Test]
    public void Whoever_comes_back_exactly_when_told_is_let_through_and_no_earlier()
    {
        using var emulation = Emulation.Of(Burst);
        emulation.Message(Hello);
        emulation.World.Clock.Advance(TimeSpan.FromMilliseconds(500));
        Assert.That(emulation.Message(Hello).Header("Retry-After"), Is.EqualTo("90"));
        emulation.World.Clock.Advance(TimeSpan.FromSeconds(90) - TimeSpan.FromTicks(1));
        Assert.That(emulation.Message(Hello).Header("Retry-After"), Is.EqualTo("1"));
        emulation.World.Clock.Advance(TimeSpan.FromTicks(1));
        Assert.That(emulation.Message(Hello).Status, Is.EqualTo(204));
    }

    [TestCase("2s", "2")]
    [TestCase("1500ms", "2")]
    [TestCase("{ in: 1500ms, as: seconds }", "2")]
    [TestCase("{ in: 0s }", "0")]
    [TestCase("{ in: 2s, as: http_date }", "Thu, 15 Jan 2026 09:00:02 GMT")]
    [TestCase("{ in: 1001ms, as: http_date }", "Thu, 15 Jan 2026 09:00:02 GMT")]
    [TestCase("{ in: 3652058d, as: http_date }", "Fri, 31 Dec 9999 23:59:59 GMT")]
    [TestCase("{ raw: soon }", "soon")]
    [TestCase("{ raw: -1 }", "-1")]
    public void Retry_after_takes_every_form(string written, string told)
    {
        using var emulation = Emulation.Of($"rules: [{{ name: no, calls: \"*\", answer: {{ error: service_unavailable, retry_after: {written} }} }}]\n");
        Assert.That(emulation.Message(Hello).Header("Retry-After"), Is.EqualTo(told));
    }

    [Test]
    public void A_date_is_never_told_too_early_wherever_in_a_second_the_call_comes()
    {
        using var emulation = Emulation.Of("limits: [{ name: burst, calls: \"*\", allow: 1, within: 2s, answer: { error: rate_limited, retry_after: { in: when_allowed, as: http_date } } }]\n");
        emulation.World.Clock.Advance(TimeSpan.FromMilliseconds(1));
        emulation.Message(Hello);
        Assert.That(emulation.Message(Hello).Header("Retry-After"), Is.EqualTo("Thu, 15 Jan 2026 09:00:03 GMT"));
        emulation.World.Clock.Advance(TimeSpan.FromMilliseconds(2_999));
        Assert.That(emulation.Message(Hello).Status, Is.EqualTo(204));
    }

    [Test]
    public void Months_later_a_limit_lets_through_what_it_allows()
    {
        using var emulation = Emulation.Of("limits: [{ name: burst, calls: \"*\", kind: bucket, allow: 2, within: 1s }]\n");
        string Three() => string.Join(' ', Enumerable.Range(0, 3).Select(_ => emulation.Message(Hello).Status));
        Assert.That(Three(), Is.EqualTo("204 204 429"));
        emulation.World.Clock.Advance(TimeSpan.FromDays(200));
        Assert.That(Three(), Is.EqualTo("204 204 429"));
    }

    [Test]
    public void A_fork_and_a_snapshot_stand_where_the_world_stood_and_a_reset_counts_anew()
    {
        using var emulation = Emulation.Of(Burst);
        emulation.Message(Hello);
        emulation.Message(Hello);
        using var fork = new Copier(emulation.Engine).Fork(emulation.World, "fork");
        using var written = new MemoryStream();
        using (var json = new Utf8JsonWriter(written))
        {
            new Copier(emulation.Engine).Snapshot(emulation.World, json);
        }

        using var restored = new Copier(emulation.Engine).Restore("again", written.ToArray());
        Assert.That(restored.Journal.Calls().Select(call => call.Limit), Is.EqualTo(new[] { null, "burst" }));
        Assert.That((Copier.Hash(fork), Copier.Hash(restored)), Is.EqualTo((Copier.Hash(emulation.World), Copier.Hash(emulation.World))));
        foreach (var world in new[] { fork, restored })
        {
            var call = emulation.World.Journal.Calls()[1];
            var exchange = new Exchange(call.Method, call.Path, call.Query, [.. call.Headers], call.Body.Bytes);
            Assert.That(emulation.Engine.Replay(world, exchange, world.Clock.GetUtcNow()).Limit, Is.EqualTo("burst"));
        }

        emulation.World.Reset();
        Assert.That(emulation.Message(Hello).Status, Is.EqualTo(204));
    }

    [Test]
    public void The_state_tells_how_many_values_limits_count_by()
    {
        using var emulation = Emulation.Of("limits: [{ name: burst, calls: algoreg.create_message, per: body.ext_msg_id, allow: 1, within: 1s }]\n");
        emulation.Message(Hello);
        emulation.Message("""{"to":"ada@example.com","ext_msg_id":"m-2"}""");
        emulation.Message("""{"to":"ada@example.com"}""");
        Assert.That(emulation.State().GetProperty("limits").GetRawText(), Is.EqualTo("""{"keys":2,"forgotten":0}"""));
    }

    [TestCase("per: token.account", "too many")]
    [TestCase("answer: { status: 429, body: \"too many of {{token.account}}\" }", "too many of api@acme.test")]
    public void A_limit_may_look_at_the_token_that_a_call_presents(string key, string told)
    {
        using var emulation = Emulation.Of($"limits: [{{ {string.Join(", ", new[] { "name: l", "calls: algoreg.open_chat", "allow: 1", "within: 1s", "answer: { status: 429, body: too many }" }.Where(each => each[..6] != key[..6]).Append(key))} }}]\n");
        var token = emulation.EndUser("""{"emails":["ada@example.com"]}""").Json.GetProperty("token").GetString();
        emulation.Ask("GET", $"/?token={token}");
        Assert.That(emulation.Ask("GET", "/?token=nonsense").Outcome.Limit is null, Is.EqualTo(key.StartsWith("per", StringComparison.Ordinal)));
        Assert.That(emulation.Ask("GET", $"/?token={token}").Body, Is.EqualTo(told));
    }

    [Test]
    public void What_a_limit_refuses_counts_no_wrong_password()
    {
        using var emulation = Emulation.Of("profile: { algoreg: { lock_after: 2 } }\nlimits: [{ name: burst, calls: \"*\", allow: 1, within: 1s }]\n");
        Assert.That(Enumerable.Range(0, 4).Select(_ => emulation.Login("wrong").Status), Is.EqualTo(new[] { 401, 429, 429, 429 }));
        emulation.World.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.That(emulation.Login().Status, Is.EqualTo(200));
    }
}
