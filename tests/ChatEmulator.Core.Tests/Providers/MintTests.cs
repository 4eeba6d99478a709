using ChatEmulator.Exchanges;
using ChatEmulator.Providers;

namespace ChatEmulator.Core.Tests.Providers;

/// <summary>Tokens of which a rule makes something else true than is told: <c>mint</c>.</summary>
public sealed class MintTests
{
    private const string Chat = """{"ttl":60,"channels":{"a":{"read":true}}}""";
    private const string Ada = """{"external_id":"c-1"}""";

    [Test]
    public void A_bearer_ends_when_its_rule_says_and_the_refusal_names_the_rule()
    {
        using var emulation = Play("calls: algoreg.login, mint: { life: 2m }");
        var bearer = emulation.Bearer();
        Assert.That((Use(emulation, bearer).Status, emulation.View.Inspect(bearer).State), Is.EqualTo((204, "active")));
        emulation.World.Clock.Advance(TimeSpan.FromMinutes(2));
        var late = Use(emulation, bearer);
        Assert.That((late.Status, late.Code), Is.EqualTo((401, "bearer_expired")));
        Assert.That(late.Outcome.Why, Does.Contain("2026-01-15T09:02:00Z, as the rule \"short\" has it; the client was told 2026-01-15T10:00:00Z"));
    }

    [Test]
    public void An_end_user_token_ends_when_its_rule_says_whatever_it_is_told()
    {
        using var emulation = Play("calls: algoreg.create_end_user_token, times: 1, mint: { life: 250ms }");
        var (first, second) = (emulation.EndUser(Ada), emulation.EndUser(Ada));
        Assert.That(first.Json.GetProperty("expires_at").GetInt64(), Is.EqualTo(Emulation.Start.AddHours(1).ToUnixTimeSeconds()), "what is told stays the vendor's");
        Assert.That((Open(emulation, first).Status, Open(emulation, second).Status), Is.EqualTo((200, 200)));
        emulation.World.Clock.Advance(TimeSpan.FromMilliseconds(250));
        Assert.That((Open(emulation, first).Status, Open(emulation, second).Status), Is.EqualTo((401, 200)));
        Assert.That(Open(emulation, first).Outcome.Why, Does.Contain("The token is expired").And.Contain("rule \"short\""));
    }

    [Test]
    public void A_chat_token_is_explained_by_what_is_true_of_it()
    {
        using var emulation = Play("calls: signalwire.create_token, mint: { life: 2m }");
        var token = emulation.Token(Chat).Json.GetProperty("token").GetString()!;
        var report = emulation.View.Inspect(token);
        Assert.That((report.State, report.ExpiresAt), Is.EqualTo(("active", (DateTimeOffset?)Emulation.Start.AddMinutes(2))));
        Assert.That(report.Why, Does.Contain("it ends at 2026-01-15T09:02:00Z, as the rule \"short\" has it; the client was told 2026-01-15T10:00:00Z"));
        Assert.That(report.Claims, Does.Contain("\"t\":60"));
        emulation.World.Clock.Advance(TimeSpan.FromMinutes(2));
        Assert.That(emulation.View.Inspect(token).State, Is.EqualTo("expired"));
    }

    [TestCase("calls: algoreg.login, mint: { revoked: true }")]
    [TestCase("calls: algoreg.*, mint: { revoked: true, life: 2m }")]
    [TestCase("calls: \"*\", at: any, mint: { revoked: true }, delivery: { delay: 1s }")]
    [TestCase("calls: algoreg.login, mint: { revoked: true }, effect: applied, delivery: hang")]
    public void A_bearer_that_is_minted_revoked_lets_nobody_in(string rule)
    {
        using var emulation = Play(rule);
        var bearer = emulation.Bearer();
        Assert.That((Use(emulation, bearer).Status, emulation.View.Inspect(bearer).State), Is.EqualTo((401, "revoked")));
        Assert.That(emulation.View.Inspect(bearer).Why, Is.EqualTo("The rule \"short\" minted it revoked."));
    }

    [Test]
    public void A_life_of_nothing_is_expired_at_once_and_a_longer_one_outlives_what_is_told()
    {
        using var none = Play("calls: algoreg.login, mint: { life: 0s }");
        Assert.That(Use(none, none.Bearer()).Code, Is.EqualTo("bearer_expired"));
        using var longer = Play("calls: algoreg.login, mint: { life: 30d }");
        var bearer = longer.Bearer();
        longer.World.Clock.Advance(TimeSpan.FromDays(29));
        Assert.That(Use(longer, bearer).Status, Is.EqualTo(204));
        longer.World.Clock.Advance(TimeSpan.FromDays(1));
        Assert.That(Use(longer, bearer).Status, Is.EqualTo(401));
    }

    [Test]
    public void A_life_counts_from_the_call_although_the_token_is_minted_later()
    {
        using var emulation = Play("calls: algoreg.login, effect: { late: 1m }, mint: { life: 2m }");
        var bearer = emulation.Bearer();
        Assert.That(emulation.View.Inspect(bearer).State, Is.EqualTo("pending"));
        emulation.World.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.That(Use(emulation, bearer).Status, Is.EqualTo(204));
        emulation.World.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.That(Use(emulation, bearer).Code, Is.EqualTo("bearer_expired"));
    }

    [Test]
    public void A_token_that_is_still_to_be_minted_is_explained_by_the_end_that_it_will_have()
    {
        using var emulation = Play("calls: \"*\", effect: { late: 1m }, mint: { life: 2m }");
        string[] tokens = [emulation.Bearer(), emulation.EndUser(Ada).Json.GetProperty("token").GetString()!, emulation.Token(Chat).Json.GetProperty("token").GetString()!];
        Assert.That(
            tokens.Select(emulation.View.Inspect).Select(report => (report.State, report.ExpiresAt)),
            Is.All.EqualTo(("pending", (DateTimeOffset?)Emulation.Start.AddMinutes(2))));
    }

    [TestCase("none", "unknown")]
    [TestCase("twice", "active")]
    public void A_bent_token_is_as_much_minted_as_its_effect_says(string effect, string state)
    {
        using var emulation = Play($"calls: \"*\", effect: {effect}, {(effect == "none" ? "" : "mint: { life: 2m }, ")}delivery: {{ delay: 1s }}");
        string[] tokens = [emulation.Bearer(), emulation.EndUser(Ada).Json.GetProperty("token").GetString()!, emulation.Token(Chat).Json.GetProperty("token").GetString()!];
        Assert.That(tokens.Select(token => emulation.View.Inspect(token).State), Is.All.EqualTo(state));
        emulation.World.Clock.Advance(TimeSpan.FromMinutes(2));
        Assert.That(tokens.Select(token => emulation.View.Inspect(token).State), Is.All.EqualTo(effect == "none" ? "unknown" : "expired"));
    }

    [Test]
    public void A_token_whose_life_leads_past_the_end_of_the_calendar_is_known_all_the_same()
    {
        using var emulation = Emulation.Of("clock: { start: 9999-12-31T23:59:00Z, frozen: true }");
        string[] tokens = [emulation.Bearer(), emulation.EndUser(Ada).Json.GetProperty("token").GetString()!, emulation.Token(Chat).Json.GetProperty("token").GetString()!];
        Assert.That(tokens.Select(token => emulation.View.Inspect(token).State), Is.All.EqualTo("active"));
    }

    [Test]
    public void A_rule_that_bends_tokens_alone_is_not_used_up_by_calls_that_mint_none()
    {
        using var emulation = Play("calls: algoreg.*, times: 1, mint: { revoked: true }");
        Assert.That(emulation.Message("""{"to":"ada@example.com"}""").Outcome.Rule, Is.Null);
        Assert.That((emulation.Login("wrong").Outcome.Rule, emulation.Login().Outcome.Rule, emulation.Login().Outcome.Rule), Is.EqualTo(((string?)null, "short", (string?)null)));
    }

    [Test]
    public void The_state_counts_the_tokens_that_rules_have_bent()
    {
        using var emulation = Play("calls: algoreg.login, times: 2, mint: { life: 2m }");
        _ = (emulation.Bearer(), emulation.Bearer(), emulation.Bearer());
        var bearers = emulation.State().GetProperty("algoreg").GetProperty("bearers");
        Assert.That((bearers.GetProperty("minted").GetInt64(), bearers.GetProperty("bent").GetInt64(), bearers.GetProperty("bent_forgotten").GetInt64()), Is.EqualTo((3L, 2L, 0L)));
    }

    [Test]
    public void After_a_reset_a_token_is_what_it_says_of_itself()
    {
        using var emulation = Play("calls: algoreg.login, mint: { life: 2m }");
        var bearer = emulation.Bearer();
        emulation.World.Reset();
        emulation.World.Clock.Advance(TimeSpan.FromMinutes(30));
        Assert.That(Use(emulation, bearer).Status, Is.EqualTo(204));
    }

    [Test]
    public void Past_the_limit_the_oldest_fate_is_forgotten_and_that_is_told()
    {
        var fates = new Kept<int, Fate>(most: 2);
        foreach (var token in new[] { 1, 2, 1, 3 })
        {
            fates.Add(token, new Fate("r", null, Revoked: true));
        }

        Assert.That((fates.Of(1), fates.Of(2) is null, fates.Count, fates.Forgotten), Is.EqualTo(((Fate?)null, false, 2, 1L)));
    }

    private static Emulation Play(string rule) => Emulation.Of($"rules:\n  - {{ name: short, {rule} }}\n");

    private static Answered Use(Emulation emulation, string bearer) =>
        emulation.Ask("POST", "/api/v1/message", """{"to":"ada@example.com"}""", new Header("Authorization", $"Bearer {bearer}"));

    private static Answered Open(Emulation emulation, Answered minted) => emulation.Ask("GET", $"/?token={minted.Json.GetProperty("token").GetString()}");
}
