using System.Text.Json.Nodes;

namespace ChatEmulator.Server.Tests.Control;

public sealed class RouteTests
{
    [Test]
    public async Task Health_tells_scenario_version_and_world()
    {
        await using var server = await Play.Plain();
        using var person = new Person(server.Url);
        Assert.That((await person.Get("health")).ToJsonString(), Is.EqualTo("""{"status":"ready","scenario":"test","version":"0.1.0","world":"default"}"""));
    }

    [Test]
    public async Task Calls_tell_what_came_and_what_became_of_it()
    {
        await using var server = await Play.Plain();
        using var person = new Person(server.Url);
        using var mint = await person.Mint();
        using var message = await person.Message();
        using var bad = await person.Mint("{");
        var all = await person.Get("calls");
        Assert.That(Numbers(all), Is.EqualTo("1,2,3"));
        Assert.That((all["total"]!.GetValue<int>(), all["dropped"]!.GetValue<int>()), Is.EqualTo((3, 0)));
        Assert.That((string?)all["calls"]![1]!["effect"], Is.EqualTo("applied"));
        Assert.That(all.ToJsonString(), Does.Not.Contain("PT-demo").And.Not.Contain(Play.Basic()["Basic ".Length..]));
    }

    [TestCase("operation=algoreg.create_message", "2")]
    [TestCase("operation=signalwire.*", "1,3")]
    [TestCase("operation=*.create_message", "2")]
    [TestCase("operation=*&status=400", "3")]
    [TestCase("effect=applied", "1,2")]
    [TestCase("status=204", "2")]
    [TestCase("effect=none", "3")]
    [TestCase("limit=1", "3")]
    [TestCase("since=1", "2,3")]
    [TestCase("since=0&limit=2", "1,2")]
    [TestCase("since=99", "")]
    public async Task Calls_are_found_by_what_they_were(string query, string numbers)
    {
        await using var server = await Play.Plain();
        using var person = new Person(server.Url);
        using var mint = await person.Mint();
        using var message = await person.Message();
        using var bad = await person.Mint("{");
        Assert.That(Numbers(await person.Get("calls?" + query)), Is.EqualTo(numbers));
    }

    [TestCase("operation=algoreg.create_mesage", "The parameter `operation` knows no 'algoreg.create_mesage'. Did you mean `algoreg.create_message`?")]
    [TestCase("effect=aplied", "The parameter `effect` knows no 'aplied'. Did you mean `applied`?")]
    [TestCase("status=abc", "The parameter `status` is a status such as 429, a class such as 4xx, or several with commas, not 'abc'.")]
    [TestCase("status=", "The parameter `status` is a status such as 429, a class such as 4xx, or several with commas, not ''.")]
    [TestCase("limit=0", "The parameter `limit` is a number from 1 to 1000, not '0'.")]
    [TestCase("limit=1001", "The parameter `limit` is a number from 1 to 1000, not '1001'.")]
    [TestCase("since=-1", "The parameter `since` is a number from 0 on, not '-1'.")]
    [TestCase("limit=1&limit=2", "The parameter `limit` is given more than once.")]
    [TestCase("opperation=x", "There is no parameter `opperation`. Did you mean `operation`?")]
    [TestCase("zzzzzzzzzz=x", "There is no parameter `zzzzzzzzzz`. Known: operation, status, effect, rule, limited_by, account, delivery, in_flight, ended, connection, protocol, from, until, path.<name>, with.<place>, since, limit.")]
    public async Task A_question_that_makes_no_sense_is_no_empty_answer(string query, string detail)
    {
        await using var server = await Play.Plain();
        using var person = new Person(server.Url);
        Assert.That(await person.Refused(HttpMethod.Get, "/_emulator/calls?" + query), Is.EqualTo((400, detail)));
    }

    [Test]
    public async Task State_and_ledger_tell_what_took_effect_and_reset_forgets_it()
    {
        await using var server = await Play.Plain();
        using var person = new Person(server.Url);
        using var first = await person.Message();
        using var second = await person.Message();
        Assert.That((await person.Get("ledger"))["entries"]![0]!["applied"]!.GetValue<int>(), Is.EqualTo(2));
        Assert.That((await person.Get("state")).ToJsonString(), Does.Contain("ada@example.com"));
        Assert.That((await person.Post("reset")).ToJsonString(), Is.EqualTo("""{"world":"default","scenario":"test","epoch":2}"""));
        Assert.That((await person.Get("ledger"))["entries"]!.AsArray(), Is.Empty);
        Assert.That((await person.Get("calls"))["total"]!.GetValue<int>(), Is.Zero);
    }

    [Test]
    public async Task Calls_are_forgotten_and_nothing_else_is()
    {
        await using var server = await Play.Plain();
        using var person = new Person(server.Url);
        using var first = await person.Message();
        using var forgotten = await person.Send(HttpMethod.Delete, "/_emulator/calls");
        Assert.That((int)forgotten.StatusCode, Is.EqualTo(204));
        Assert.That((await person.Get("calls")).ToJsonString(), Is.EqualTo("""{"calls":[],"total":1,"dropped":0,"forgotten":1,"dropped_bodies":0}"""));
        Assert.That((await person.Get("ledger"))["entries"]![0]!["applied"]!.GetValue<int>(), Is.EqualTo(1));
        Assert.That((await person.Get("state")).ToJsonString(), Does.Contain("ada@example.com"));
        using var second = await person.Message();
        Assert.That(Numbers(await person.Get("calls")), Is.EqualTo("2"));
        Assert.That((await person.Refused(HttpMethod.Post, "/_emulator/worlds/default/fork", """{"as":"copy"}""")).Detail, Does.Contain("forgotten by DELETE calls"));
    }

    [Test]
    public async Task A_token_is_explained()
    {
        await using var server = await Play.Plain();
        using var person = new Person(server.Url);
        using var minted = await person.Mint();
        var token = (string)JsonNode.Parse(await minted.Content.ReadAsStringAsync())!["token"]!;
        var report = await person.Post("tokens/inspect", $$"""{"token":"{{token}}"}""");
        Assert.That((string?)report["state"], Is.EqualTo("active"));
        Assert.That((int?)report["claims"]!["t"], Is.EqualTo(60));
        Assert.That((int?)report["remaining_seconds"], Is.InRange(3_500, 3_600));
        Assert.That(DateTimeOffset.Parse((string)report["expires_at"]!), Is.GreaterThan(DateTimeOffset.UtcNow));
        var unknown = await person.Post("tokens/inspect", """{"token":"abc"}""");
        Assert.That(((string?)unknown["state"], unknown["remaining_seconds"], unknown["claims"]), Is.EqualTo(("unknown", (JsonNode?)null, (JsonNode?)null)));
    }

    [TestCase("tokens/inspect", "", "no JSON")]
    [TestCase("tokens/inspect", "[1]", "no JSON object")]
    [TestCase("tokens/inspect", "{}", "`token` is missing")]
    [TestCase("tokens/inspect", """{"token":1}""", "`token` is no text")]
    [TestCase("tokens/inspect", """{"tokn":"a"}""", "did you mean `token`?")]
    [TestCase("clock/advance", """{"by":"30"}""", "ms, s, m, h or d")]
    [TestCase("clock/advance", """{"by":30}""", "`by` is no text")]
    public async Task A_body_that_cannot_be_read_is_explained(string path, string body, string detail)
    {
        await using var server = await Play.Plain();
        using var person = new Person(server.Url);
        var (status, told) = await person.Refused(HttpMethod.Post, "/_emulator/" + path, body);
        Assert.That(status, Is.EqualTo(400));
        Assert.That(told, Does.Contain(detail));
    }

    [Test]
    public async Task A_real_clock_is_told_and_cannot_be_advanced()
    {
        await using var server = await Play.Plain();
        using var person = new Person(server.Url);
        Assert.That((await person.Get("clock"))["real"]!.GetValue<bool>(), Is.True);
        var (status, detail) = await person.Refused(HttpMethod.Post, "/_emulator/clock/advance", """{"by":"30d"}""");
        Assert.That(status, Is.EqualTo(409));
        Assert.That(detail, Does.Contain("`clock: 2026-01-01T00:00:00Z`"));
    }

    [Test]
    public async Task A_path_that_nobody_has_is_answered_with_the_nearest()
    {
        await using var server = await Play.Plain();
        using var person = new Person(server.Url);
        Assert.That(await person.Refused(HttpMethod.Get, "/_emulator/cals"), Is.EqualTo((404, "Control has nothing at /_emulator/cals. Did you mean /_emulator/calls?")));
        var (status, detail) = await person.Refused(HttpMethod.Get, "/_emulator");
        Assert.That((status, detail.Contains("/_emulator/tokens/inspect")), Is.EqualTo((404, true)));
    }

    [Test]
    public async Task A_wrong_method_is_told_with_the_right_one()
    {
        await using var server = await Play.Plain();
        using var person = new Person(server.Url);
        Assert.That(await person.Refused(HttpMethod.Get, "/_emulator/reset"), Is.EqualTo((405, "/_emulator/reset answers to POST, not to GET.")));
    }

    [Test]
    public async Task A_provider_is_published_as_OpenAPI_under_the_profile_that_is_played()
    {
        await using var server = await Play.Start("profile: { signalwire: { created: 201 } }\n");
        using var person = new Person(server.Url);
        var document = await person.Get("openapi/signalwire.json");
        Assert.That((string?)document["openapi"], Is.EqualTo("3.1.0"));
        Assert.That(document["paths"]![Play.MintPath]!["post"]!["responses"]!["201"], Is.Not.Null);
        Assert.That((string?)(await person.Get("openapi/algoreg.json"))["info"]!["version"], Is.EqualTo("0.1.0"));
        Assert.That((await person.Get("calls"))["total"]!.GetValue<int>(), Is.Zero);
    }

    [TestCase("signalwre.json", "There is no document 'signalwre.json'. Did you mean signalwire.json?")]
    [TestCase("signalwire", "There is no document 'signalwire'. Did you mean signalwire.json?")]
    [TestCase("zzzzzzzz", "There is no document 'zzzzzzzz'. There are signalwire.json, algoreg.json, control.json.")]
    public async Task A_document_that_nobody_has_is_answered_with_the_nearest(string document, string detail)
    {
        await using var server = await Play.Plain();
        using var person = new Person(server.Url);
        Assert.That(await person.Refused(HttpMethod.Get, "/_emulator/openapi/" + document), Is.EqualTo((404, detail)));
    }

    private static string Numbers(JsonNode calls) => string.Join(',', calls["calls"]!.AsArray().Select(call => call!["n"]!.GetValue<long>()));
}
