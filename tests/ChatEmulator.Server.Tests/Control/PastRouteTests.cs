namespace ChatEmulator.Server.Tests.Control;

/// <summary>Forks and snapshots over HTTP.</summary>
public sealed class PastRouteTests
{
    private const string Scenario = "seed: 7\nclock: { start: 2026-01-15T09:00:00Z, frozen: true }\nrules: [{ name: storm, calls: signalwire.*, probability: 50%, answer: { error: rate_limited } }]\n";

    [Test]
    public async Task A_fork_has_the_calls_up_to_one_and_the_same_hash_and_goes_on_by_itself()
    {
        await using var server = await Play.Start(Scenario);
        using var person = new Person(server.Url);
        await Calls(person, "mine", 5);
        var fork = await person.Post("worlds/mine/fork", """{"as":"other","at":3}""");
        Assert.That(((string?)fork["world"], fork["calls"]!.GetValue<int>()), Is.EqualTo(("other", 3)));
        Assert.That((string?)fork["hash"], Is.EqualTo((string?)(await person.Get("worlds/mine/hash?at=3"))["hash"]));
        Assert.That((string?)(await person.Get("worlds/mine/hash"))["hash"], Is.Not.EqualTo((string?)fork["hash"]));
        await Calls(person, "other", 2);
        Assert.That((string?)(await person.Get("worlds/other/hash"))["hash"], Is.EqualTo((string?)(await person.Get("worlds/mine/hash"))["hash"]));
        await Calls(person, "other", 1);
        Assert.That((await person.Get("worlds/mine"))["calls"]!.GetValue<int>(), Is.EqualTo(5));
    }

    [Test]
    public async Task A_snapshot_is_restored_in_another_process_and_draws_on_as_the_origin_does()
    {
        await using var server = await Play.Start(Scenario);
        await using var elsewhere = await Play.Plain();
        using var person = new Person(server.Url);
        using var other = new Person(elsewhere.Url);
        await Calls(person, "mine", 4);
        var snapshot = (await person.Get("worlds/mine/snapshot")).ToJsonString();
        var restored = await other.Put("worlds/again/snapshot", snapshot);
        Assert.That(((string?)restored["world"], (string?)restored["scenario"], restored["seed"]!.GetValue<int>()), Is.EqualTo(("again", "test", 7)));
        Assert.That(await Calls(other, "again", 4), Is.EqualTo(await Calls(person, "mine", 4)));
    }

    [TestCase("""{"as":"other","at":9}""", 404, "There is no call 9: the latest is call 2.")]
    [TestCase("""{"as":"other","at":0}""", 404, "There is no call 0: the latest is call 2.")]
    [TestCase("""{"as":"other","at":1.5}""", 400, "Expected {\"as\":\"…\"} or {\"as\":\"…\",\"at\":7}, but `at` is no number of a call.")]
    [TestCase("""{"at":1}""", 400, "Expected {\"as\":\"…\"} or {\"as\":\"…\",\"at\":7}, but `as` is missing.")]
    [TestCase("""{"ass":"x"}""", 400, "Expected {\"as\":\"…\"} or {\"as\":\"…\",\"at\":7}, but `ass` means nothing here; did you mean `as`?")]
    [TestCase("""{"as":"two words"}""", 400, "No world can be called 'two words': a name is 1 to 64 letters (A-Z, a-z), digits, dots, hyphens and underscores, and not of dots alone.")]
    [TestCase("""{"as":"mine"}""", 409, "There is a world 'mine' already; give the fork another name, or DELETE /_emulator/worlds/mine first.")]
    [TestCase("""{"as":"default"}""", 409, "The world 'default' stays as long as the emulator. It can be reset, and other worlds can play other scenarios.")]
    public async Task A_fork_that_cannot_be_is_told_why(string body, int status, string detail)
    {
        await using var server = await Play.Start(Scenario);
        using var person = new Person(server.Url);
        await Calls(person, "mine", 2);
        Assert.That(await person.Refused(HttpMethod.Post, "/_emulator/worlds/mine/fork", body), Is.EqualTo((status, detail)));
        Assert.That((await person.Get("worlds"))["total"]!.GetValue<int>(), Is.EqualTo(2));
    }

    [Test]
    public async Task Where_a_body_was_cut_the_past_is_gone()
    {
        await using var server = await Play.Plain();
        using var person = new Person(server.Url);
        using var large = await person.Message($$"""{"to":"ada@example.com","content":"{{new string('a', 100_000)}}"}""");
        var (status, detail) = await person.Refused(HttpMethod.Post, "/_emulator/worlds/default/fork", """{"as":"other"}""");
        Assert.That(status, Is.EqualTo(410));
        Assert.That(detail, Does.StartWith("Call 1 cannot be played again: of its body of 100,0"));
    }

    [TestCase("", "no JSON")]
    [TestCase("[]", "it should be an object, and is a list")]
    [TestCase("""{"chat_emulator_snapshot":2}""", "version 2")]
    [TestCase("""{"chat_emulator_snapshot":1}""", "has no `calls`")]
    public async Task What_is_no_snapshot_is_refused_and_makes_no_world(string body, string told)
    {
        await using var server = await Play.Plain();
        using var person = new Person(server.Url);
        var (status, detail) = await person.Refused(HttpMethod.Put, "/_emulator/worlds/mine/snapshot", body);
        Assert.That(status, Is.EqualTo(422), detail);
        Assert.That(detail, Does.Contain(told));
        Assert.That((await person.Get("worlds"))["total"]!.GetValue<int>(), Is.EqualTo(1));
    }

    [Test]
    public async Task A_snapshot_may_be_larger_than_other_bodies_and_not_without_end()
    {
        await using var server = await Play.Plain();
        using var person = new Person(server.Url);
        var large = new string(' ', 2_000_000);
        Assert.That((await person.Refused(HttpMethod.Put, "/_emulator/worlds/mine/snapshot", large)).Status, Is.EqualTo(422));

        // Announced and not sent: who refuses an upload closes the connection, and the client may be told of that first.
        using var other = await RawClient.Connect(server.Url);
        await other.Send("PUT /_emulator/worlds/mine HTTP/1.1\r\nHost: localhost\r\nContent-Length: 2000000\r\n\r\n");
        Assert.That(await other.ReadAnswer(), Does.StartWith("HTTP/1.1 413 "));
        using var client = await RawClient.Connect(server.Url);
        await client.Send("PUT /_emulator/worlds/mine/snapshot HTTP/1.1\r\nHost: localhost\r\nContent-Length: 64000001\r\n\r\n");
        Assert.That(await client.ReadAnswer(), Does.StartWith("HTTP/1.1 413 ").And.Contain("64 MB"));
    }

    [TestCase("/_emulator/worlds/default/hash?at=x", 400)]
    [TestCase("/_emulator/worlds/default/hash?aft=1", 400)]
    [TestCase("/_emulator/worlds/default/hash?at=1", 404)]
    [TestCase("/_emulator/worlds/nobody/hash", 404)]
    [TestCase("/_emulator/worlds/nobody/snapshot", 404)]
    public async Task What_cannot_be_told_is_refused(string path, int status)
    {
        await using var server = await Play.Plain();
        using var person = new Person(server.Url);
        Assert.That((await person.Refused(HttpMethod.Get, path)).Status, Is.EqualTo(status));
    }

    private static async Task<string> Calls(Person person, string world, int count)
    {
        var told = new List<string>();
        for (var i = 0; i < count; i++)
        {
            using var answer = await person.Send(HttpMethod.Post, $"/worlds/{world}{Play.MintPath}", Play.Mint, Play.Basic());
            told.Add(await answer.Content.ReadAsStringAsync());
        }

        return string.Join('\n', told);
    }
}
