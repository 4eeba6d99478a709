using ChatEmulator.Exchanges;
using ChatEmulator.Journals;
using ChatEmulator.Judging.Verdicts;
using ChatEmulator.Worlds;

namespace ChatEmulator.Core.Tests.Judging.Verdicts;

public sealed class SilenceTallyTests
{
    private const string Silence = "after_revocation: nothing";
    private const string Mint = """{"external_id":"c-1"}""";

    [Test]
    public void Calls_with_a_bearer_before_it_was_revoked_are_none_and_those_after_it_are_told_without_it()
    {
        using var emulation = Judging.Expecting(Silence);
        var bearer = emulation.Bearer();
        emulation.WithBearer(bearer);
        new Support(emulation.World, emulation.Engine.Providers).Revoke(bearer);
        Assert.That(emulation.Only().Ruling, Is.EqualTo(Ruling.Held));
        Assert.That(emulation.WithBearer(bearer).Status, Is.EqualTo(401));
        var judged = emulation.Only();
        Assert.That((judged.Ruling, judged.Why), Is.EqualTo((Ruling.Broken, $"1 call came with {Masking.Secret(bearer)} after it was revoked.")));
        Assert.That(judged.Calls, Is.EqualTo(new[] { 3L }));
        Assert.That(string.Concat(judged.Shown), Does.Not.Contain(bearer));
    }

    [TestCase(1, Ruling.Held)]
    [TestCase(2, Ruling.Broken)]
    public void As_many_calls_as_are_allowed_are_counted_for_each_bearer(int calls, Ruling ruling)
    {
        using var emulation = Judging.Expecting("after_revocation: { at_most: 1 }");
        var bearers = new[] { emulation.Bearer(), emulation.Bearer() };
        foreach (var bearer in bearers)
        {
            new Support(emulation.World, emulation.Engine.Providers).Revoke(bearer);
            for (var i = 0; i < calls; i++)
            {
                emulation.WithBearer(bearer);
            }
        }

        Assert.That((emulation.Only().Ruling, emulation.Only().Calls.Count), Is.EqualTo((ruling, ruling == Ruling.Held ? 0 : 4)));
    }

    [Test]
    public void The_call_by_which_a_rule_revokes_its_own_bearer_came_before()
    {
        using var emulation = Judging.Expecting(Silence, "rules: [{ name: cut, calls: algoreg.create_message, times: 1, then: [{ revoke: bearer }] }]\n");
        var bearer = emulation.Bearer();
        Assert.That(emulation.WithBearer(bearer).Status, Is.EqualTo(204));
        Assert.That(emulation.Only().Ruling, Is.EqualTo(Ruling.Held));
        emulation.WithBearer(bearer);
        Assert.That(emulation.Only().Ruling, Is.EqualTo(Ruling.Broken));
    }

    [Test]
    public void A_token_in_the_address_counts_and_so_does_one_that_was_minted_revoked()
    {
        using var emulation = Judging.Expecting(Silence, "rules: [{ name: stillborn, calls: algoreg.create_end_user_token, mint: { revoked: true } }]\n");
        var token = emulation.EndUser(Mint).Json.GetProperty("token").GetString()!;
        emulation.Get($"/?token={token}");
        Assert.That((emulation.Only().Ruling, emulation.Only().Calls.Single()), Is.EqualTo((Ruling.Broken, 2L)));
    }

    [Test]
    public void Expired_is_not_revoked_and_both_at_once_is()
    {
        using var emulation = Judging.Expecting(Silence);
        var bearer = emulation.Bearer();
        emulation.World.Clock.Advance(TimeSpan.FromDays(365));
        emulation.WithBearer(bearer);
        Assert.That((emulation.Only().Ruling, emulation.View.Inspect(bearer).State), Is.EqualTo((Ruling.Held, "expired")));
        new Support(emulation.World, emulation.Engine.Providers).Revoke(bearer);
        emulation.WithBearer(bearer);
        Assert.That(emulation.Only().Ruling, Is.EqualTo(Ruling.Broken));
    }

    [TestCase("POST", "/api/chat/tokens", Ruling.Broken)]
    [TestCase("GET", "/nowhere", Ruling.Broken)]
    [TestCase("GET", "/letters", Ruling.Broken)]
    public void It_counts_wherever_it_came(string method, string path, Ruling ruling)
    {
        using var emulation = Judging.Expecting(Silence, "stubs: [{ name: letters, calls: GET /letters, answer: { status: 200 } }]\n");
        var bearer = emulation.Bearer();
        new Support(emulation.World, emulation.Engine.Providers).Revoke(bearer);
        emulation.WithBearer(bearer, "", path, method);
        Assert.That(emulation.Only().Ruling, Is.EqualTo(ruling));
    }

    [Test]
    public void Only_the_calls_that_are_meant_count()
    {
        using var emulation = Judging.Expecting("after_revocation: nothing, calls: algoreg.get_thread");
        var bearer = emulation.Bearer();
        new Support(emulation.World, emulation.Engine.Providers).Revoke(bearer);
        emulation.WithBearer(bearer);
        emulation.WithBearer(bearer, "", "/nowhere", "GET");
        Assert.That(emulation.Only().Ruling, Is.EqualTo(Ruling.Held));
        emulation.WithBearer(bearer, "", "/api/v1/thread/t-1", "GET");
        Assert.That(emulation.Only().Ruling, Is.EqualTo(Ruling.Broken));
    }

    [Test]
    public void A_declared_bearer_is_one_with_and_without_the_name_of_its_world()
    {
        using var emulation = Judging.Expecting("after_revocation: { at_most: 1 }", "accounts: { algoreg: [{ email: api@acme.test, password: secret, bearer: ready-made }] }\n");
        new Support(emulation.World, emulation.Engine.Providers).Revoke("ready-made");
        emulation.WithBearer("ready-made");
        emulation.WithBearer("ready-made+default");
        Assert.That((emulation.Only().Ruling, emulation.Only().Why), Is.EqualTo((Ruling.Broken, $"2 calls came with {Masking.Secret("ready-made")} after it was revoked.")));
    }

    [Test]
    public void A_condition_on_claims_is_met_although_no_rule_looks_at_them()
    {
        using var emulation = Judging.Expecting("calls: algoreg.create_message, when: { token.account: api@acme.test }, exactly: 1");
        emulation.WithBearer(emulation.Bearer());
        emulation.Message(1);
        Assert.That(emulation.Only().Ruling, Is.EqualTo(Ruling.Held));
    }

    [Test]
    public void What_came_in_two_places_came_once()
    {
        using var emulation = Judging.Expecting("after_revocation: { at_most: 1 }");
        var bearer = emulation.Bearer();
        new Support(emulation.World, emulation.Engine.Providers).Revoke(bearer);
        emulation.Ask("GET", $"/?token={bearer}&access_token={bearer}", "", new Header("Authorization", $"bearer  {bearer}"));
        Assert.That(emulation.Only().Ruling, Is.EqualTo(Ruling.Held));
    }
}
