using ChatEmulator.Exchanges;
using ChatEmulator.Worlds;

namespace ChatEmulator.Core.Tests.Providers;

/// <summary>What rules end, lock and unlock once a call has been decided.</summary>
public sealed class SequelTests
{
    private const string Accounts = "accounts: { algoreg: [{ email: api@acme.test, password: secret, bearer: ready }, { email: b@acme.test, password: secret, bearer: set }], "
        + "signalwire: [{ project: demo, token: PT-demo }, { project: other, token: PT-other }] }\n";

    private const string Other = "b3RoZXI6UFQtb3RoZXI=";

    [TestCase("revoke", "revoked", "unauthorized")]
    [TestCase("expire", "expired", "bearer_expired")]
    public void A_bearer_that_a_rule_has_ended_is_refused_from_the_next_call_on_and_explained(string what, string state, string code)
    {
        using var emulation = Of($"{{ name: cut, calls: algoreg.create_message, times: 1, then: [{{ {what}: bearer }}] }}");
        var (bearer, other) = (emulation.Bearer(), emulation.Bearer());
        Assert.That(Send(emulation, bearer).Status, Is.EqualTo(204));
        Assert.That((Send(emulation, bearer).Code, Send(emulation, other).Status), Is.EqualTo((code, 204)));
        var report = emulation.View.Inspect(bearer);
        Assert.That((report.State, report.Why), Is.EqualTo((state, what == "revoke" ? "The rule \"cut\" revoked it."
            : "Its life ended at 2026-01-15T09:00:00Z, as the rule \"cut\" has it; the client was told 2026-01-15T10:00:00Z.")));
    }

    [TestCase("revoke", "unauthorized")]
    [TestCase("expire", "bearer_expired")]
    public void A_declared_bearer_that_a_rule_has_ended_stays_so_until_the_world_begins_anew(string what, string code)
    {
        using var emulation = Of($"{{ name: cut, calls: algoreg.create_message, only: [1], then: [{{ {what}: bearer }}] }}");
        Send(emulation, "ready");
        Assert.That((Send(emulation, "ready").Code, emulation.Message("""{"to":"ada@example.com"}""").Status, Send(emulation, "set").Status), Is.EqualTo((code, 204, 204)));
        Assert.That(emulation.View.Inspect("ready").Why, Does.Contain("the rule \"cut\"").IgnoreCase);
        emulation.World.Reset();
        Assert.That((Send(emulation, "ready").Status, Send(emulation, "ready").Code), Is.EqualTo((204, code)));
    }

    [TestCase("", "revoked")]
    [TestCase("effect: none, ", "unknown")]
    [TestCase("effect: { late: 45s }, ", "revoked")]
    [TestCase("answer: { error: timeout }, effect: applied, ", "revoked")]
    public void The_token_that_a_call_minted_is_revoked_whatever_its_effect(string effect, string state)
    {
        using var emulation = Of($"{{ name: cut, calls: signalwire.create_token, {effect}then: [{{ revoke: token }}] }}");
        using var plain = Emulation.Of();
        var token = plain.Token("""{"ttl":60,"channels":{"a":{"read":true}}}""").Json.GetProperty("token").GetString()!;
        Assert.That(emulation.View.Inspect(token).State, Is.EqualTo("active"), "the same call mints it");
        emulation.Token("""{"ttl":60,"channels":{"a":{"read":true}}}""");
        Assert.That(emulation.View.Inspect(token).State, Is.EqualTo(state));
        emulation.World.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.That(emulation.View.Inspect(token).State, Is.EqualTo(state));
    }

    [Test]
    public void A_late_token_of_an_account_that_is_cut_off_before_is_minted_afterwards_and_good()
    {
        using var emulation = Of("{ name: late, calls: algoreg.create_end_user_token, effect: { late: 45s } }", "{ name: cut, calls: algoreg.create_message, then: [{ revoke: account }] }");
        var token = emulation.EndUser("""{"external_id":"c-1"}""").Json.GetProperty("token").GetString()!;
        emulation.Message("""{"to":"ada@example.com"}""");
        Assert.That(emulation.View.Inspect(token).State, Is.EqualTo("pending"));
        emulation.World.Clock.Advance(TimeSpan.FromSeconds(45));
        Assert.That(emulation.View.Inspect(token).State, Is.EqualTo("active"));
    }

    [TestCase("revoke")]
    [TestCase("expire")]
    public void The_token_that_opened_the_chat_does_so_once(string what)
    {
        using var emulation = Of($"{{ name: once, calls: algoreg.open_chat, then: [{{ {what}: token }}] }}");
        var (one, other) = (EndUser(emulation, "c-1"), EndUser(emulation, "c-2"));
        Assert.That((Open(emulation, one), Open(emulation, one), Open(emulation, other), Open(emulation, "nonsense")), Is.EqualTo((200, 401, 200, 401)));
        Assert.That(emulation.World.Journal.Calls()[3].Why, Does.Contain("\"once\""));
    }

    [TestCase("revoke", "unauthorized")]
    [TestCase("expire", "bearer_expired")]
    public void All_that_an_account_has_had_minted_so_far_is_ended_and_what_is_minted_later_is_good(string what, string code)
    {
        using var emulation = Of($"{{ name: cut, calls: algoreg.create_message, when: {{ body.subject: end }}, then: [{{ {what}: account }}] }}");
        var (mine, token, others) = (emulation.Bearer(), EndUser(emulation, "c-1"), emulation.Login(email: "b@acme.test").Json.GetProperty("access_token").GetString()!);
        for (var round = 0; round < 3; round++)
        {
            emulation.Message("""{"to":"ada@example.com","subject":"end"}""");
            Assert.That((Send(emulation, mine).Code, Send(emulation, "ready").Code, Open(emulation, token)), Is.EqualTo((code, code, 401)), $"round {round}");
            Assert.That((Send(emulation, others).Status, Send(emulation, "set").Status), Is.EqualTo((204, 204)));
            (mine, token) = (emulation.Bearer(), EndUser(emulation, "c-1"));
            Assert.That((Send(emulation, mine).Status, Open(emulation, token)), Is.EqualTo((204, 200)));
            emulation.World.Clock.Advance(TimeSpan.FromSeconds(1));
        }

        var state = emulation.State().GetProperty("algoreg").GetProperty("bearers");
        Assert.That((state.GetProperty("cuts").GetInt64(), state.GetProperty("minted_since_first_cut").GetInt32()), Is.EqualTo((3, 3)));
    }

    [Test]
    public void All_is_everybodys_of_that_provider()
    {
        using var emulation = Of("{ name: cut, calls: \"*\", when: { body.subject: end }, then: [{ revoke: all }] }");
        var (mine, others) = (emulation.Bearer(), emulation.Login(email: "b@acme.test").Json.GetProperty("access_token").GetString()!);
        var chat = Chat(emulation, Emulation.SignalWire);
        emulation.Message("""{"to":"ada@example.com","subject":"end"}""");
        Assert.That((Send(emulation, mine).Code, Send(emulation, others).Code, Send(emulation, "set").Code), Is.EqualTo(("unauthorized", "unauthorized", "unauthorized")));
        Assert.That(emulation.View.Inspect(chat).State, Is.EqualTo("active"), "another provider");
    }

    [Test]
    public void A_project_that_is_cut_off_takes_none_of_anothers_chat_tokens_with_it()
    {
        using var emulation = Of("{ name: cut, calls: signalwire.create_token, when: { body.member_id: end }, then: [{ expire: account }] }");
        var (mine, others) = (Chat(emulation, Emulation.SignalWire), Chat(emulation, Other));
        emulation.World.Clock.Advance(TimeSpan.FromMinutes(5));
        var last = Chat(emulation, Emulation.SignalWire, "end");
        var next = Chat(emulation, Emulation.SignalWire);
        Assert.That(new[] { mine, last, others, next }.Select(token => emulation.View.Inspect(token).State), Is.EqualTo(new[] { "expired", "expired", "active", "active" }));
        Assert.That(emulation.View.Inspect(mine).ExpiresAt, Is.EqualTo(Emulation.Start.AddMinutes(5)));
    }

    [Test]
    public void The_bearer_of_a_login_is_the_one_that_it_mints_and_a_refused_call_that_mints_ends_no_bearer()
    {
        using var emulation = Of("{ name: dead, calls: algoreg.login, then: [{ revoke: bearer }] }", "{ name: cut, calls: algoreg.create_end_user_token, at: refused, then: [{ revoke: token }] }");
        Assert.That(Send(emulation, emulation.Bearer()).Code, Is.EqualTo("unauthorized"));
        emulation.Ask("POST", "/api/v1/chat/token", "{}", new Header("Authorization", "Bearer ready"));
        Assert.That(Send(emulation, "ready").Status, Is.EqualTo(204));
    }

    [Test]
    public void The_token_of_a_call_that_mints_none_is_the_bearer_that_it_was_made_with()
    {
        using var emulation = Of("{ name: cut, calls: algoreg.create_message, times: 1, then: [{ expire: token }] }");
        var bearer = emulation.Bearer();
        Send(emulation, bearer);
        Assert.That(Send(emulation, bearer).Code, Is.EqualTo("bearer_expired"));
    }

    [TestCase(0)]
    [TestCase(5)]
    public void A_lock_is_as_after_wrong_passwords_and_support_ends_it(int after)
    {
        using var emulation = Of($"profile: {{ algoreg: {{ lock_after: {after} }} }}\n", ["{ name: lock, calls: algoreg.create_message, times: 1, then: [{ lock: account }] }"]);
        var bearer = emulation.Bearer();
        emulation.Message("""{"to":"ada@example.com"}""");
        var refused = emulation.Message("""{"to":"ada@example.com"}""");
        Assert.That((refused.Status, refused.Code, refused.Outcome.Why), Is.EqualTo((403, "account_locked", "'api@acme.test' is locked: the rule \"lock\" has done it. Here support is POST /_emulator/accounts/unlock.")));
        Assert.That((emulation.Login().Code, emulation.Login("wrong").Code, Send(emulation, bearer).Status), Is.EqualTo(("account_locked", "account_locked", 204)));
        Assert.That(emulation.State().GetProperty("algoreg").GetProperty("accounts")[0].GetProperty("locked").GetBoolean(), Is.True);
        Assert.That(new Support(emulation.World, emulation.Engine.Providers).Unlock("api@acme.test"), Is.EqualTo(new ChatEmulator.Providers.Unlocking("api@acme.test", true, 0)));
        Assert.That(emulation.Message("""{"to":"ada@example.com"}""").Status, Is.EqualTo(204));
    }

    [Test]
    public void A_rule_lets_in_again_the_account_that_a_refused_call_says_it_is_of()
    {
        using var emulation = Of("profile: { algoreg: { lock_after: 2 } }\n", ["{ name: support, calls: algoreg.login, at: refused, only: [4], then: [{ unlock: account }] }"]);
        Assert.That(Enumerable.Range(0, 4).Select(i => emulation.Login(i < 2 ? "wrong" : "secret").Code), Is.EqualTo(new[] { "unauthorized", "unauthorized", "account_locked", "account_locked" }));
        Assert.That((emulation.Login().Status, emulation.Login(email: "nobody@acme.test").Status), Is.EqualTo((200, 401)));
    }

    private static Emulation Of(params string[] rules) => Of("", rules);

    private static Emulation Of(string yaml, string[] rules) => Emulation.Of($"{Accounts}{yaml}rules:\n{string.Concat(rules.Select(rule => $"  - {rule}\n"))}", ignoreWarnings: true);

    private static Answered Send(Emulation emulation, string bearer) =>
        emulation.Ask("POST", "/api/v1/message", """{"to":"ada@example.com"}""", new Header("Authorization", $"Bearer {bearer}"));

    private static string EndUser(Emulation emulation, string customer) => emulation.EndUser($$"""{"external_id":"{{customer}}"}""").Json.GetProperty("token").GetString()!;

    private static int Open(Emulation emulation, string token) => emulation.Ask("GET", $"/?token={token}").Status;

    private static string Chat(Emulation emulation, string basic, string member = "ada") =>
        emulation.Token($$$"""{"ttl":60,"channels":{"a":{"read":true}},"member_id":"{{{member}}}"}""", basic).Json.GetProperty("token").GetString()!;
}
