using System.Text.Json.Nodes;

namespace ChatEmulator.Server.Tests.Control;

/// <summary>Which world a request is about, for vendors' paths and for Control.</summary>
public sealed class WorldTests
{
    [TestCase("", "checkout-7")]
    [TestCase("/worlds/checkout-7", null)]
    [TestCase("/worlds/other", "checkout-7")]
    [TestCase("/worlds/checkout%2D7", null)]
    public async Task A_call_is_in_the_world_of_its_header_else_of_its_path(string prefix, string? header)
    {
        await using var server = await Play.Plain();
        using var person = new Person(server.Url);
        using var answer = await person.Send(HttpMethod.Post, prefix + Play.MintPath, Play.Mint, Play.Basic(), Header(header));
        Assert.That(((int)answer.StatusCode, answer.Headers.GetValues("Emulator-World").Single()), Is.EqualTo((200, "checkout-7")));
        var call = (await person.Get("../worlds/checkout-7/_emulator/calls"))["calls"]!.AsArray().Single()!;
        Assert.That(((string?)call["world"], (string?)call["request"]!["path"]), Is.EqualTo(("checkout-7", Play.MintPath)));
        Assert.That((await person.Get("calls"))["total"]!.GetValue<int>(), Is.Zero);
    }

    [TestCase("/worlds/checkout-7", 404)]
    [TestCase("/worlds/checkout-7/", 404)]
    [TestCase("/worlds/checkout-7/?token=x", 401)]
    [TestCase("/worlds/checkout-7/api/v1/nothing", 404)]
    [TestCase("/worlds/checkout-7/worlds/other/api/v1/message", 404)]
    public async Task What_stands_behind_the_world_is_the_path(string target, int status)
    {
        await using var server = await Play.Plain();
        using var person = new Person(server.Url);
        using var answer = await person.Send(HttpMethod.Get, target);
        Assert.That((await person.Get("worlds/checkout-7"))["calls"]!.GetValue<int>(), Is.EqualTo(1));
        Assert.That((int)answer.StatusCode, Is.EqualTo(status));
    }

    [TestCase("/api/chat/tokens", "two words", "header")]
    [TestCase("/api/chat/tokens", "a/b", "header")]
    [TestCase("/worlds//api/chat/tokens", null, "path")]
    [TestCase("/worlds/a+b/api/chat/tokens", null, "path")]
    [TestCase("/api/chat/tokens", "...", "header")]
    [TestCase("/_emulator/calls", "", "header")]
    [TestCase("/api/chat/tokens", "", "header")]
    [TestCase("/worlds/a%2Fb/api/chat/tokens", null, "path")]
    [TestCase("/worlds/12345678901234567890123456789012345678901234567890123456789012345/x", null, "path")]
    [TestCase("/worlds/%ff/_emulator/calls", null, "path")]
    public async Task What_can_be_no_worlds_name_is_refused_by_the_emulator_and_not_by_a_vendor(string path, string? header, string where)
    {
        await using var server = await Play.Plain();
        using var person = new Person(server.Url);
        using var answer = await person.Send(HttpMethod.Get, path, null, null, Header(header));
        Assert.That((int)answer.StatusCode, Is.EqualTo(400));
        Assert.That(await answer.Content.ReadAsStringAsync(), Does.Contain("No world can be called").And.Contain($"the {where}"));
        Assert.That((await person.Get("worlds"))["total"]!.GetValue<int>(), Is.EqualTo(1));
    }

    [TestCase("/_emulator/calls", "checkuot-7")]
    [TestCase("/worlds/checkuot-7/_emulator/calls", null)]
    [TestCase("/worlds/checkuot-7/_emulator/reset", null)]
    [TestCase("/_emulator/health", "checkuot-7")]
    [TestCase("/_emulator/worlds/checkuot-7", null)]
    public async Task A_world_that_does_not_exist_is_told_as_such_and_never_made_by_asking(string path, string? header)
    {
        await using var server = await Play.Plain();
        using var person = new Person(server.Url);
        await person.Put("worlds/checkout-7", "");
        var (status, detail) = await person.Refused(path.EndsWith("reset", StringComparison.Ordinal) ? HttpMethod.Post : HttpMethod.Get, path, null, null, Header(header));
        Assert.That(status, Is.EqualTo(404));
        Assert.That(detail, Is.EqualTo("There is no world 'checkuot-7'. Did you mean 'checkout-7'? A provider's call that names it makes it, "
            + "and so does PUT /_emulator/worlds/checkuot-7; there are checkout-7, default."));
        Assert.That((await person.Get("worlds"))["total"]!.GetValue<int>(), Is.EqualTo(2));
    }

    [TestCase("/worlds/one/_emulator/calls", "two", "The header Emulator-World names the world 'two', and the path 'one'. Leave one out.")]
    [TestCase("/_emulator/ledger?world=one", null, "There is no parameter `world` here. A world is named by the header Emulator-World, or in front of the path: /worlds/NAME/_emulator/…")]
    [TestCase("/_emulator/state?name=one", null, "There is no parameter `name` here. A world is named by the header Emulator-World, or in front of the path: /worlds/NAME/_emulator/…")]
    [TestCase("/_emulator/clock?wrold=one", null, "There is no parameter `wrold` here.")]
    public async Task Who_asks_about_two_worlds_or_asks_by_a_parameter_is_told_how(string path, string? header, string detail)
    {
        await using var server = await Play.Plain();
        using var person = new Person(server.Url);
        await person.Put("worlds/one", "");
        await person.Put("worlds/two", "");
        Assert.That(await person.Refused(HttpMethod.Get, path, null, null, Header(header)), Is.EqualTo((400, detail)));
    }

    [Test]
    public async Task Every_route_of_control_is_about_the_world_that_is_named()
    {
        await using var server = await Play.Start("clock: { start: 2026-01-15T09:00:00Z, frozen: true }\n");
        using var person = new Person(server.Url);
        using var sent = await person.Send(HttpMethod.Post, "/worlds/mine" + Play.MessagePath, Play.Message, Play.Algoreg);
        Assert.That((string?)(await person.Get("../worlds/mine/_emulator/health"))["world"], Is.EqualTo("mine"));
        Assert.That((await person.Get("../worlds/mine/_emulator/ledger"))["total"]!.GetValue<int>(), Is.EqualTo(1));
        Assert.That((string?)(await person.Get("../worlds/mine/_emulator/state"))["world"], Is.EqualTo("mine"));
        await person.Post("../worlds/mine/_emulator/clock/advance", """{"by":"30d"}""");
        Assert.That((string?)(await person.Get("clock"))["now"], Is.EqualTo("2026-01-15T09:00:00Z"));
        Assert.That((string?)(await person.Get("../worlds/mine/_emulator/clock"))["now"], Is.EqualTo("2026-02-14T09:00:00Z"));
        await person.Post("reset");
        Assert.That((await person.Get("../worlds/mine/_emulator/calls"))["total"]!.GetValue<int>(), Is.EqualTo(1));
        Assert.That((string?)(await person.Post("../worlds/mine/_emulator/reset"))["world"], Is.EqualTo("mine"));
        Assert.That((await person.Get("../worlds/mine/_emulator/calls"))["total"]!.GetValue<int>(), Is.Zero);
    }

    [TestCase("_emulator")]
    [TestCase("_emulators")]
    [TestCase("worlds")]
    public async Task A_world_may_be_called_like_a_part_of_a_path(string name)
    {
        await using var server = await Play.Plain();
        using var person = new Person(server.Url);
        using var made = await person.Send(HttpMethod.Post, $"/worlds/{name}{Play.MintPath}", Play.Mint, Play.Basic());
        Assert.That((string?)(await person.Get($"../worlds/{name}/_emulator/health"))["world"], Is.EqualTo(name));
        Assert.That((string?)(await person.Get($"worlds/{name}"))["world"], Is.EqualTo(name));
    }

    [Test]
    public async Task A_call_that_waits_on_a_worlds_frozen_clock_says_where_that_one_is_advanced()
    {
        var notices = new List<string>();
        await using var server = await Play.Start(
            "clock: { start: 2026-01-15T09:00:00Z, frozen: true }\nrules: [{ name: slow, calls: \"*\", delivery: { delay: 3s } }]\n",
            options => options with { Notice = notices.Add });
        using var person = new Person(server.Url);
        var slow = person.Send(HttpMethod.Post, "/worlds/mine" + Play.MintPath, Play.Mint, Play.Basic());
        await person.Waits("mine");
        Assert.That(notices.Single(), Does.EndWith("""advance it: POST /worlds/mine/_emulator/clock/advance {"by":"3s"}"""));
        await person.Post("../worlds/mine/_emulator/clock/advance", """{"by":"3s"}""");
        using var answer = await slow;
        Assert.That((int)answer.StatusCode, Is.EqualTo(200));
    }

    [Test]
    public async Task A_token_is_explained_whosever_world_it_is_of_unless_a_world_is_named()
    {
        await using var server = await Play.Plain();
        using var person = new Person(server.Url);
        using var minted = await person.Send(HttpMethod.Post, Play.MintPath, Play.Mint, Play.Basic("demo+mine"));
        var chat = $$"""{"token":"{{(string?)JsonNode.Parse(await minted.Content.ReadAsStringAsync())!["token"]}}"}""";
        using var login = await person.Send(HttpMethod.Post, "/api/v1/token", """{"grant_type":"password","username":"api+mine@acme.test","password":"secret"}""");
        var bearer = $$"""{"token":"{{(string?)JsonNode.Parse(await login.Content.ReadAsStringAsync())!["access_token"]}}"}""";
        foreach (var token in new[] { chat, bearer })
        {
            var told = await person.Post("tokens/inspect", token);
            Assert.That(((string?)told["state"], (string?)told["world"]), Is.EqualTo(("active", "mine")));
            var here = await person.Post("../worlds/default/_emulator/tokens/inspect", token);
            Assert.That((string?)here["state"], Is.EqualTo("unknown"));
        }

        Assert.That((string?)(await person.Post("../worlds/default/_emulator/tokens/inspect", bearer))["why"], Does.Contain("minted in the world 'mine'"));
    }

    private static (string, string)[] Header(string? world) => world is null ? [] : [("Emulator-World", world)];
}
