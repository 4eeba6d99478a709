using ChatEmulator.Exchanges;
using ChatEmulator.Worlds;

namespace ChatEmulator.Core.Tests.Providers;

public sealed class LockoutTests
{
    private const string Hello = """{"to":"ada@example.com"}""";
    private static readonly string Wrong = Convert.ToBase64String("api@acme.test:wrong"u8);

    [Test]
    public void A_login_loop_with_a_wrong_password_locks_the_account_even_for_the_right_one()
    {
        using var emulation = Emulation.Of();
        var loop = Enumerable.Range(0, 6).Select(_ => emulation.Login("wrong").Code).ToList();
        Assert.That(loop, Is.EqualTo(new[] { "unauthorized", "unauthorized", "unauthorized", "unauthorized", "unauthorized", "account_locked" }));
        var (login, basic) = (emulation.Login(), emulation.Message(Hello));
        Assert.That((login.Status, login.Code, basic.Status, basic.Code), Is.EqualTo((403, "account_locked", 403, "account_locked")));
    }

    [Test]
    public void Wrong_passwords_count_on_whichever_way_they_come()
    {
        using var emulation = Emulation.Of("profile: { algoreg: { lock_after: 3 } }\n");
        emulation.Login("wrong");
        emulation.Message(Hello, Wrong);
        emulation.Ask("GET", "/api/v1/thread/t-1", "", new Header("Authorization", $"Basic {Wrong}"));
        Assert.That(Account(emulation), Is.EqualTo((true, 3)));
    }

    [Test]
    public void A_right_password_takes_the_count_back_even_where_the_call_is_refused_for_its_content()
    {
        using var emulation = Emulation.Of("profile: { algoreg: { lock_after: 2 } }\n");
        emulation.Login("wrong");
        Assert.That(emulation.Message("{}").Status, Is.EqualTo(422));
        Assert.That(Account(emulation), Is.EqualTo((false, 0)));
        emulation.Login("wrong");
        emulation.Get("/api/v1/thread/t-404");
        emulation.Login("wrong");
        Assert.That(Account(emulation), Is.EqualTo((false, 1)));
    }

    [Test]
    public void Zero_never_locks()
    {
        using var emulation = Emulation.Of("profile: { algoreg: { lock_after: 0 } }\n");
        var loop = Enumerable.Range(0, 50).Select(_ => emulation.Login("wrong").Status).ToList();
        Assert.That((loop.Distinct().Single(), emulation.Login().Status), Is.EqualTo((401, 200)));
    }

    [TestCase(403)]
    [TestCase(401)]
    [TestCase(423)]
    public void A_locked_account_is_answered_with_the_status_that_the_profile_says(int status)
    {
        using var emulation = Emulation.Of($"profile: {{ algoreg: {{ lock_after: 1, locked: {status} }} }}\n");
        emulation.Login("wrong");
        Assert.That((emulation.Login().Status, emulation.Login("wrong").Status), Is.EqualTo((status, status)));
    }

    [Test]
    public void A_bearer_that_was_minted_before_the_lock_goes_on_working()
    {
        using var emulation = Emulation.Of("profile: { algoreg: { lock_after: 1 } }\n");
        var bearer = emulation.Bearer();
        emulation.Login("wrong");
        var (minted, declared) = (Send(emulation, bearer), Send(emulation, "ready-made-bearer"));
        Assert.That((minted.Status, declared.Status, Account(emulation).Locked), Is.EqualTo((204, 204, true)));
    }

    [Test]
    public void Support_unlocks_and_the_count_begins_anew()
    {
        using var emulation = Emulation.Of("profile: { algoreg: { lock_after: 2 } }\n");
        var support = new Support(emulation.World, emulation.Engine.Providers);
        emulation.Login("wrong");
        emulation.Login("wrong");
        var ended = support.Unlock("api@acme.test")!;
        Assert.That((ended.WasLocked, ended.WrongPasswords, emulation.Login().Status, Account(emulation)), Is.EqualTo((true, 2, 200, (false, 0))));
        Assert.That((support.Unlock("api@acme.test")!.WasLocked, support.Unlock("demo"), support.Unlock("API@acme.test")), Is.EqualTo((false, (object?)null, (object?)null)));
    }

    [Test]
    public void At_the_edge_no_password_is_looked_at()
    {
        using var emulation = Emulation.Of("""
            profile: { algoreg: { lock_after: 2 } }
            rules:
              - { name: right is lost, calls: algoreg.login, when: { body.password: secret }, answer: { error: unauthorized } }
              - { name: wrong is lost, calls: algoreg.create_message, answer: { error: unauthorized } }
            """);
        emulation.Login("wrong");
        emulation.Login();
        emulation.Message(Hello, Wrong);
        emulation.Message(Hello);
        Assert.That(Account(emulation), Is.EqualTo((false, 1)));
    }

    [Test]
    public void A_refusal_that_is_told_in_other_words_counts_all_the_same()
    {
        using var emulation = Emulation.Of("""
            profile: { algoreg: { lock_after: 1 } }
            rules: [{ name: hidden, calls: algoreg.login, at: refused, answer: { error: service_unavailable } }]
            """);
        Assert.That((emulation.Login("wrong").Status, Account(emulation).Locked), Is.EqualTo((503, true)));
    }

    [Test]
    public void A_body_over_the_limit_tries_no_password()
    {
        using var emulation = Emulation.Of("profile: { algoreg: { lock_after: 1 } }\n");
        emulation.Send("POST", "/api/v1/message", Hello, Wrong, tooLarge: true);
        Assert.That(Account(emulation), Is.EqualTo((false, 0)));
    }

    [Test]
    public void Nothing_that_is_told_of_a_refusal_holds_a_secret()
    {
        using var emulation = Emulation.Of("profile: { algoreg: { lock_after: 1 } }\n");
        string[] told = [emulation.Login("guess-1").Body, emulation.Login("guess-2").Body, emulation.Login().Body, emulation.Login("guess-3", "nobody@acme.test").Body, emulation.Login("api@acme.test", "secret").Body];
        Assert.That(told, Has.None.Contains("guess").And.None.Contains("'secret'"));
        Assert.That(emulation.World.Journal.Calls().Select(call => call.Why), Has.None.Contains("guess").And.None.Contains("'secret'"));
    }

    [Test]
    public void A_reset_unlocks()
    {
        using var emulation = Emulation.Of("profile: { algoreg: { lock_after: 1 } }\n");
        emulation.Login("wrong");
        emulation.World.Reset();
        Assert.That(emulation.Login().Status, Is.EqualTo(200));
    }

    private static Answered Send(Emulation emulation, string bearer) =>
        emulation.Ask("POST", "/api/v1/message", Hello, new Header("Authorization", $"Bearer {bearer}"));

    private static (bool Locked, int Wrong) Account(Emulation emulation)
    {
        var account = emulation.State().GetProperty("algoreg").GetProperty("accounts")[0];
        return (account.GetProperty("locked").GetBoolean(), account.GetProperty("wrong_passwords").GetInt32());
    }
}
