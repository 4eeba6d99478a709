using System.Text;
using System.Text.Json;
using ChatEmulator.Exchanges;
using ChatEmulator.Journals;
using ChatEmulator.Worlds;

namespace ChatEmulator.Core.Tests.Providers;

/// <summary>The place where a minted end-user token is used.</summary>
public sealed class OpenChatTests
{
    private const string Ada = """{"external_id":"c-1"}""";
    private const string Data = "data: { algoreg: { customers: [{ external_id: c-1, name: Ada, emails: [ada@example.com] }, { external_id: c-2, name: Bob, emails: [bob@example.com] }], threads: [{ id: t-1, customer: c-1, subject: \"A <b>\" }, { id: t-2, customer: c-2, subject: Two }, { id: t-3, subject: Three }] } }\n";

    [Test]
    public void A_good_token_opens_a_page_that_says_what_it_stands_for()
    {
        using var emulation = Emulation.Of(Data);
        var page = Open(emulation, Token(emulation, Ada));
        Assert.That((page.Status, page.Outcome.Script.Reply.ContentType, page.Effect), Is.EqualTo((200, "text/html; charset=utf-8", Effect.None)));
        Assert.That(page.Body, Does.Contain("stand-in").And.Contain("<time>2026-01-15T10:00:00Z</time>").And.Contain("external_id c-1"));
    }

    [Test]
    public void A_page_says_nothing_to_caches_and_other_sites_and_runs_nothing()
    {
        using var emulation = Emulation.Of(Data);
        foreach (var page in new[] { Open(emulation, Token(emulation, Ada)), Open(emulation, "nonsense", "text/html") })
        {
            Assert.That(page.Header("Cache-Control"), Is.EqualTo("no-store"));
            Assert.That(page.Header("Content-Security-Policy"), Does.StartWith("default-src 'none'"));
            Assert.That(page.Header("Referrer-Policy"), Is.EqualTo("no-referrer"));
            Assert.That(page.Body, Does.Not.Contain("<script").And.Not.Contain("style"));
        }
    }

    [TestCase("""{"external_id":"c-1"}""", "t-1 t-3")]
    [TestCase("""{"emails":["BOB@example.com"]}""", "t-2 t-3")]
    [TestCase("""{"external_id":"c-2","emails":["ada@example.com"]}""", "t-2 t-3 t-1")]
    [TestCase("""{"external_id":"c-404"}""", "")]
    public void A_token_opens_the_customers_threads_first_and_then_those_of_the_addresses(string body, string threads)
    {
        using var emulation = Emulation.Of(Data);
        emulation.Message("""{"thread_id":"t-3","to":"Ada <ada@example.com>, bob@example.com"}""");
        var page = Open(emulation, Token(emulation, body)).Body;
        var listed = page.Split("<li><b>").Skip(1).Select(item => item[..item.IndexOf('<', StringComparison.Ordinal)]);
        Assert.That(string.Join(' ', listed), Is.EqualTo(threads));
    }

    [Test]
    public void What_came_from_outside_is_encoded()
    {
        using var emulation = Emulation.Of(Data);
        var page = Open(emulation, Token(emulation, """{"external_id":"c-1","emails":["<i>@x"],"tags":["<u>"]}""")).Body;
        Assert.That(page, Does.Contain("A &lt;b&gt;").And.Contain("&lt;u&gt;").And.Not.Contain("<i>").And.Not.Contain("<u>"));
    }

    [TestCase("""{"external_id":"c-1"}""", "any, none were named")]
    [TestCase("""{"external_id":"c-1","tags":["red","blue"]}""", "red, blue")]
    [TestCase("""{"external_id":"c-1","tags":[""]}""", "none")]
    public void The_page_names_the_tags_that_the_user_may_pick(string body, string tags)
    {
        using var emulation = Emulation.Of(Data);
        Assert.That(Open(emulation, Token(emulation, body)).Body, Does.Contain($"may pick: {tags}."));
    }

    [Test]
    public void A_token_opens_until_it_expires()
    {
        using var emulation = Emulation.Of();
        var token = Token(emulation, Ada);
        emulation.World.Clock.Advance(TimeSpan.FromSeconds(3599));
        Assert.That(Open(emulation, token).Status, Is.EqualTo(200));
        emulation.World.Clock.Advance(TimeSpan.FromSeconds(1));
        var late = Open(emulation, token);
        Assert.That((late.Status, late.Code, Message(late)), Is.EqualTo((401, "token_refused", "The token is expired: Its life ended at 2026-01-15T10:00:00Z.")));
    }

    [Test]
    public void A_revoked_token_and_those_of_others_open_nothing()
    {
        using var emulation = Emulation.Of();
        using var other = Emulation.Of(seed: 7);
        var revoked = Token(emulation, Ada);
        new Support(emulation.World, emulation.Engine.Providers).Revoke(revoked);
        Assert.That(Message(Open(emulation, revoked)), Does.StartWith("The token is revoked"));
        Assert.That(Message(Open(emulation, emulation.Bearer())), Does.StartWith("The token is a bearer"));
        foreach (var unknown in new[] { Token(other, Ada), "", "12345", "nonsense", "%00", revoked[..^1] })
        {
            Assert.That(Message(Open(emulation, unknown)), Does.StartWith("The token is unknown"), unknown);
        }
    }

    [TestCase("effect: none", "The token is unknown")]
    [TestCase("effect: { late: 45s }", "The token is pending")]
    public void A_token_that_was_told_of_and_is_not_minted_opens_nothing(string bend, string why)
    {
        using var emulation = Emulation.Of($"rules: [{{ name: bend, calls: algoreg.create_end_user_token, {bend} }}]\n");
        var token = Token(emulation, Ada);
        Assert.That(Message(Open(emulation, token)), Does.StartWith(why));
        emulation.World.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.That(Open(emulation, token).Status, Is.EqualTo(why.EndsWith("pending", StringComparison.Ordinal) ? 200 : 401));
    }

    [TestCase("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", true)]
    [TestCase("text/html", true)]
    [TestCase("text/*;q=0.5, application/json;q=0.4", true)]
    [TestCase("application/json, text/html;q=0.9", false)]
    [TestCase("text/html, application/json", false)]
    [TestCase("text/html;q=0, */*", false)]
    [TestCase("*/*", false)]
    [TestCase("", false)]
    [TestCase(null, false)]
    public void A_refusal_is_a_page_for_whoever_prefers_one(string? accept, bool page)
    {
        using var emulation = Emulation.Of("profile: { algoreg: { open_chat_refusal: 403 } }\n");
        var refused = Open(emulation, "nonsense", accept);
        Assert.That((refused.Status, refused.Outcome.Script.Reply.ContentType), Is.EqualTo((403, page ? "text/html; charset=utf-8" : "application/json")));
        Assert.That(refused.Body, Does.Contain("The token is unknown"));
    }

    [Test]
    public void The_token_in_the_address_is_masked_wherever_the_call_is_told()
    {
        using var emulation = Emulation.Of();
        var token = Token(emulation, Ada);
        Open(emulation, token);
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream))
        {
            CallJson.Write(json, emulation.World.Journal.Calls()[^1], "default");
        }

        var told = Encoding.UTF8.GetString(stream.ToArray());
        Assert.That(told, Does.Contain("?token=***").And.Not.Contain(token));
    }

    [Test]
    public void Without_a_token_the_path_is_nobodys()
    {
        using var emulation = Emulation.Of();
        var answer = emulation.Ask("GET", "/");
        Assert.That((answer.Status, answer.Json.TryGetProperty("endpoints", out _)), Is.EqualTo((404, true)));
        Assert.That(answer.Body, Does.Contain("GET /?token=TOKEN"));
        Assert.That(emulation.Ask("POST", "/?token=x").Header("Allow"), Is.EqualTo("GET, HEAD"));
    }

    [Test]
    public void A_rule_can_refuse_the_page_by_name()
    {
        using var emulation = Emulation.Of("rules: [{ name: no, calls: algoreg.open_chat, answer: { error: token_refused } }]\n");
        Assert.That(Open(emulation, Token(emulation, Ada)).Code, Is.EqualTo("token_refused"));
    }

    [Test]
    public void A_token_whose_user_is_no_longer_known_opens_a_page_that_says_so()
    {
        using var emulation = Emulation.Of();
        var first = Token(emulation, Ada);
        for (var i = 0; i < 4; i++)
        {
            Token(emulation, $$"""{"external_id":"{{new string((char)('a' + i), 2_500_000)}}"}""");
        }

        var page = Open(emulation, first);
        Assert.That((page.Status, page.Body.Contains("no longer known", StringComparison.Ordinal)), Is.EqualTo((200, true)));
    }

    private static string Token(Emulation emulation, string body) => emulation.EndUser(body).Json.GetProperty("token").GetString()!;

    private static Answered Open(Emulation emulation, string token, string? accept = null) =>
        emulation.Ask("GET", $"/?token={token}", "", accept is null ? [] : [new Header("Accept", accept)]);

    private static string Message(Answered answer) => answer.Json.GetProperty("errors")[1].GetProperty("message").GetString()!;
}
