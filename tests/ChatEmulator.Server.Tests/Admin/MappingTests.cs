using System.Text.Json.Nodes;

namespace ChatEmulator.Server.Tests.Admin;

/// <summary><c>/__admin/mappings</c>: WireMock's clients add, list, edit and delete stubs.</summary>
public sealed class MappingTests
{
    private const string Unknown = "33333333-3333-4333-8333-333333333333";

    [Test]
    public async Task A_mapping_is_created_listed_told_edited_and_deleted()
    {
        await using var wire = await Wire.Start();
        var id = await wire.Stub("""{"name":"a","request":{"urlPath":"/a"},"response":{"body":"one"}}""");
        var (_, list) = await wire.Admin("GET", "/mappings");
        var (_, one) = await wire.Admin("GET", $"/mappings/{id}");
        Assert.Multiple(() =>
        {
            Assert.That(list!.ToJsonString(), Is.EqualTo("""{"mappings":[""" + one!.ToJsonString() + """],"meta":{"total":1}}"""));
            Assert.That(one!.ToJsonString(), Is.EqualTo($$$"""{"id":"{{{id}}}","name":"a","request":{"method":"ANY","urlPath":"/a"},"response":{"status":200,"body":"one"},"uuid":"{{{id}}}"}"""));
        });
        Assert.That(await wire.Call("GET", "/a"), Is.EqualTo((200, "one")));
        Assert.That((await wire.Admin("PUT", $"/mappings/{id}", """{"request":{"urlPath":"/a"},"response":{"body":"two"}}""")).Status, Is.EqualTo(200));
        Assert.That(await wire.Call("GET", "/a"), Is.EqualTo((200, "two")));
        Assert.That((await wire.Admin("DELETE", $"/mappings/{id}")).Status, Is.EqualTo(200));
        Assert.That(((await wire.Call("GET", "/a")).Status, (await wire.Admin("DELETE", $"/mappings/{id}")).Status), Is.EqualTo((404, 404)));
    }

    [Test]
    public async Task The_list_is_in_the_order_in_which_they_are_asked_and_comes_in_pages()
    {
        await using var wire = await Wire.Start();
        foreach (var (name, priority) in (IEnumerable<(string, int)>)[("old", 5), ("first", 1), ("new", 5), ("last", 9)])
        {
            await wire.Stub($$"""{"name":"{{name}}","priority":{{priority}}}""");
        }

        async Task<string> Names(string query)
        {
            var (_, list) = await wire.Admin("GET", "/mappings" + query);
            return $"{string.Join(' ', list!["mappings"]!.AsArray().Select(each => (string)each!["name"]!))} of {list["meta"]!["total"]}";
        }

        Assert.That(
            new[] { await Names(""), await Names("?limit=2"), await Names("?offset=1&limit=2"), await Names("?offset=9"), await Names("?limit=0") },
            Is.EqualTo(new[] { "first new old last of 4", "first new of 4", "new old of 4", " of 4", " of 4" }));
    }

    [TestCase("GET", "/mappings/" + Unknown, null, 404)]
    [TestCase("PUT", "/mappings/" + Unknown, "{}", 404)]
    [TestCase("GET", "/mappings/x", null, 400)]
    [TestCase("GET", "/mappings?limit=-1", null, 400)]
    [TestCase("GET", "/mappings?limit=x", null, 400)]
    [TestCase("POST", "/mappings", "", 422)]
    [TestCase("POST", "/mappings", "{bad", 422)]
    [TestCase("POST", "/mappings", "[]", 422)]
    [TestCase("POST", "/mappings", "\"\\ud800\"", 422)]
    [TestCase("POST", "/mappings/save", null, 422)]
    [TestCase("POST", "/mappings/import", "{}", 422)]
    [TestCase("PUT", "/mappings", "{}", 404)]
    [TestCase("GET", "/nothing", null, 404)]
    [TestCase("PUT", "/scenarios/none/state", """{"state":"A"}""", 404)]
    [TestCase("GET", "/requests/x", null, 400)]
    [TestCase("GET", "/requests/" + Unknown, null, 404)]
    [TestCase("GET", "/requests?since=nope", null, 400)]
    [TestCase("GET", "/requests?matchingStub=x", null, 400)]
    [TestCase("POST", "/requests/count", """{"urlPatern":"/"}""", 422)]
    [TestCase("POST", "/settings", """{"proxyPassThrough":true}""", 422)]
    public async Task What_cannot_be_done_is_told_as_WireMock_tells_it(string method, string path, string? body, int status)
    {
        await using var wire = await Wire.Start();
        var (answered, json) = await wire.Admin(method, path, body);
        Assert.That((answered, json?["errors"]?.AsArray().Count > 0), Is.EqualTo((status, true)), json?.ToJsonString());
    }

    [TestCase("""{"request":{"urlPatern":"/a"}}""", "/request/urlPatern", "did you mean \"urlPattern\"?")]
    [TestCase("""{"response":{"proxyBaseUrl":"http://x"}}""", "/response/proxyBaseUrl", "not to be had here")]
    [TestCase("""{"serveEventListeners":[{"name":"webhook"}]}""", "/serveEventListeners", "not to be had here")]
    [TestCase("""{"response":{"transformers":["my-own"]}}""", "/response/transformers", "my-own")]
    [TestCase("""{"response":{"fault":"NOPE"}}""", "/response/fault", "CONNECTION_RESET_BY_PEER")]
    [TestCase("""{"response":{"status":99}}""", "/response/status", "at least 200")]
    [TestCase("""{"response":{"body":"a","jsonBody":{}}}""", "/response/body", "once")]
    [TestCase("""{"response":{"headers":{"A B":"x"}}}""", "/response/headers/A B", "no name")]
    [TestCase("""{"request":{"urlPath":"/api/chat/tokens","method":"POST"}}""", "/request", "signalwire.create_token")]
    [TestCase("""{"request":{"url":"/__admin/mappings"}}""", "/request", "emulator's own")]
    [TestCase("""{"id":"x"}""", "/id", "UUID")]
    [TestCase("""{"priority":"high"}""", "/priority", "whole number")]
    public async Task What_is_not_to_be_had_is_refused_by_name_and_with_its_place(string mapping, string pointer, string part)
    {
        await using var wire = await Wire.Start();
        var (status, json) = await wire.Admin("POST", "/mappings", mapping);
        var error = json!["errors"]![0]!;
        Assert.That((status, (string)error["source"]!["pointer"]!, (string)error["detail"]!), Is.EqualTo((422, pointer, (string)error["detail"]!)));
        Assert.That((string)error["detail"]!, Does.Contain(part));
    }

    [Test]
    public async Task Everything_that_is_wrong_is_told_at_once_and_nothing_is_taken()
    {
        await using var wire = await Wire.Start();
        var (_, json) = await wire.Admin("POST", "/mappings", """{"nme":"a","request":{"urlPatern":"/a"},"response":{"fault":"NOPE","statis":1}}""");
        Assert.That(json!["errors"]!.AsArray().Select(error => (string)error!["source"]!["pointer"]!), Is.EquivalentTo(new[] { "/nme", "/request/urlPatern", "/response/fault", "/response/statis" }));
        Assert.That((int)(await wire.Admin("GET", "/mappings")).Json!["meta"]!["total"]!, Is.Zero);
    }

    [Test]
    public async Task An_id_that_is_taken_is_refused()
    {
        await using var wire = await Wire.Start();
        var id = await wire.Stub("{}");
        var (status, json) = await wire.Admin("POST", "/mappings", $$"""{"id":"{{id}}"}""");
        Assert.That((status, (int)json!["errors"]![0]!["code"]!), Is.EqualTo((422, 109)));
    }

    [Test]
    public async Task An_import_takes_what_comes_and_can_keep_or_drop_what_was_there()
    {
        await using var wire = await Wire.Start();
        async Task<string> Import(string more, params (int Id, string Body)[] mappings)
        {
            var list = string.Join(',', mappings.Select(each => $$"""{"id":"{{each.Id}}1111111-1111-4111-8111-111111111111","response":{"body":"{{each.Body}}"} }"""));
            Assert.That((await wire.Admin("POST", "/mappings/import", $$"""{"mappings":[{{list}}]{{more}}}""")).Status, Is.EqualTo(200));
            return string.Join(' ', (await wire.Admin("GET", "/mappings")).Json!["mappings"]!.AsArray().Select(each => (string)each!["response"]!["body"]!));
        }

        Assert.That(
            new[]
            {
                await Import("", (1, "a"), (2, "b")),
                await Import(""","importOptions":{"duplicatePolicy":"IGNORE"}""", (1, "c"), (3, "d")),
                await Import(""","importOptions":{"duplicatePolicy":"OVERWRITE"}""", (1, "e")),
                await Import(""","importOptions":{"deleteAllNotInImport":true}""", (3, "f"), (4, "g")),
            },
            Is.EqualTo(new[] { "a b", "d a b", "d e b", "g f" }).Or.EqualTo(new[] { "a b", "d a b", "d e b", "f g" }));
    }

    [Test]
    public async Task Mappings_are_found_and_removed_by_what_their_author_attached()
    {
        await using var wire = await Wire.Start();
        await wire.Stub("""{"name":"a","metadata":{"team":"chat"}}""");
        await wire.Stub("""{"name":"b","metadata":{"team":"mail"}}""");
        const string Chat = """{"matchesJsonPath":{"expression":"$.team","equalTo":"chat"}}""";
        var (_, found) = await wire.Admin("POST", "/mappings/find-by-metadata", Chat);
        await wire.Admin("POST", "/mappings/remove-by-metadata", Chat);
        var (_, left) = await wire.Admin("GET", "/mappings");
        Assert.That((Names(found), Names(left)), Is.EqualTo(("a", "b")));
    }

    [Test]
    public async Task Mappings_of_one_world_are_none_of_anothers()
    {
        await using var wire = await Wire.Start();
        await wire.Call("GET", "/worlds/mine/x");
        using var http = new HttpClient { BaseAddress = wire.Server.Url };
        using var made = await http.PostAsync("/worlds/mine/__admin/mappings", new StringContent("""{"response":{"body":"mine"}}"""));
        Assert.That(((int)made.StatusCode, await wire.Call("GET", "/worlds/mine/a"), (await wire.Call("GET", "/a")).Status), Is.EqualTo((201, (200, "mine"), 404)));
    }

    [Test]
    public async Task A_world_that_there_is_not_is_not_made_by_a_typo()
    {
        await using var wire = await Wire.Start();
        Assert.That((await wire.Call("POST", "/worlds/mien/__admin/mappings", "{}")).Status, Is.EqualTo(404));
    }

    [Test]
    public async Task The_same_mappings_get_the_same_ids_in_every_run()
    {
        var runs = new List<string>();
        for (var i = 0; i < 2; i++)
        {
            await using var wire = await Wire.Start();
            runs.Add(await wire.Stub("{}") + await wire.Stub("{}"));
        }

        Assert.That((runs[0], runs[0][..36] == runs[0][36..]), Is.EqualTo((runs[1], false)));
    }

    private static string Names(JsonNode? list) => string.Join(' ', list!["mappings"]!.AsArray().Select(each => (string)each!["name"]!));
}
