using System.Text.Json.Nodes;

namespace ChatEmulator.Server.Tests.Admin;

/// <summary><c>/__admin/requests</c> and what is about the server as a whole: WireMock's clients ask what came.</summary>
public sealed class RequestTests
{
    [Test]
    public async Task Calls_are_listed_newest_first_with_what_answered_them()
    {
        await using var wire = await Wire.Start();
        var id = await wire.Stub("""{"request":{"urlPath":"/a"},"response":{"status":201,"body":"hi"}}""");
        await wire.Call("POST", "/a?x=1&x=2", """{"k":1}""", ("Cookie", "c=1"), ("X-A", "1"));
        await wire.Call("GET", "/nobody");
        var (_, list) = await wire.Admin("GET", "/requests");
        var (missed, met) = (list!["requests"]![0]!, list["requests"]![1]!);
        Assert.Multiple(() =>
        {
            Assert.That(((string)missed["request"]!["url"]!, (bool)missed["wasMatched"]!, (int)missed["response"]!["status"]!, (bool)missed["stubMapping"]!["response"]!["fromConfiguredStub"]!), Is.EqualTo(("/nobody", false, 404, false)));
            Assert.That(((bool)met["wasMatched"]!, (string)met["stubMapping"]!["id"]!, (string)met["response"]!["body"]!), Is.EqualTo((true, id, "hi")));
            var request = met["request"]!;
            Assert.That(
                ((string)request["url"]!, (string)request["method"]!, (string)request["body"]!, (string)request["headers"]!["X-A"]!, (string)request["cookies"]!["c"]!, request["queryParams"]!.ToJsonString()),
                Is.EqualTo(("/a?x=1&x=2", "POST", """{"k":1}""", "1", "1", """{"x":{"key":"x","values":["1","2"]}}""")));
        });
        Assert.That((await wire.Admin("GET", $"/requests/{met["id"]}")).Json!.ToJsonString(), Is.EqualTo(met.ToJsonString()));
    }

    [TestCase("", 3, 3)]
    [TestCase("?limit=1", 1, 3)]
    [TestCase("?unmatched=true", 1, 1)]
    [TestCase("?matchingStub=11111111-1111-4111-8111-111111111111", 2, 2)]
    [TestCase("?since=2999-01-01T00:00:00Z", 0, 3)]
    public async Task Of_many_calls_those_are_listed_that_are_asked_for(string query, int told, int total)
    {
        await using var wire = await Three();
        var (_, list) = await wire.Admin("GET", "/requests" + query);
        Assert.That((list!["requests"]!.AsArray().Count, (int)list["meta"]!["total"]!), Is.EqualTo((told, total)));
    }

    [TestCase("{}", 3)]
    [TestCase("""{"method":"GET"}""", 2)]
    [TestCase("""{"method":"POST","urlPath":"/a","bodyPatterns":[{"equalToJson":{"k":1}}]}""", 1)]
    [TestCase("""{"urlPath":"/b"}""", 0)]
    public async Task Calls_are_found_and_counted_by_a_pattern(string pattern, int count)
    {
        await using var wire = await Three();
        Assert.That(
            ((int)(await wire.Admin("POST", "/requests/count", pattern)).Json!["count"]!, (await wire.Admin("POST", "/requests/find", pattern)).Json!["requests"]!.AsArray().Count),
            Is.EqualTo((count, count)));
    }

    [Test]
    public async Task What_is_removed_is_told_no_more_and_stays_in_the_journal()
    {
        await using var wire = await Three();
        var (_, removed) = await wire.Admin("POST", "/requests/remove", """{"method":"POST"}""");
        var (_, left) = await wire.Admin("GET", "/requests");
        Assert.That((removed!["serveEvents"]!.AsArray().Count, (int)left!["meta"]!["total"]!), Is.EqualTo((1, 2)));
        await wire.Admin("DELETE", $"/requests/{left["requests"]![0]!["id"]}");
        Assert.That((int)(await wire.Admin("GET", "/requests")).Json!["meta"]!["total"]!, Is.EqualTo(1));
        Assert.That(wire.Server.Engine.Worlds.Default.Journal.Calls(), Has.Count.EqualTo(3));
        await wire.Admin("DELETE", "/requests");
        Assert.That(wire.Server.Engine.Worlds.Default.Journal.Calls(), Is.Empty);
    }

    [Test]
    public async Task Near_misses_are_told_nearest_first()
    {
        await using var wire = await Wire.Start();
        await wire.Stub("""{"name":"far","request":{"method":"GET","url":"/something/else"}}""");
        await wire.Stub("""{"name":"near","request":{"method":"GET","url":"/things"}}""");
        await wire.Call("GET", "/thingz");
        var (_, missed) = await wire.Admin("GET", "/requests/unmatched/near-misses");
        var (_, asked) = await wire.Admin("POST", "/near-misses/request", """{"url":"/thingz","method":"GET"}""");
        var (_, calls) = await wire.Admin("POST", "/near-misses/request-pattern", """{"url":"/thingy","method":"GET"}""");
        string Names(JsonNode? json) => string.Join(' ', json!["nearMisses"]!.AsArray().Select(each => (string)each!["stubMapping"]!["name"]!));
        Assert.That((Names(missed), Names(asked), (string)calls!["nearMisses"]![0]!["request"]!["url"]!), Is.EqualTo(("near far", "near far", "/thingz")));
        Assert.That((double)missed!["nearMisses"]![0]!["matchResult"]!["distance"]!, Is.EqualTo(0.0366).Within(0.0001));
    }

    [TestCase("-1")]
    [TestCase("true")]
    [TestCase("null")]
    [TestCase("\"\"")]
    public async Task A_request_that_is_asked_about_may_say_its_body_in_any_way(string body)
    {
        await using var wire = await Wire.Start();
        Assert.That((await wire.Admin("POST", "/near-misses/request", $$"""{"url":"/a","method":"GET","body":{{body}} }""")).Status, Is.EqualTo(200));
    }

    [Test]
    public async Task A_reset_takes_mappings_calls_and_states_and_leaves_the_vendors_as_they_are()
    {
        await using var wire = await Three();
        await wire.Call("POST", Play.MessagePath, Play.Message, ("Authorization", Play.Algoreg));
        Assert.That((await wire.Admin("POST", "/reset")).Status, Is.EqualTo(200));
        Assert.That(((int)(await wire.Admin("GET", "/mappings")).Json!["meta"]!["total"]!, (int)(await wire.Admin("GET", "/requests")).Json!["meta"]!["total"]!), Is.EqualTo((0, 0)));
        using var person = new Person(wire.Server.Url);
        Assert.That((await person.Get("ledger"))["entries"]!.AsArray().Select(entry => (string)entry!["operation"]!), Is.EqualTo(new[] { "wiremock.stub", "algoreg.create_message" }));
    }

    [Test]
    public async Task Scenarios_are_told_with_their_states_and_put_into_one()
    {
        await using var wire = await Wire.Start();
        await wire.Stub("""{"scenarioName":"s","requiredScenarioState":"Started","newScenarioState":"B","response":{"body":"1"}}""");
        await wire.Stub("""{"scenarioName":"s","requiredScenarioState":"B","response":{"body":"2"}}""");
        Assert.That((await wire.Call("GET", "/x"), await wire.Call("GET", "/x")), Is.EqualTo(((200, "1"), (200, "2"))));
        var (_, told) = await wire.Admin("GET", "/scenarios");
        var scenario = told!["scenarios"]![0]!;
        Assert.That(((string)scenario["name"]!, (string)scenario["state"]!, scenario["possibleStates"]!.ToJsonString()), Is.EqualTo(("s", "B", """["Started","B"]""")));
        await wire.Admin("PUT", "/scenarios/s/state", """{"state":"Started"}""");
        Assert.That(await wire.Call("GET", "/x"), Is.EqualTo((200, "1")));
        await wire.Admin("POST", "/scenarios/reset");
        Assert.That(await wire.Call("GET", "/x"), Is.EqualTo((200, "1")));
    }

    [Test]
    public async Task What_a_stub_was_sent_is_shown_and_the_secrets_of_vendors_are_masked()
    {
        await using var wire = await Wire.Start();
        await wire.Stub("""{"request":{"urlPath":"/a"}}""");
        await wire.Call("GET", "/a", null, ("Authorization", "Bearer mine"));
        await wire.Call("POST", Play.MessagePath, Play.Message, ("Authorization", Play.Algoreg));
        var (_, list) = await wire.Admin("GET", "/requests");
        Assert.That(
            list!["requests"]!.AsArray().Select(each => (string)each!["request"]!["headers"]!["Authorization"]!),
            Is.EqualTo(new[] { "Basic api@acme.test:***2bb80d53", "Bearer mine" }));
    }

    [Test]
    public async Task The_settings_hold_for_all_mappings_and_are_told()
    {
        await using var wire = await Wire.Start("clock: { start: 2026-01-15T09:00:00Z, frozen: true }\n");
        await wire.Stub("{}");
        Assert.That((await wire.Admin("POST", "/settings", """{"fixedDelay":1}""")).Status, Is.EqualTo(200));
        Assert.That((await wire.Admin("GET", "/settings")).Json!.ToJsonString(), Is.EqualTo("""{"settings":{"fixedDelay":1,"proxyPassThrough":false}}"""));
        var call = wire.Call("GET", "/a");
        using var person = new Person(wire.Server.Url);
        await person.Waiting(1);
        await person.Post("clock/advance", """{"by":"1s"}""");
        Assert.That((await call).Status, Is.EqualTo(200));
    }

    [Test]
    public async Task It_says_which_version_of_the_dialect_it_speaks_and_that_it_is_well()
    {
        await using var wire = await Wire.Start();
        Assert.That(((string)(await wire.Admin("GET", "/version")).Json!["version"]!, (string)(await wire.Admin("GET", "/health")).Json!["status"]!), Is.EqualTo(("3.13.2", "healthy")));
    }

    private static async Task<Wire> Three()
    {
        var wire = await Wire.Start();
        await wire.Stub("""{"id":"11111111-1111-4111-8111-111111111111","request":{"urlPath":"/a"}}""");
        await wire.Call("GET", "/a");
        await wire.Call("GET", "/nobody");
        await wire.Call("POST", "/a", """{ "k": 1 }""");
        return wire;
    }
}
