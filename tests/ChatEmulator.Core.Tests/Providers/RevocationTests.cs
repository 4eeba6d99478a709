using ChatEmulator.Exchanges;
using ChatEmulator.Providers;
using ChatEmulator.Worlds;

namespace ChatEmulator.Core.Tests.Providers;

public sealed class RevocationTests
{
    private const string Mint = """{"ttl":60,"channels":{"a":{"read":true}}}""";

    [Test]
    public void A_revoked_bearer_is_refused_and_others_are_not()
    {
        using var emulation = Emulation.Of();
        var (taken, kept) = (emulation.Bearer(), emulation.Bearer());
        Assert.That(Revoke(emulation, taken).State, Is.EqualTo("revoked"));
        Assert.That((Use(emulation, taken).Code, Use(emulation, kept).Status, emulation.View.Inspect(taken).State), Is.EqualTo(("unauthorized", 204, "revoked")));
    }

    [Test]
    public void A_declared_bearer_never_ends_and_can_be_revoked()
    {
        using var emulation = Emulation.Of();
        emulation.World.Clock.Advance(TimeSpan.FromDays(365));
        var before = emulation.View.Inspect("ready-made-bearer");
        Assert.That((before.Kind, before.State, before.ExpiresAt, Use(emulation, "ready-made-bearer").Status), Is.EqualTo(("bearer", "active", (DateTimeOffset?)null, 204)));
        Assert.That(Revoke(emulation, "ready-made-bearer").State, Is.EqualTo("revoked"));
        Assert.That((Use(emulation, "ready-made-bearer").Status, Use(emulation, "ready-made-bearer", "bearer").Status), Is.EqualTo((401, 401)));
    }

    [Test]
    public void A_chat_token_of_the_other_vendor_can_be_revoked_too()
    {
        using var emulation = Emulation.Of();
        var token = emulation.Token(Mint).Json.GetProperty("token").GetString()!;
        var report = Revoke(emulation, token);
        Assert.That((report.Provider, report.State, emulation.View.Inspect(token).State), Is.EqualTo(("signalwire", "revoked", "revoked")));
        Assert.That(emulation.State().GetProperty("signalwire").GetProperty("tokens").GetProperty("revoked").GetInt32(), Is.EqualTo(1));
    }

    [Test]
    public void What_is_no_token_of_this_world_is_not_revoked()
    {
        using var emulation = Emulation.Of();
        using var other = Emulation.Of(seed: 7);
        string[] strange = [other.Bearer(), other.Token(Mint).Json.GetProperty("token").GetString()!, "nonsense", "", "a.b.c"];
        Assert.That(strange.Select(token => Revoke(emulation, token).State), Is.All.EqualTo("unknown"));
    }

    [Test]
    public void A_token_that_was_never_minted_cannot_be_taken_back()
    {
        using var emulation = Emulation.Of("rules: [{ name: phantom, calls: algoreg.login, effect: none }]\n");
        Assert.That(Revoke(emulation, emulation.Bearer()).State, Is.EqualTo("unknown"));
    }

    [Test]
    public void A_token_that_is_revoked_before_it_takes_effect_stays_revoked()
    {
        using var emulation = Emulation.Of("rules: [{ name: slow, calls: algoreg.login, effect: { late: 45s } }]\n");
        var bearer = emulation.Bearer();
        Revoke(emulation, bearer);
        emulation.World.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.That((emulation.View.Inspect(bearer).State, Use(emulation, bearer).Status), Is.EqualTo(("revoked", 401)));
    }

    [Test]
    public void A_revocation_is_told_before_an_end_and_can_be_made_twice()
    {
        using var emulation = Emulation.Of();
        var bearer = emulation.Bearer();
        Revoke(emulation, bearer);
        emulation.World.Clock.Advance(TimeSpan.FromHours(2));
        Assert.That(Revoke(emulation, bearer).State, Is.EqualTo("revoked"));
    }

    [Test]
    public void A_reset_forgets_revocations()
    {
        using var emulation = Emulation.Of();
        Revoke(emulation, emulation.Bearer());
        Revoke(emulation, "ready-made-bearer");
        emulation.World.Reset();
        Assert.That((Use(emulation, emulation.Bearer()).Status, Use(emulation, "ready-made-bearer").Status), Is.EqualTo((204, 204)));
    }

    private static TokenReport Revoke(Emulation emulation, string token) => new Support(emulation.World, emulation.Engine.Providers).Revoke(token);

    private static Answered Use(Emulation emulation, string bearer, string scheme = "Bearer") =>
        emulation.Ask("POST", "/api/v1/message", """{"to":"a"}""", new Header("Authorization", $"{scheme} {bearer}"));
}
