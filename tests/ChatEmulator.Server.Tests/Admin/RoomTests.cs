using System.Text.Json.Nodes;
using ChatEmulator.Mappings;
using ChatEmulator.Mappings.Reading;
using ChatEmulator.Worlds;

namespace ChatEmulator.Server.Tests.Admin;

/// <summary>Mappings come while calls go on, and no more of them than there is room for.</summary>
public sealed class RoomTests
{
    [Test]
    public async Task More_mappings_than_there_is_room_for_are_refused_before_any_is_read()
    {
        await using var wire = await Wire.Start();
        var (status, json) = await wire.Admin("POST", "/mappings/import", $$"""{"mappings":[{{string.Join(',', Enumerable.Repeat("7", Stubbing.MostMappings + 1))}}]}""");
        Assert.That((status, (string)json!["errors"]![0]!["title"]!), Is.EqualTo((422, "A world has no room for more than 100,000 mappings or 64 MB of them.")));
    }

    [Test]
    public async Task Of_an_import_with_many_faults_no_more_are_looked_for_than_are_told()
    {
        await using var wire = await Wire.Start();
        var (status, json) = await wire.Admin("POST", "/mappings/import", $$"""{"mappings":[{{string.Join(',', Enumerable.Repeat("7", 1_000))}}]}""");
        Assert.That((status, json!["errors"]!.AsArray().Count), Is.EqualTo((422, 100)));
    }

    [TestCase("POST", "/mappings", "{0}")]
    [TestCase("PUT", "/mappings/11111111-1111-4111-8111-111111111111", "{0}")]
    [TestCase("POST", "/mappings/import", """{"mappings":[{0}]}""")]
    [TestCase("POST", "/mappings/remove", "{0}")]
    public async Task Mappings_are_read_and_compiled_while_calls_go_on(string method, string path, string body)
    {
        World? world = null;
        var gates = new List<bool>();
        var reader = new MappingReader(template =>
        {
            gates.Add(world?.Gate.IsHeldByCurrentThread != false);
            return _ => template;
        });
        await using var wire = await Wire.Start(more: options => options with { Mappings = new MappingSupply { Reader = reader } });
        world = wire.Server.Engine.Worlds.Default;
        await wire.Stub("""{"id":"11111111-1111-4111-8111-111111111111"}""");
        await wire.Admin(method, path, body.Replace("{0}", """{"response":{"body":"{{x}}","transformers":["response-template"]}}""", StringComparison.Ordinal));
        Assert.That(gates, Is.Not.Empty.And.All.False);
    }

    [Test]
    public async Task Mappings_that_come_at_once_get_ids_of_their_own()
    {
        await using var wire = await Wire.Start();
        const string Two = """{"mappings":[{},{}]}""";
        await Task.WhenAll(Enumerable.Range(0, 20).Select(n => n % 2 == 0 ? wire.Admin("POST", "/mappings", "{}") : wire.Admin("POST", "/mappings/import", Two)));
        Assert.That((int)(await wire.Admin("GET", "/mappings")).Json!["meta"]!["total"]!, Is.EqualTo(30));
    }

    [Test]
    public async Task Each_call_is_told_with_the_mapping_that_answered_it()
    {
        await using var wire = await Wire.Start();
        foreach (var name in (string[])["old", "new"])
        {
            var id = await wire.Stub($$"""{"id":"11111111-1111-4111-8111-111111111111","name":"{{name}}"}""");
            await wire.Call("GET", "/x");
            await wire.Admin("DELETE", $"/mappings/{id}");
        }

        var (_, list) = await wire.Admin("GET", "/requests");
        Assert.That(Names(list), Is.EqualTo("new old"));
    }

    [TestCase("a%2Fb%20c", "a/b c")]
    [TestCase("a%252Fb", "a%2Fb")]
    [TestCase("a+b", "a+b")]
    [TestCase("%C3%A9", "é")]
    public async Task The_name_of_a_scenario_may_have_any_letters(string sent, string name)
    {
        await using var wire = await Wire.Start();
        await wire.Stub($$"""{"scenarioName":"{{name}}","newScenarioState":"B"}""");
        var (status, _) = await wire.Admin("PUT", $"/scenarios/{sent}/state", """{"state":"B"}""");
        Assert.That((status, (string)(await wire.Admin("GET", "/scenarios")).Json!["scenarios"]![0]!["state"]!), Is.EqualTo((200, "B")));
    }

    private static string Names(JsonNode? list) => string.Join(' ', list!["requests"]!.AsArray().Select(each => (string?)each!["stubMapping"]?["name"] ?? "none"));
}
