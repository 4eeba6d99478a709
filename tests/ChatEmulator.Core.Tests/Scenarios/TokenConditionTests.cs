using System.Buffers.Text;
using System.Text;
using ChatEmulator.Exchanges;

namespace ChatEmulator.Core.Tests.Scenarios;

public sealed class TokenConditionTests
{
    [Test]
    public void The_token_of_a_chat_page_is_looked_at()
    {
        using var emulation = Rule("calls: algoreg.open_chat, when: { token.account: api@acme.test, token.world: default }");
        var token = emulation.EndUser("""{"emails":["ada@example.com"]}""").Json.GetProperty("token").GetString();
        Assert.That(emulation.Ask("GET", $"/?token={token}").Outcome.Rule, Is.EqualTo("r"));
        Assert.That(emulation.Ask("GET", "/?token=nonsense").Outcome.Rule, Is.Null);
        Assert.That(emulation.Ask("GET", "/").Outcome.Rule, Is.Null);
    }

    [Test]
    public void A_minted_bearer_is_looked_at_and_what_is_stale_still_says_what_it_is()
    {
        using var emulation = Rule("calls: algoreg.*, when: { token.expires_at: { at_least: 1 } }");
        Header bearer = new("Authorization", $"bearer {emulation.Bearer()}");
        Assert.That(emulation.Ask("GET", "/api/v1/thread/t", "", bearer).Outcome.Rule, Is.EqualTo("r"));
        emulation.World.Clock.Advance(TimeSpan.FromDays(1));
        var late = emulation.Ask("GET", "/api/v1/thread/t", "", bearer);
        Assert.That((late.Status, late.Outcome.Rule), Is.EqualTo((401, "r")));
    }

    [TestCase("{ exists: false }", null, "r")]
    [TestCase("{ exists: false }", "Bearer x.y.z", "r")]
    [TestCase("{ exists: true }", null, null)]
    [TestCase("{ not: ada }", null, null)]
    public void What_presents_no_token_that_can_be_read_has_no_claims(string matcher, string? header, string? rule)
    {
        using var emulation = Rule($"calls: \"*\", when: {{ token.sub: {matcher} }}");
        Header[] headers = header is null ? [] : [new("Authorization", header)];
        Assert.That(emulation.Ask("POST", "/api/chat/tokens", "{}", headers).Outcome.Rule, Is.EqualTo(rule));
    }

    [Test]
    public void A_call_that_mints_presents_nothing_of_what_it_mints()
    {
        using var emulation = Rule("calls: signalwire.create_token, when: { token: { exists: true } }");
        Assert.That(emulation.Token("""{"ttl":5,"channels":{"a":{"read":true}}}""").Outcome.Rule, Is.Null);
    }

    [Test]
    public void A_chat_token_that_is_presented_is_looked_at_into_its_depths_and_claims_that_are_no_text_are_none()
    {
        using var emulation = Rule("calls: signalwire.create_token, when: { token.chls: { any: { any: true } } }");
        var token = emulation.Token("""{"ttl":5,"channels":{"a":{"read":true}}}""").Json.GetProperty("token").GetString();
        Assert.That(Presented(emulation, token!), Is.EqualTo("r"));
        var broken = Base64Url.EncodeToString(Encoding.ASCII.GetBytes("""{"iat":1,"jti":"00000000-0000-0000-0000-000000000000","t":1,"chls":{"a":{"b":true}},"m":"\ud800"}"""));
        Assert.That(Presented(emulation, $"e30.{broken}.AAAA"), Is.Null);
    }

    private static string? Presented(Emulation emulation, string token) =>
        emulation.Ask("POST", "/api/chat/tokens", "{}", new Header("Authorization", $"Bearer {token}")).Outcome.Rule;

    private static Emulation Rule(string rule) => Emulation.Of($"rules: [{{ name: r, {rule}, delivery: {{ delay: 1s }} }}]\n");
}
