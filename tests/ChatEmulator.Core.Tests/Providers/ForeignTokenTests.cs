using ChatEmulator.Exchanges;

namespace ChatEmulator.Core.Tests.Providers;

/// <summary>Tokens that another world minted.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class ForeignTokenTests
{
    private const string MintedInB = "It was minted in the world 'B'; this is 'A'.";

    [Test]
    public void A_bearer_and_an_end_user_token_of_another_world_are_refused_and_told_where_they_are_from()
    {
        var counters = Counter.Of("", "A", "B");
        var (bearer, token) = Tokens(counters[1]);
        var (call, page) = (counters[0].Serve(Counter.Message($"Bearer {bearer}")), counters[0].Serve(Page(token)));
        Assert.That((call.Status, page.Status), Is.EqualTo((401, 401)));
        Assert.That((call.Why, page.Why), Is.EqualTo(($"The bearer is not one that this world knows. {MintedInB}", $"The token is unknown: {MintedInB}")));
    }

    [Test]
    public void The_seal_decides_and_not_the_name_so_a_fork_takes_its_origins_tokens()
    {
        var counters = Counter.Of("", "A", "F:A");
        foreach (var (own, other) in new[] { (counters[0], counters[1]), (counters[1], counters[0]) })
        {
            var (bearer, token) = Tokens(own);
            Assert.That((other.Serve(Counter.Message($"Bearer {bearer}")).Status, other.Serve(Page(token)).Status), Is.EqualTo((200, 200)));
        }

        Assert.That(counters[1].Inspect(Tokens(counters[1]).Bearer).World, Is.EqualTo("F"));
        Assert.That(counters[1].Inspect(Tokens(counters[0]).Bearer) is { State: "active", World: "A" }, Is.True);
    }

    [Test]
    public void A_token_that_says_it_is_of_this_world_and_is_not_sealed_by_it_is_told_so()
    {
        using var here = Counter.In("A");
        using var elsewhere = Counter.In("B");
        elsewhere.Rename("A");
        var (bearer, token) = Tokens(elsewhere);
        Assert.That(here.Serve(Counter.Message($"Bearer {bearer}")).Why, Does.EndWith("It was not minted in this world, or not all of it was sent."));
        Assert.That(here.Serve(Page(token)).Why, Is.EqualTo("The token is unknown: It was not minted in this world, or not all of it was sent."));
    }

    [Test]
    public void A_name_that_is_none_is_not_told()
    {
        var counters = Counter.Of("", "A", "<b>bad</b>");
        var (bearer, _) = Tokens(counters[1]);
        var report = counters[0].Inspect(bearer);
        Assert.That((report.World, counters[0].Serve(Counter.Message($"Bearer {bearer}")).Why.Contains("bad", StringComparison.Ordinal)), Is.EqualTo(((string?)null, false)));
    }

    [Test]
    public void A_report_says_which_world_a_token_is_of()
    {
        var counters = Counter.Of("", "A", "B");
        var (bearer, token) = Tokens(counters[1]);
        var (chat, own) = (counters[1].Serve(Counter.Mint(Counter.As("demo", "PT-demo"))).Token, counters[0].Serve(Counter.Login("api@acme.test")).Token);
        string?[] worlds =
        [
            counters[0].Inspect(bearer).World,
            counters[0].Inspect(token).World,
            counters[0].Inspect(own).World,
            counters[0].Inspect(chat).World,
            counters[1].Inspect(chat).World,
            counters[0].Inspect("ready-made-bearer").World,
            counters[0].Inspect("ready-made-bearer+A").World,
            counters[0].Inspect("ready-made-bearer+B").World,
            counters[0].Inspect("nonsense").World,
        ];
        Assert.That(worlds, Is.EqualTo(new[] { "B", "B", "A", null, "B", null, "A", "B", null }));
        Assert.That(counters[0].Inspect(bearer) is { State: "unknown", ExpiresAt: null, Claims: null } report && report.Why.EndsWith(MintedInB, StringComparison.Ordinal), Is.True);
        Assert.That(counters[0].Inspect("ready-made-bearer+A").State, Is.EqualTo("active"));
        Assert.That(counters[0].Inspect("ready-made-bearer+B") is { State: "unknown", Why: "It names the world 'B'; this is 'A'." }, Is.True);
    }

    [Test]
    public void A_foreign_token_is_not_revoked()
    {
        var counters = Counter.Of("", "A", "B");
        var (bearer, _) = Tokens(counters[1]);
        Assert.That((counters[0].Revoke(bearer).State, counters[0].Revoke("ready-made-bearer+B").State), Is.EqualTo(("unknown", "unknown")));
        Assert.That(counters[1].Serve(Counter.Message($"Bearer {bearer}")).Status, Is.EqualTo(200));
        Assert.That(counters[0].Serve(Counter.Message("Bearer ready-made-bearer")).Status, Is.EqualTo(200));
    }

    private static (string Bearer, string Token) Tokens(Counter counter)
    {
        var bearer = counter.Serve(Counter.Login("api@acme.test")).Token;
        return (bearer, counter.Serve(Counter.EndUser($"Bearer {bearer}")).Token);
    }

    private static Exchange Page(string token) => Counter.Call("GET", $"/?token={token}");
}
