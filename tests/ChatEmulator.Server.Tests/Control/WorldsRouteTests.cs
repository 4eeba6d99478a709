using System.Text.Json.Nodes;
using ChatEmulator.Worlds;

namespace ChatEmulator.Server.Tests.Control;

/// <summary>Worlds are listed, made, reset and deleted.</summary>
public sealed class WorldsRouteTests
{
    [Test]
    public async Task A_world_may_play_yaml_of_its_own_and_the_others_go_on_as_they_were()
    {
        await using var server = await Play.Plain();
        using var person = new Person(server.Url);
        var made = await person.Put("worlds/down", "scenario: down\nrules: [{ name: out, calls: \"*\", answer: { error: service_unavailable } }]\n");
        Assert.That(((string?)made["world"], (string?)made["scenario"], made["calls"]!.GetValue<int>()), Is.EqualTo(("down", "down", 0)));
        using var down = await person.Send(HttpMethod.Post, "/worlds/down" + Play.MintPath, Play.Mint, Play.Basic());
        using var usual = await person.Mint();
        Assert.That(((int)down.StatusCode, (int)usual.StatusCode), Is.EqualTo((503, 200)));
    }

    [Test]
    public async Task A_world_may_play_a_loaded_scenario_by_name_and_without_a_word_what_the_default_one_plays()
    {
        await using var server = await Play.Plain(options => options with { Others = [Play.Load("scenario: brownout\n")] });
        using var person = new Person(server.Url);
        Assert.That((string?)(await person.Put("worlds/a", """{"scenario":"brownout"}"""))["scenario"], Is.EqualTo("brownout"));
        Assert.That((string?)(await person.Put("worlds/b", " \n"))["scenario"], Is.EqualTo("test"));
        Assert.That((string?)(await person.Put("worlds/c", """{"scenario":"test"}"""))["scenario"], Is.EqualTo("test"));
        Assert.That(
            await person.Refused(HttpMethod.Put, "/_emulator/worlds/d", """{"scenario":"brownuot"}"""),
            Is.EqualTo((422, "No scenario 'brownuot' is loaded. Did you mean 'brownout'? A scenario of your own says more than its name: rules, a clock, accounts.")));
        Assert.That(
            await person.Refused(HttpMethod.Put, "/_emulator/worlds/d", """{"scenario":"zzzzzzzz"}"""),
            Is.EqualTo((422, "No scenario 'zzzzzzzz' is loaded. Loaded are brownout, test. A scenario of your own says more than its name: rules, a clock, accounts.")));
        Assert.That((await person.Get("worlds"))["worlds"]!.AsArray().Select(world => (string?)world!["world"]), Is.EqualTo(new[] { "a", "b", "c", "default" }));
    }

    [TestCase("""{"scenario":"storm","seed":7}""", 7)]
    [TestCase("""{"seed":7,"scenario":"storm"}""", 7)]
    [TestCase("scenario: storm\nseed: 7\n", 7)]
    [TestCase("scenario: storm\n", 42)]
    [TestCase("""{"scenario":"storm"}""", 42)]
    public async Task Who_says_no_more_than_a_name_and_a_seed_means_the_loaded_scenario(string body, int seed)
    {
        await using var server = await Play.Plain(options => options with { Others = [Play.Load("scenario: storm\nseed: 42\nrules: [{ name: out, calls: \"*\", answer: { error: bad_gateway } }]\n")] });
        using var person = new Person(server.Url);
        Assert.That((await person.Put("worlds/mine", body))["seed"]!.GetValue<int>(), Is.EqualTo(seed));
        using var answer = await person.Send(HttpMethod.Post, "/worlds/mine" + Play.MintPath, Play.Mint, Play.Basic());
        Assert.That((int)answer.StatusCode, Is.EqualTo(502));
    }

    [TestCase("""{"scenario":"strom","seed":7}""")]
    [TestCase("scenario: strom\n")]
    [TestCase("""{"scenario":7}""")]
    public async Task A_misspelt_name_makes_no_world_in_which_nothing_ever_goes_wrong(string body)
    {
        await using var server = await Play.Plain(options => options with { Others = [Play.Load("scenario: storm\n")] });
        using var person = new Person(server.Url);
        Assert.That((await person.Refused(HttpMethod.Put, "/_emulator/worlds/mine", body)).Detail, Does.StartWith("No scenario '"));
        Assert.That((await person.Get("worlds"))["total"]!.GetValue<int>(), Is.EqualTo(1));
    }

    [Test]
    public async Task A_world_that_comes_back_shows_that_it_is_another()
    {
        var notices = new List<string>();
        await using var server = await Play.Plain(options => options with { Worlds = new WorldLimits(2) { IdleAfter = TimeSpan.Zero }, Notice = notices.Add });
        using var person = new Person(server.Url);
        Assert.That((await person.Put("worlds/one", ""))["epoch"]!.GetValue<int>(), Is.EqualTo(1));
        Assert.That((await person.Put("worlds/one", ""))["epoch"]!.GetValue<int>(), Is.EqualTo(2));
        await person.Put("worlds/two", "");
        await person.Put("worlds/three", "");
        using var again = await person.Send(HttpMethod.Post, "/worlds/one" + Play.MintPath, Play.Mint, Play.Basic());
        Assert.That((await person.Get("worlds/one"))["epoch"]!.GetValue<int>(), Is.EqualTo(3));
        Assert.That(notices.Single(), Does.StartWith("the world 'one' was let go to make room for 'two'"));
    }

    [Test]
    public async Task Messages_count_among_what_worlds_hold_together()
    {
        await using var server = await Play.Plain(options => options with { Worlds = new WorldLimits(MostBytes: 1_000_000) });
        using var person = new Person(server.Url);
        using var large = await person.Send(HttpMethod.Post, "/worlds/one" + Play.MessagePath, $$"""{"to":"ada@example.com","content":"{{new string('a', 900_000)}}"}""", Play.Algoreg);
        Assert.That((await person.Get("worlds/one"))["bytes"]!.GetValue<long>(), Is.GreaterThan(1_800_000));
        Assert.That((await person.Refused(HttpMethod.Put, "/_emulator/worlds/two", "")).Detail, Does.StartWith("The worlds hold 1 MB, the limit (--world-memory)"));
        await person.Post("worlds/one/reset");
        Assert.That((string?)(await person.Put("worlds/two", ""))["world"], Is.EqualTo("two"));
        Assert.That((await person.Get("worlds"))["bytes"]!.GetValue<long>(), Is.Zero);
    }

    [Test]
    public async Task Yaml_with_problems_makes_no_world_and_every_problem_is_told()
    {
        await using var server = await Play.Plain();
        using var person = new Person(server.Url);
        using var answer = await person.Send(HttpMethod.Put, "/_emulator/worlds/bad", "scenario: bad\nruels: []\nseed: soon\n");
        var problem = JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;
        Assert.That((int)answer.StatusCode, Is.EqualTo(422));
        Assert.That(problem["problems"]!.AsArray().Select(each => each!["line"]!.GetValue<int>()), Is.EqualTo(new[] { 2, 3 }));
        Assert.That((string?)problem["detail"], Does.Contain("rules").And.Contain("seed"));
        Assert.That((await person.Get("worlds"))["total"]!.GetValue<int>(), Is.EqualTo(1));
    }

    [TestCase("{")]
    [TestCase("[]")]
    [TestCase("\u0001")]
    [TestCase("""{"scenario":""}""")]
    [TestCase("""{"scenario":"\ud800"}""")]
    public async Task Nonsense_makes_no_world(string body)
    {
        await using var server = await Play.Plain();
        using var person = new Person(server.Url);
        Assert.That((await person.Refused(HttpMethod.Put, "/_emulator/worlds/bad", body)).Status, Is.EqualTo(422));
        Assert.That((await person.Get("worlds"))["total"]!.GetValue<int>(), Is.EqualTo(1));
    }

    [TestCase("POST", "/_emulator/worlds/default/fork", "{\"LONG\":1}")]
    [TestCase("POST", "/_emulator/worlds/default/fork", "{\"as\":\"LONG\"}")]
    public async Task What_is_refused_is_not_told_at_length(string method, string path, string body)
    {
        await using var server = await Play.Plain();
        using var person = new Person(server.Url);
        var (_, detail) = await person.Refused(new HttpMethod(method), path, body.Replace("LONG", new string('a', 100_000), StringComparison.Ordinal));
        Assert.That(detail, Has.Length.LessThan(1_000).And.Contains("aaa… (100,000 characters"));
    }

    [Test]
    public async Task Put_again_begins_anew_and_whoever_waits_in_the_old_world_is_cut_off()
    {
        await using var server = await Play.Start("rules: [{ name: never, calls: signalwire.*, effect: none, delivery: hang }]\n");
        using var person = new Person(server.Url);
        var hung = person.Send(HttpMethod.Post, "/worlds/mine" + Play.MintPath, Play.Mint, Play.Basic());
        await person.Came("mine", 1);
        using var again = await person.Send(HttpMethod.Put, "/_emulator/worlds/mine");
        Assert.That((int)again.StatusCode, Is.EqualTo(200));
        Assert.That(async () => await hung, Throws.InstanceOf<HttpRequestException>());
        Assert.That((await person.Get("worlds/mine"))["calls"]!.GetValue<int>(), Is.Zero);
    }

    [Test]
    public async Task A_deleted_world_is_gone_for_control_and_begins_anew_for_calls()
    {
        await using var server = await Play.Plain();
        using var person = new Person(server.Url);
        using var first = await person.Send(HttpMethod.Post, "/worlds/mine" + Play.MessagePath, Play.Message, Play.Algoreg);
        using var deleted = await person.Send(HttpMethod.Delete, "/_emulator/worlds/mine");
        Assert.That((int)deleted.StatusCode, Is.EqualTo(204));
        Assert.That(await person.Refused(HttpMethod.Get, "/worlds/mine/_emulator/calls"), Is.EqualTo((410, "There is no world 'mine' any more: it was deleted.")));
        Assert.That((await person.Refused(HttpMethod.Delete, "/_emulator/worlds/mine")).Status, Is.EqualTo(410));
        using var second = await person.Send(HttpMethod.Post, "/worlds/mine" + Play.MessagePath, Play.Message, Play.Algoreg);
        Assert.That((await person.Get("worlds/mine"))["calls"]!.GetValue<int>(), Is.EqualTo(1));
    }

    [TestCase("PUT", "")]
    [TestCase("DELETE", null)]
    public async Task The_default_world_stays(string method, string? body)
    {
        await using var server = await Play.Plain();
        using var person = new Person(server.Url);
        using var mint = await person.Mint();
        var (status, detail) = await person.Refused(new HttpMethod(method), "/_emulator/worlds/default", body);
        Assert.That((status, detail), Is.EqualTo((409, "The world 'default' stays as long as the emulator. It can be reset, and other worlds can play other scenarios.")));
        Assert.That((await person.Post("worlds/default/reset"))["epoch"]!.GetValue<int>(), Is.EqualTo(2));
    }

    [TestCase("GET", "/_emulator/worlds/a+b")]
    [TestCase("PUT", "/_emulator/worlds/two%20words")]
    [TestCase("DELETE", "/_emulator/worlds/%C3%BC")]
    public async Task A_name_that_no_world_can_have_is_refused(string method, string path)
    {
        await using var server = await Play.Plain();
        using var person = new Person(server.Url);
        Assert.That((await person.Refused(new HttpMethod(method), path, method == "PUT" ? "" : null)).Status, Is.EqualTo(400));
    }

    [Test]
    public async Task Past_the_limit_a_new_world_is_503_by_the_emulator_and_those_there_are_go_on()
    {
        await using var server = await Play.Plain(options => options with { Worlds = new WorldLimits(2) });
        using var person = new Person(server.Url);
        using var one = await person.Send(HttpMethod.Post, "/worlds/one" + Play.MintPath, Play.Mint, Play.Basic());
        using var two = await person.Send(HttpMethod.Post, "/worlds/two" + Play.MintPath, Play.Mint, Play.Basic());
        Assert.That(((int)one.StatusCode, (int)two.StatusCode), Is.EqualTo((200, 503)));
        Assert.That(two.Headers.GetValues("Emulator-Error").Single(), Is.EqualTo("There are 2 worlds, the limit (--max-worlds), and each was used within the last 5m (--world-idle) or is still in use. Delete some, or raise the limit."));
        Assert.That((await person.Refused(HttpMethod.Put, "/_emulator/worlds/two", "")).Status, Is.EqualTo(503));
        using var still = await person.Send(HttpMethod.Post, "/worlds/one" + Play.MintPath, Play.Mint, Play.Basic());
        Assert.That((int)still.StatusCode, Is.EqualTo(200));
        using var again = await person.Send(HttpMethod.Put, "/_emulator/worlds/one", "");
        Assert.That((int)again.StatusCode, Is.EqualTo(200));
    }

    [Test]
    public async Task A_world_in_which_a_call_hangs_makes_no_room_until_its_client_has_given_up()
    {
        var hangs = new TaskCompletionSource();
        await using var server = await Play.Start(
            "clock: { start: 2026-01-15T09:00:00Z, frozen: true }\nrules: [{ name: never, calls: signalwire.*, effect: none, delivery: hang }]\n",
            options => options with { Worlds = new WorldLimits(2) { IdleAfter = TimeSpan.Zero }, Notice = _ => hangs.TrySetResult() });
        using var person = new Person(server.Url);
        using (var client = await RawClient.Connect(server.Url))
        {
            await client.Send("POST", "/worlds/one" + Play.MintPath, Play.Mint, $"Authorization: {Play.Basic()}\r\n");
            await hangs.Task;
            using var two = await person.Send(HttpMethod.Get, "/worlds/two");
            Assert.That((int)two.StatusCode, Is.EqualTo(503));
        }

        var status = 503;
        while (status == 503)
        {
            using var later = await person.Send(HttpMethod.Get, "/worlds/two");
            status = (int)later.StatusCode;
        }

        Assert.That(status, Is.EqualTo(404));
    }
}
