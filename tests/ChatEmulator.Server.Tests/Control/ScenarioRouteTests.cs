using System.Text.Json.Nodes;

namespace ChatEmulator.Server.Tests.Control;

/// <summary><c>GET|PUT scenario</c> and <c>POST data</c>: a world is changed while calls go on.</summary>
public sealed class ScenarioRouteTests
{
    private const string Route = "/_emulator/scenario";
    private const string Down = "scenario: test\nrules: [{ name: down, calls: \"*\", answer: { error: service_unavailable } }]\n";

    [Test]
    public async Task What_was_put_decides_the_next_call_and_can_be_read_as_it_was_written()
    {
        await using var server = await Play.Start("about: Calm. # really\n");
        using var person = new Person(server.Url);
        Assert.That(await Yaml(person), Is.EqualTo("scenario: test\nabout: Calm. # really\n"));
        var answer = await person.Put("scenario", Down);
        Assert.That(answer.ToJsonString(), Is.EqualTo("""{"world":"default","scenario":"test","changed":true,"after_reset":[],"problems":[]}"""));
        using var call = await person.Mint();
        Assert.That(((int)call.StatusCode, await Yaml(person)), Is.EqualTo((503, Down)));
        Assert.That((await person.Put("scenario", Down))["changed"]!.GetValue<bool>(), Is.False);
    }

    [Test]
    public async Task What_waits_for_a_reset_is_told()
    {
        await using var server = await Play.Start("");
        using var person = new Person(server.Url);
        var answer = await person.Put("scenario", "scenario: other\nclock: 2026-01-01T00:00:00Z\nseed: 4\n");
        Assert.That((answer["scenario"]!.GetValue<string>(), answer["after_reset"]!.ToJsonString()), Is.EqualTo(("other", """["seed","clock"]""")));
        var told = await Json(person);
        Assert.That((told["scenario"]!.GetValue<string>(), told["after_reset"]!.AsArray().Count, told["yaml"]!.GetValue<string>()[..15]), Is.EqualTo(("other", 2, "scenario: other")));
        await person.Post("reset");
        Assert.That((await Json(person))["after_reset"]!.AsArray(), Is.Empty);
        Assert.That((await person.Get("clock"))["real"]!.GetValue<bool>(), Is.False);
    }

    [Test]
    public async Task An_unsound_scenario_is_told_with_all_its_problems_and_the_old_one_goes_on()
    {
        await using var server = await Play.Start("");
        using var person = new Person(server.Url);
        await person.Put("scenario", Down);
        using var answer = await person.Send(HttpMethod.Put, Route, "scenario: test\nruls: []\nrules: [{ name: a, calls: nobody.calls }]\n");
        var problem = JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;
        Assert.That(((int)answer.StatusCode, problem["problems"]!.AsArray().Count), Is.EqualTo((422, 3)));
        Assert.That((string?)problem["detail"], Does.Contain("Did you mean `rules`?"));
        using var call = await person.Mint();
        Assert.That(((int)call.StatusCode, await Yaml(person)), Is.EqualTo((503, Down)));
    }

    [TestCase("", "A scenario")]
    [TestCase("scenario: test\nextends: quickstart.yaml\n", "extends")]
    [TestCase("scenario: nobody\n", "No scenario 'nobody' is loaded.")]
    [TestCase("scenario: test\nseed: 7\n", "A seed beside the name of a loaded scenario is for a world that begins")]
    [TestCase("scenario: te\0st\nabout: x\n", "zero bytes")]
    [TestCase("[1, 2]", "A scenario is a map")]
    public async Task What_is_no_scenario_is_refused(string body, string detail)
    {
        await using var server = await Play.Start("");
        using var person = new Person(server.Url);
        var (status, told) = await person.Refused(HttpMethod.Put, Route, body);
        Assert.That(status, Is.EqualTo(422), told);
        Assert.That(told, Does.Contain(detail));
    }

    [Test]
    public async Task Two_megabytes_and_what_is_no_text_are_refused()
    {
        await using var server = await Play.Start("");
        using var http = new HttpClient { BaseAddress = server.Url };
        using var put = new HttpRequestMessage(HttpMethod.Put, Route) { Content = new ByteArrayContent(new byte[2_000_000]), Headers = { ExpectContinue = true } };
        using var large = await http.SendAsync(put);
        using var binary = await http.PutAsync(Route, new ByteArrayContent([0x89, 0x50, 0x4e, 0x47, 0xff, 0xfe]));
        using var data = await http.PostAsync("/_emulator/data", new ByteArrayContent([0xc3, 0x28]));
        Assert.That(((int)large.StatusCode, (int)binary.StatusCode, (int)data.StatusCode), Is.EqualTo((413, 422, 422)));
        Assert.That(await binary.Content.ReadAsStringAsync(), Does.Contain("The body is not UTF-8"));
    }

    [Test]
    public async Task A_loaded_scenario_is_played_by_its_name()
    {
        await using var server = await Play.Start("", options => options with { Others = [Play.Load(Down.Replace("test", "down", StringComparison.Ordinal))] });
        using var person = new Person(server.Url);
        Assert.That((string?)(await person.Put("scenario", """{"scenario":"down"}"""))["scenario"], Is.EqualTo("down"));
        using var call = await person.Mint();
        Assert.That((int)call.StatusCode, Is.EqualTo(503));
    }

    [Test]
    public async Task A_new_world_plays_what_the_default_one_plays_now()
    {
        await using var server = await Play.Start("");
        using var person = new Person(server.Url);
        await person.Put("scenario", Down);
        await person.Put("worlds/made", "");
        using var called = await person.Send(HttpMethod.Post, "/worlds/called" + Play.MintPath, Play.Mint, Play.Basic());
        using var made = await person.Send(HttpMethod.Post, "/worlds/made" + Play.MintPath, Play.Mint, Play.Basic());
        Assert.That(((int)called.StatusCode, (int)made.StatusCode), Is.EqualTo((503, 503)));
    }

    [Test]
    public async Task Calls_of_a_rule_that_is_no_more_can_still_be_asked_for()
    {
        await using var server = await Play.Start("rules: [{ name: first, calls: \"*\", answer: { error: bad_gateway } }]\n");
        using var person = new Person(server.Url);
        await person.Put("scenario", Down);
        using var call = await person.Mint();
        await person.Put("scenario", "scenario: test\nabout: Calm.\n");
        Assert.That((await person.Get("calls?rule=first"))["calls"]!.AsArray(), Is.Empty);
        Assert.That((await person.Get("calls?rule=down"))["calls"]!.AsArray(), Has.Count.EqualTo(1));
        Assert.That(await person.Refused(HttpMethod.Get, "/_emulator/calls?rule=nobodys"), Is.EqualTo((400, "The parameter `rule` knows no 'nobodys'. Known: first.")));
    }

    [TestCase("GET", Route)]
    [TestCase("PUT", Route)]
    [TestCase("POST", "/_emulator/data")]
    public async Task A_world_that_there_is_not_is_told_with_what_was_meant(string method, string route)
    {
        await using var server = await Play.Start("");
        using var person = new Person(server.Url);
        var (status, detail) = await person.Refused(new HttpMethod(method), route, Down, null, ("Emulator-World", "defualt"));
        Assert.That(status, Is.EqualTo(404), detail);
        Assert.That(detail, Does.Contain("Did you mean 'default'?"));
        Assert.That((await person.Refused(new HttpMethod(method), route + "?world=x", Down)).Status, Is.EqualTo(400));
    }

    [Test]
    public async Task Versions_that_are_put_at_once_beside_calls_leave_one_of_them_and_a_past_that_can_be_played()
    {
        await using var server = await Play.Start("");
        using var person = new Person(server.Url);
        await Task.WhenAll(Enumerable.Range(0, 8).Select(async nth =>
        {
            for (var i = 0; i < 25; i++)
            {
                using var call = await person.Message();
                await person.Put("scenario", Down.Replace("service_unavailable", (nth + i) % 2 == 0 ? "bad_gateway" : "service_unavailable", StringComparison.Ordinal));
                await person.Post("data", $"algoreg: {{ threads: [{{ id: t-{nth}-{i} }}] }}");
            }
        }));
        var hash = (string?)(await person.Get("worlds/default/hash"))["hash"];
        Assert.That((string?)(await person.Post("worlds/default/fork", """{"as":"fork"}"""))["hash"], Is.EqualTo(hash));
        var (own, forked) = ((await person.Get("state"))["algoreg"]!["threads"]!, (await person.Get("../worlds/fork/_emulator/state"))["algoreg"]!["threads"]!);
        Assert.That((forked.AsArray().Count >= 200, forked.ToJsonString()), Is.EqualTo((true, own.ToJsonString())));
        Assert.That(await Yaml(person, "/worlds/fork"), Is.EqualTo(await Yaml(person)));
    }

    [TestCase("""{"algoreg":{"customers":[{"external_id":"c-1"}],"threads":[{"id":"t-1","customer":"c-1"},{"id":"t-2"}]}}""")]
    [TestCase("algoreg:\n  customers: [{ external_id: c-1 }]\n  threads:\n    - { id: t-1, customer: c-1 }\n    - { id: t-2 }\n")]
    public async Task Data_is_put_in_as_yaml_or_json(string data)
    {
        await using var server = await Play.Start("");
        using var person = new Person(server.Url);
        Assert.That((await person.Post("data", data)).ToJsonString(), Is.EqualTo("""{"world":"default","added":{"algoreg":{"customers":1,"threads":2}}}"""));
        using var thread = await person.Send(HttpMethod.Get, "/api/v1/thread/t-1", null, Play.Algoreg);
        Assert.That((int)thread.StatusCode, Is.EqualTo(200));
        var (status, detail) = await person.Refused(HttpMethod.Post, "/_emulator/data", data);
        Assert.That((status, detail), Is.EqualTo((409, "Nothing was put in. There is already one of `customers` with `external_id: c-1`. Give this one another `external_id`, or leave it out. "
            + "There is already one of `threads` with `id: t-1`. Give this one another `id`, or leave it out. There is already one of `threads` with `id: t-2`. Give this one another `id`, or leave it out.")));
    }

    [TestCase("", "There is nothing here to put in. Write what stands under `data:`")]
    [TestCase("data: { algoreg: {} }", "`data` is not a key of `data`")]
    [TestCase("algoreg: { threads: [{ id: a }, { id: a }] }", "There is already an entry of `threads` with `id: a`")]
    [TestCase("algoreg: { threads: [{ customer: c-1 }] }", "`id` is missing")]
    [TestCase("algoreg: { messages: [] }", "`messages` is not a key")]
    [TestCase("algoreg: [", "")]
    public async Task What_is_no_data_is_refused_with_its_place(string data, string detail)
    {
        await using var server = await Play.Start("");
        using var person = new Person(server.Url);
        var (status, told) = await person.Refused(HttpMethod.Post, "/_emulator/data", data);
        Assert.That(status, Is.EqualTo(422), told);
        Assert.That(told, Does.Contain(detail).And.StartWith("body:"));
    }

    private static async Task<string> Yaml(Person person, string world = "")
    {
        using var answer = await person.Send(HttpMethod.Get, world + Route);
        Assert.That(answer.Content.Headers.ContentType?.MediaType, Is.EqualTo("application/yaml"));
        return await answer.Content.ReadAsStringAsync();
    }

    private static async Task<JsonNode> Json(Person person)
    {
        using var answer = await person.Send(HttpMethod.Get, Route, null, null, ("Accept", "application/json"));
        return JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;
    }
}
