using System.Buffers.Text;
using System.Text.Json;
using ChatEmulator.Core.Tests.Replays;
using ChatEmulator.Exchanges;
using ChatEmulator.Providers;

namespace ChatEmulator.Core.Tests.Scenarios;

/// <summary>What <c>alter</c> tells instead, and what stays true.</summary>
public sealed class AlterTests
{
    private const string Mint = """{"ttl":60,"channels":{"general":{"read":true}},"member_id":"ada"}""";
    private const string EndUser = """{"external_id":"c-1"}""";
    private const string Message = """{"to":"ada@example.com","subject":"Hello","content":"Hi","thread_id":"t-1"}""";

    // The token of an end user ends an hour after the frozen clock's start.
    [TestCase("as: { expires_at: millis }", "1768471200000")]
    [TestCase("as: { expires_at: seconds }", "1768471200")]
    [TestCase("as: { expires_at: iso }", "\"2026-01-15T10:00:00Z\"")]
    [TestCase("as: { expires_at: string }", "\"1768471200\"")]
    [TestCase("as: { expires_at: null }", "null")]
    [TestCase("as: { expires_at: \"null\" }", "null")]
    [TestCase("skew: { expires_at: 10m }", "1768471800")]
    [TestCase("skew: { expires_at: -1.5h }", "1768465800")]
    [TestCase("skew: { expires_at: 10m }, as: { expires_at: iso }", "\"2026-01-15T10:10:00Z\"")]
    [TestCase("set: { expires_at: soon }", "\"soon\"")]
    [TestCase("set: { expires_at: \"{{now+5m.unix}}\" }", "1768467900")]
    [TestCase("set: { expires_at: { at: \"{{body.external_id}}\", in: [1, \"{{now.unix}}s\"] } }", "{\"at\":\"c-1\",\"in\":[1,\"1768467600s\"]}")]
    public void A_field_is_told_otherwise_and_the_rest_stays(string alter, string expected)
    {
        using var own = Altering("headers: { X-Own: a }");
        using var altered = Altering(alter);
        var told = altered.EndUser(EndUser);
        Assert.That((told.Status, told.Effect, told.Json.GetProperty("expires_at").GetRawText()), Is.EqualTo((200, Effect.Applied, expected)));
        Assert.That(told.Json.GetProperty("token").GetString(), Is.EqualTo(own.EndUser(EndUser).Json.GetProperty("token").GetString()));
        Assert.That(told.Body, Does.StartWith("{\"expires_at\":"), "in its place");
    }

    [Test]
    public void Fields_are_removed_renamed_and_added_by_the_vendors_own_names()
    {
        using var emulation = Altering("remove: [expires_at], rename: { token: jwt }, set: { meta.page.size: 1, note: x }");
        var told = emulation.EndUser(EndUser).Json;
        Assert.That(told.EnumerateObject().Select(field => field.Name), Is.EqualTo(new[] { "jwt", "meta", "note" }));
        Assert.That(told.GetProperty("meta").GetRawText(), Is.EqualTo("""{"page":{"size":1}}"""));
    }

    [Test]
    public void A_field_that_takes_the_name_of_another_takes_its_place()
    {
        using var emulation = Altering("rename: { expires_at: token }");
        Assert.That(emulation.EndUser(EndUser).Body, Is.EqualTo("""{"token":1768471200}"""));
    }

    [Test]
    public void In_lists_each_position_is_that_of_the_vendors_answer()
    {
        using var emulation = Altering("remove: [\"errors[0]\", \"errors[1].deprecated\"], rename: { \"errors[1].code\": kind }, set: { \"errors[2]\": last, \"errors[9]\": beyond }", "at: refused");
        Assert.That(emulation.Message("{}").Body, Is.EqualTo(
            """{"errors":[{"kind":"recipient_missing","message":"MESSAGE","will_be_deprecated":false},"last"]}""".Replace("MESSAGE", Own("{}"), StringComparison.Ordinal)));
    }

    [Test]
    public void A_path_that_an_answer_does_not_have_alters_nothing()
    {
        using var emulation = Altering("remove: [token, a.b, \"errors[7].code\"], rename: { \"errors.code\": x }, as: { \"errors[0].message.x\": null }, skew: { expires_at: 5m, \"errors[0].code\": 1m }", "at: any");
        using var plain = Emulation.Of();
        Assert.That(emulation.Message("{}").Body, Is.EqualTo(plain.Message("{}").Body));
        Assert.That(emulation.Message("{}", basic: null).Status, Is.EqualTo(401));
    }

    [Test]
    public void What_is_no_instant_stays_whatever_is_skewed_or_formed()
    {
        using var emulation = Altering("skew: { token: 5m }, as: { expires_at: millis }, set: { a: 1 }");
        using var plain = Emulation.Of();
        Assert.That(emulation.EndUser(EndUser).Json.GetProperty("token").GetString(), Is.EqualTo(plain.EndUser(EndUser).Json.GetProperty("token").GetString()));
        using var far = Altering("set: { note: 1 }, skew: { expires_at: 3000000d }");
        Assert.That(far.EndUser(EndUser).Json.GetProperty("expires_at").GetInt64(), Is.EqualTo(DateTimeOffset.MaxValue.ToUnixTimeSeconds()), "the last second of the calendar");
    }

    [Test]
    public void Instants_of_a_read_are_skewed_in_their_own_form()
    {
        using var emulation = Altering("skew: { created_at: -1h, last_message.created_at: 1s }, as: { message_count: string }", data: true);
        Assert.That(emulation.Message(Message).Status, Is.EqualTo(204));
        var told = emulation.Get("/api/v1/thread/t-1").Json;
        Assert.That(told.GetProperty("created_at").GetString(), Is.EqualTo("2026-01-15T08:00:00Z"));
        Assert.That(told.GetProperty("last_message").GetProperty("created_at").GetString(), Is.EqualTo("2026-01-15T09:00:01Z"));
        Assert.That(told.GetProperty("message_count").GetString(), Is.EqualTo("1"));
    }

    [Test]
    public void Headers_are_added_or_replaced_and_filled_in()
    {
        using var emulation = Altering("headers: { X-Request-Id: \"{{body.member_id}}\", X-Proxy: [a, b] }");
        var headers = emulation.Token(Mint).Outcome.Script.Reply.Headers;
        Assert.That(headers, Is.EqualTo(new[] { new Header("X-Request-Id", "ada"), new Header("X-Proxy", "a"), new Header("X-Proxy", "b") }));
    }

    [Test]
    public void A_token_that_says_it_was_issued_at_another_time_is_signed_and_lives_as_long_as_it_would()
    {
        using var emulation = Altering("skew: { iat: -30s }");
        var token = emulation.Token(Mint).Json.GetProperty("token").GetString()!;
        var claims = JsonDocument.Parse(Base64Url.DecodeFromChars(token.Split('.')[1])).RootElement;
        var report = Inspect(emulation, token);
        Assert.That(claims.GetProperty("iat").GetInt64(), Is.EqualTo(Emulation.Start.ToUnixTimeSeconds() - 30));
        Assert.That((report.State, report.ExpiresAt), Is.EqualTo(("active", (DateTimeOffset?)Emulation.Start.AddMinutes(60))));
        emulation.World.Clock.Advance(TimeSpan.FromMinutes(60) - TimeSpan.FromSeconds(1));
        Assert.That(Inspect(emulation, token).State, Is.EqualTo("active"), "by what it says of itself it would have ended");
        emulation.World.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.That((Inspect(emulation, token).State, Inspect(emulation, token).Why), Is.EqualTo(("expired", "Its life ended at 2026-01-15T10:00:00Z, as the rule \"altered\" has it; the client was told 2026-01-15T09:59:30Z.")));
    }

    [Test]
    public void A_token_with_a_life_of_its_own_keeps_it_whenever_it_says_it_was_issued()
    {
        using var emulation = Altering("skew: { iat: 1d }", "mint: { life: 2m }");
        var token = emulation.Token(Mint).Json.GetProperty("token").GetString()!;
        Assert.That(Inspect(emulation, token).ExpiresAt, Is.EqualTo(Emulation.Start.AddMinutes(2)));
    }

    [Test]
    public void What_is_altered_is_told_and_what_is_true_stays()
    {
        using var emulation = Altering("skew: { expires_at: -2h }");
        var token = emulation.EndUser(EndUser).Json.GetProperty("token").GetString()!;
        Assert.That(emulation.Ask("GET", $"/?token={token}").Status, Is.EqualTo(200));
    }

    [Test]
    public void A_204_and_a_page_of_HTML_keep_their_body_and_take_headers()
    {
        using var emulation = Altering("set: { a: 1 }, unusual: true, headers: { X-Proxy: edge-7 }", data: true);
        using var plain = Emulation.Of("data: { algoreg: { customers: [{ external_id: c-1 }], threads: [{ id: t-1, customer: c-1 }] } }\n");
        var (stored, refused) = (emulation.Message(Message), emulation.Ask("GET", "/?token=x"));
        Assert.That((stored.Status, stored.Body, stored.Header("X-Proxy")), Is.EqualTo((204, "", "edge-7")));
        var token = plain.EndUser(EndUser).Json.GetProperty("token").GetString();
        _ = emulation.EndUser(EndUser);
        Assert.That(emulation.Ask("GET", $"/?token={token}").Body, Is.EqualTo(plain.Ask("GET", $"/?token={token}").Body).And.StartWith("<"));
        Assert.That(refused.Status, Is.EqualTo(401));
    }

    [TestCase("at: refused, ", 401, false)]
    [TestCase("at: any, ", 401, true)]
    [TestCase("", 200, true)]
    public void Refusals_and_successes_are_altered_where_the_rule_acts(string at, int status, bool success)
    {
        using var emulation = Altering("set: { told: true }", at.TrimEnd(',', ' '));
        Assert.That(emulation.Token(Mint).Body.Contains("told", StringComparison.Ordinal), Is.EqualTo(success));
        var refused = emulation.Token(Mint, basic: null);
        Assert.That((refused.Status, refused.Body.Contains("told", StringComparison.Ordinal)), Is.EqualTo((401, status == 401)));
    }

    [Test]
    public void What_has_no_effect_or_comes_one_after_another_is_altered_too()
    {
        using var phantom = Altering("set: { told: true }", "effect: none");
        var told = phantom.Token(Mint);
        Assert.That((told.Effect, Inspect(phantom, told.Json.GetProperty("token").GetString()!).State), Is.EqualTo((Effect.None, "unknown")));
        using var row = Emulation.Of("rules: [{ name: altered, calls: signalwire.create_token, answer: [{ alter: { set: { n: 1 } } }, own, { error: rate_limited }] }]\n");
        Assert.That(new[] { row.Token(Mint), row.Token(Mint), row.Token(Mint) }.Select(each => (each.Status, each.Body.Contains("\"n\":1", StringComparison.Ordinal))), Is.EqualTo(new[] { (200, true), (200, false), (429, false) }));
    }

    [Test]
    public void A_fork_and_a_restored_world_tell_the_same()
    {
        using var origin = Altering("unusual: true, set: { a: \"{{uuid}}\", b: \"{{now}}\" }, skew: { iat: 5m, date: 5m }", "at: any");
        using var elsewhere = Emulation.Of("seed: 5\n");
        var told = new[] { origin.Token(Mint), origin.Token(Mint), origin.EndUser(EndUser), origin.Message("{}") }.Select(each => each.Body).ToList();
        using var fork = origin.Fork();
        using var restored = elsewhere.Restore(origin.Snapshot());
        var seen = origin.Seen(origin.World);
        Assert.That((told.Distinct().Count(), origin.Seen(fork), elsewhere.Seen(restored)), Is.EqualTo((4, seen, seen)));
    }

    private static Emulation Altering(string alter, string rule = "", bool data = false)
    {
        var exists = data ? "data: { algoreg: { customers: [{ external_id: c-1 }], threads: [{ id: t-1, customer: c-1 }] } }\n" : "";
        return Emulation.Of($"{exists}rules: [{{ name: altered, calls: \"*\", {rule}{(rule.Length > 0 ? ", " : "")}answer: {{ alter: {{ {alter} }} }} }}]\n", ignoreWarnings: true);
    }

    private static TokenReport Inspect(Emulation emulation, string token) => emulation.View.Inspect(token);

    private static string Own(string body)
    {
        using var plain = Emulation.Of();
        return plain.Message(body).Json.GetProperty("errors")[1].GetProperty("message").GetString()!;
    }
}
