using System.Text;
using ChatEmulator.Exchanges;
using ChatEmulator.Worlds;

namespace ChatEmulator.Core.Tests.Worlds;

/// <summary>Which world a call is for: the one of its header or path, else of its credentials, else the default one.</summary>
public sealed class FindingTests
{
    private const string Mint = """{"ttl":60,"channels":{"a":{"read":true}}}""";
    private const string Message = """{"to":"ada@example.com","ext_msg_id":"m-1"}""";

    private const string Accounts = """
        accounts:
          signalwire: [{ project: demo, token: PT-demo }, { project: demo+own, token: PT-own }]
          algoreg: [{ email: api@acme.test, password: secret, bearer: ready-made }, { email: api+own@acme.test, password: own, bearer: own+b }]

        """;

    [TestCase("/api/chat/tokens", Mint, "demo+mine:PT-demo")]
    [TestCase("/api/v1/message", Message, "api+mine@acme.test:secret")]
    [TestCase("/api/v1/chat/token", """{"external_id":"c-1"}""", "api+mine@acme.test:secret")]
    [TestCase("/api/v1/nothing", "", "api+mine@acme.test:secret")]
    [TestCase("/nowhere", "", "demo+mine:PT-demo")]
    public void Credentials_with_a_plus_lead_into_the_world_behind_it(string path, string body, string credentials)
    {
        using var emulation = Emulation.Of(Accounts);
        var answered = emulation.Ask("POST", path, body, Basic(credentials));
        Assert.That(answered.Outcome.World.Name, Is.EqualTo("mine"));
        Assert.That(answered.Status, Is.EqualTo(path.Contains("no", StringComparison.Ordinal) ? 404 : path == "/api/v1/message" ? 204 : 200));
    }

    [Test]
    public void An_sdk_that_can_choose_nothing_but_its_login_stays_in_its_world_with_all_that_it_mints()
    {
        using var emulation = Emulation.Of(Accounts);
        var login = emulation.Login(email: "api+mine@acme.test");
        var bearer = Bearer(login.Json.GetProperty("access_token").GetString()!);
        var sent = emulation.Ask("POST", "/api/v1/message", Message, bearer);
        var listed = emulation.Ask("GET", "/api/v1/thread/t-1/messages", "", bearer);
        var minted = emulation.Ask("POST", "/api/v1/chat/token", """{"emails":["ada@example.com"]}""", bearer);
        var opened = emulation.Ask("GET", $"/?token={minted.Json.GetProperty("token").GetString()}");
        Assert.That(new[] { login, sent, listed, minted, opened }.Select(each => each.Outcome.World.Name).Distinct(), Is.EqualTo(new[] { "mine" }));
        Assert.That(new[] { login.Status, sent.Status, minted.Status, opened.Status }, Is.EqualTo(new[] { 200, 204, 200, 200 }));
        Assert.That(emulation.World.Journal.Total, Is.Zero);
    }

    [Test]
    public void A_declared_bearer_with_a_plus_leads_into_the_world_behind_it()
    {
        using var emulation = Emulation.Of(Accounts);
        var answered = emulation.Ask("POST", "/api/v1/message", Message, Bearer("ready-made+mine"));
        Assert.That((answered.Outcome.World.Name, answered.Status, answered.Outcome.Account), Is.EqualTo(("mine", 204, "api@acme.test")));
    }

    [Test]
    public void An_account_that_is_declared_with_a_plus_wins_exactly()
    {
        using var emulation = Emulation.Of(Accounts);
        var answered = new[]
        {
            emulation.Ask("POST", "/api/chat/tokens", Mint, Basic("demo+own:PT-own")),
            emulation.Ask("POST", "/api/v1/message", Message, Basic("api+own@acme.test:own")),
            emulation.Ask("POST", "/api/v1/message", Message, Bearer("own+b")),
            emulation.Login("own", "api+own@acme.test"),
        };
        Assert.That(answered.Select(each => each.Outcome.World.Name).Distinct(), Is.EqualTo(new[] { "default" }));
        Assert.That(answered.Select(each => each.Status), Is.EqualTo(new[] { 200, 204, 204, 200 }));
    }

    [Test]
    public void The_header_wins_over_the_credential_and_the_call_is_401_with_the_reason_in_the_journal()
    {
        using var emulation = Emulation.Of(Accounts);
        var bearer = Bearer(emulation.Login(email: "api+b@acme.test").Json.GetProperty("access_token").GetString()!);
        var answered = emulation.In("a").Ask("POST", "/api/v1/message", Message, bearer);
        Assert.That((answered.Outcome.World.Name, answered.Status), Is.EqualTo(("a", 401)));
        var call = emulation.In("a").World.Journal.Calls().Single();
        Assert.That((call.Status, call.Why), Is.EqualTo((401, "The bearer is not one that this world knows. It was minted in the world 'b'; this is 'a'.")));
        Assert.That(emulation.In("a").Ask("POST", "/api/chat/tokens", Mint, Basic("demo+b:PT-demo")).Status, Is.EqualTo(401));
        Assert.That(emulation.In("b").Ask("POST", "/api/v1/message", Message, bearer).Status, Is.EqualTo(204));
    }

    [Test]
    public void A_token_of_a_world_that_there_is_not_makes_none()
    {
        using var emulation = Emulation.Of(Accounts);
        using var elsewhere = Emulation.Of(Accounts);
        var bearer = Bearer(elsewhere.Login(email: "api+gone@acme.test").Json.GetProperty("access_token").GetString()!);
        var answered = emulation.Ask("POST", "/api/v1/message", Message, bearer);
        Assert.That((answered.Outcome.World.Name, answered.Status, emulation.Engine.Worlds.All.Count), Is.EqualTo(("default", 401, 1)));
    }

    [Test]
    public void Chance_and_ledger_know_the_declared_account_and_the_vendors_echo_the_one_that_was_sent()
    {
        using var emulation = Emulation.Of(Accounts);
        var byCredential = emulation.Ask("POST", "/api/chat/tokens", Mint, Basic("demo+mine:PT-demo"));
        emulation.In("mine").World.Reset();
        var byHeader = emulation.In("mine").Ask("POST", "/api/chat/tokens", Mint, Basic("demo:PT-demo"));
        Assert.That(byCredential.Outcome.Account, Is.EqualTo("demo"));
        var (one, other) = (Claims(byCredential), Claims(byHeader));
        Assert.That((one.GetProperty("sub").GetString(), other.GetProperty("sub").GetString()), Is.EqualTo(("demo+mine", "demo")));
        Assert.That(one.GetProperty("jti").GetGuid(), Is.EqualTo(other.GetProperty("jti").GetGuid()));
    }

    [Test]
    public void A_world_that_plays_another_scenario_reads_bodies_and_accounts_by_that_one()
    {
        using var emulation = Emulation.Of(Accounts);
        using var other = Emulation.Of("accounts: { signalwire: [{ project: theirs, token: PT-theirs }] }\nprofile: { signalwire: { created: 201 } }\n");
        emulation.Engine.Worlds.Put(emulation.Engine.Worlds.Begin("mine", new Play(other.World.Scenario, emulation.Engine.Providers)));
        var answered = emulation.Ask("POST", "/api/chat/tokens", Mint, Basic("theirs+mine:PT-theirs"));
        Assert.That((answered.Outcome.World.Name, answered.Status), Is.EqualTo(("mine", 201)));
    }

    private static Header Basic(string credentials) => new("Authorization", "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes(credentials)));

    private static Header Bearer(string token) => new("Authorization", $"Bearer {token}");

    private static System.Text.Json.JsonElement Claims(Answered answered) => System.Text.Json.JsonDocument.Parse(
        System.Buffers.Text.Base64Url.DecodeFromChars(answered.Json.GetProperty("token").GetString()!.Split('.')[1])).RootElement;
}
