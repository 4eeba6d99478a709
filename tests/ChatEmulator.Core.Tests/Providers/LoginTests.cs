using ChatEmulator.Exchanges;

namespace ChatEmulator.Core.Tests.Providers;

public sealed class LoginTests
{
    private const string Hello = """{"to":"ada@example.com"}""";

    [Test]
    public void A_login_answers_a_bearer_that_proves_the_account()
    {
        using var emulation = Emulation.Of();
        var login = emulation.Login();
        var bearer = login.Json.GetProperty("access_token").GetString()!;
        Assert.That((login.Status, login.Effect, login.Body), Is.EqualTo((200, Effect.Applied, $$"""{"access_token":"{{bearer}}"}""")));
        Assert.That(Send(emulation, bearer).Status, Is.EqualTo(204));
        Assert.That(emulation.World.Journal.Calls().Select(call => call.Account), Is.All.EqualTo("api@acme.test"));
    }

    [TestCase("Bearer ")]
    [TestCase("bearer ")]
    [TestCase("BEARER  ")]
    public void The_scheme_of_a_bearer_is_compared_without_case(string scheme)
    {
        using var emulation = Emulation.Of();
        var bearer = emulation.Bearer();
        Assert.That(emulation.Ask("POST", "/api/v1/message", Hello, new Header("Authorization", scheme + bearer)).Status, Is.EqualTo(204));
    }

    [Test]
    public void A_bearer_lives_for_one_hour_and_not_a_second_longer()
    {
        using var emulation = Emulation.Of();
        var bearer = emulation.Bearer();
        emulation.World.Clock.Advance(TimeSpan.FromSeconds(3599));
        Assert.That(Send(emulation, bearer).Status, Is.EqualTo(204));
        emulation.World.Clock.Advance(TimeSpan.FromSeconds(1));
        var late = Send(emulation, bearer);
        Assert.That((late.Status, late.Code), Is.EqualTo((401, "bearer_expired")));
    }

    [Test]
    public void A_login_takes_any_content_type_and_looks_at_no_credentials_in_headers()
    {
        using var emulation = Emulation.Of("profile: { algoreg: { content_type: json } }\n");
        const string body = """{"grant_type":"password","username":"api@acme.test","password":"secret"}""";
        var statuses = new[]
        {
            emulation.Ask("POST", "/api/v1/token", body),
            emulation.Ask("POST", "/api/v1/token", body, new Header("Content-Type", "application/x-www-form-urlencoded")),
            emulation.Ask("POST", "/api/v1/token", body, new Header("Authorization", "Basic bm9ib2R5OndobyBrbm93cw==")),
            emulation.Message(Hello),
        }.Select(answer => answer.Status);
        Assert.That(statuses, Is.EqualTo(new[] { 200, 200, 200, 415 }));
    }

    [Test]
    public void A_login_tells_type_and_life_when_the_profile_says_so()
    {
        using var emulation = Emulation.Of("profile: { algoreg: { login_answer: oauth } }\n");
        Assert.That(emulation.Login().Body, Does.EndWith(""","token_type":"Bearer","expires_in":3600}"""));
    }

    [TestCase("", 422, "missing_field")]
    [TestCase("[]", 400, "bad_request")]
    [TestCase("{", 400, "bad_request")]
    [TestCase("grant_type=password&username=a&password=b", 400, "bad_request")]
    [TestCase("""{"grant_type":"client_credentials","username":"a","password":"b"}""", 422, "invalid_field")]
    [TestCase("""{"grant_type":"password","username":1,"password":"b"}""", 422, "invalid_field")]
    [TestCase("""{"grant_type":"password","username":"api@acme.test","password":""}""", 422, "missing_field")]
    public void A_login_that_cannot_be_read_is_refused_and_tries_no_password(string body, int status, string code)
    {
        using var emulation = Emulation.Of();
        var answer = emulation.Ask("POST", "/api/v1/token", body);
        Assert.That((answer.Status, answer.Code, answer.Effect, Wrong(emulation)), Is.EqualTo((status, code, Effect.None, 0)));
    }

    [TestCase(401)]
    [TestCase(400)]
    public void A_wrong_login_has_the_status_that_the_profile_says(int status)
    {
        using var emulation = Emulation.Of($"profile: {{ algoreg: {{ wrong_login: {status} }} }}\n");
        var (password, name) = (emulation.Login("wrong"), emulation.Login(email: "nobody@acme.test"));
        Assert.That((password.Status, password.Code, name.Status, emulation.Message(Hello, "eDp5").Status), Is.EqualTo((status, "unauthorized", status, 401)));
    }

    [Test]
    public void A_bearer_that_was_told_of_and_never_minted_is_unknown_where_it_is_used()
    {
        using var emulation = Emulation.Of("rules: [{ name: phantom, calls: algoreg.login, effect: none }]\n");
        var bearer = emulation.Bearer();
        var used = Send(emulation, bearer);
        Assert.That((used.Status, used.Code, emulation.View.Inspect(bearer).State), Is.EqualTo((401, "unauthorized", "unknown")));
    }

    [Test]
    public void A_bearer_whose_effect_is_late_works_from_then_on()
    {
        using var emulation = Emulation.Of("rules: [{ name: slow, calls: algoreg.login, effect: { late: 45s } }]\n");
        var bearer = emulation.Bearer();
        Assert.That(Send(emulation, bearer).Status, Is.EqualTo(401));
        emulation.World.Clock.Advance(TimeSpan.FromSeconds(45));
        Assert.That(Send(emulation, bearer).Status, Is.EqualTo(204));
    }

    [Test]
    public void A_bearer_of_another_seed_and_an_end_user_token_call_nothing()
    {
        using var emulation = Emulation.Of();
        using var other = Emulation.Of(seed: 7);
        var endUser = emulation.EndUser("""{"external_id":"c-1"}""").Json.GetProperty("token").GetString()!;
        Assert.That((Send(emulation, other.Bearer()).Code, Send(emulation, endUser).Code), Is.EqualTo(("unauthorized", "unauthorized")));
    }

    [Test]
    public void A_bearer_with_one_changed_character_is_unknown()
    {
        using var emulation = Emulation.Of();
        var bearer = emulation.Bearer();
        for (var i = 0; i < bearer.Length - 1; i++)
        {
            var changed = bearer[..i] + (bearer[i] == 'A' ? 'B' : 'A') + bearer[(i + 1)..];
            Assert.That(Send(emulation, changed).Code, Is.EqualTo("unauthorized"), $"character {i}");
        }
    }

    [Test]
    public void A_bearer_of_an_account_that_is_no_longer_declared_is_unknown()
    {
        using var before = Emulation.Of("accounts: { algoreg: [{ email: gone@x.test, password: a }] }\n");
        using var after = Emulation.Of();
        var bearer = before.Login("a", "gone@x.test").Json.GetProperty("access_token").GetString()!;
        Assert.That((Send(before, bearer).Status, Send(after, bearer).Status, after.View.Inspect(bearer).State), Is.EqualTo((204, 401, "unknown")));
    }

    [Test]
    public void A_bearer_belongs_to_the_account_that_logged_in()
    {
        using var emulation = Emulation.Of("accounts: { algoreg: [{ email: a@x.test, password: a }, { email: b@x.test, password: b }] }\n");
        var bearer = emulation.Login("b", "b@x.test").Json.GetProperty("access_token").GetString()!;
        Send(emulation, bearer);
        Assert.That(emulation.Messages().Single().GetProperty("account").GetString(), Is.EqualTo("b@x.test"));
        Assert.That(emulation.View.Inspect(bearer).Claims, Does.Contain("\"account\":\"b@x.test\""));
    }

    [Test]
    public void Many_calls_that_meet_an_expired_bearer_at_once_and_each_log_in_are_a_storm_in_the_ledger()
    {
        using var emulation = Emulation.Of();
        var stale = emulation.Bearer();
        emulation.World.Clock.Advance(TimeSpan.FromHours(1));
        var met = Enumerable.Range(0, 8).Select(_ => Send(emulation, stale).Status).ToList();
        var fresh = met.Select(_ => emulation.Bearer()).ToList();
        Assert.That(met, Is.All.EqualTo(401));
        Assert.That(fresh, Is.Unique);
        Assert.That(fresh.Select(bearer => Send(emulation, bearer).Status), Is.All.EqualTo(204));
        var entry = emulation.Ledger()[0];
        Assert.That((entry.GetProperty("key").GetString(), entry.GetProperty("applied").GetInt32()), Is.EqualTo(("username api@acme.test", 9)));
    }

    [Test]
    public void After_a_reset_the_same_logins_mint_the_same_bearers()
    {
        using var emulation = Emulation.Of();
        string[] Logins() => [emulation.Bearer(), emulation.Bearer()];
        var before = Logins();
        emulation.World.Reset();
        Assert.That((before[0] == before[1], Logins().SequenceEqual(before)), Is.EqualTo((false, true)));
    }

    private static Answered Send(Emulation emulation, string bearer) =>
        emulation.Ask("POST", "/api/v1/message", Hello, new Header("Authorization", $"Bearer {bearer}"));

    private static int Wrong(Emulation emulation) =>
        emulation.State().GetProperty("algoreg").GetProperty("accounts")[0].GetProperty("wrong_passwords").GetInt32();
}
