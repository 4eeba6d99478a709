using System.Diagnostics;
using System.Text.Json.Nodes;

namespace ChatEmulator.Server.Tests.Control;

public sealed class WaitRouteTests
{
    private const string Frozen = "clock: { start: 2026-01-15T09:00:00Z, frozen: true }\n";

    [Test]
    public async Task A_wait_ends_with_the_call_that_it_waits_for()
    {
        await using var server = await Play.Plain();
        using var person = new Person(server.Url);
        var wait = Wait(person, """{"calls":"algoreg.create_message","with":{"body.to":"ada@example.com"},"at_least":2,"within":"20s"}""");
        using var first = await person.Message();
        Assert.That(wait.IsCompleted, Is.False);
        using var second = await person.Message();
        var told = await wait;
        Assert.That((Held(told), Numbers(told), told["why"]), Is.EqualTo((true, "1,2", (JsonNode?)null)));
    }

    [TestCase("""{"calls":"*","exactly":1,"within":"1s","quiet":"1ms"}""", true)]
    [TestCase("""{"calls":"*","with":{"status":"2xx"},"exactly":1,"within":"1s","quiet":"0s"}""", true)]
    [TestCase("""{"calls":"*","at_most":1,"within":"1ms"}""", true)]
    [TestCase("""{"calls":"signalwire.*","never":true,"within":"1ms"}""", true)]
    [TestCase("""{"calls":"*","since":1,"never":true,"within":"1ms"}""", true)]
    [TestCase("""{"calls":"*","exactly":2,"within":"1ms"}""", false)]
    [TestCase("""{"calls":"*","exactly":0,"within":"20s"}""", false)]
    [TestCase("""{"calls":"*","never":true,"within":"20s"}""", false)]
    [TestCase("""{"calls":"*","at_most":0,"within":"20s"}""", false)]
    public async Task How_many_there_are_to_be_is_said_in_four_ways(string body, bool held)
    {
        await using var server = await Play.Plain();
        using var person = new Person(server.Url);
        using var message = await person.Message();
        Assert.That(Held(await Wait(person, body)), Is.EqualTo(held));
    }

    [Test]
    public async Task One_too_many_ends_a_wait_for_an_exact_number_at_once()
    {
        await using var server = await Play.Plain();
        using var person = new Person(server.Url);
        var wait = Wait(person, """{"calls":"algoreg.create_message","exactly":1,"within":"50s","quiet":"50s"}""");
        using var first = await person.Message();
        using var second = await person.Message();
        Assert.That((string?)(await wait)["why"], Does.StartWith("Expected exactly 1 call to algoreg.create_message, but 2 came."));
    }

    [Test]
    public async Task A_wait_that_was_for_nothing_tells_what_came_nearest()
    {
        await using var server = await Play.Plain();
        using var person = new Person(server.Url);
        using var message = await person.Message();
        var told = await Wait(person, """{"calls":"algoreg.create_message","with":{"body.to":"eve@example.com"},"exactly":1,"within":"1ms"}""");
        Assert.That((Held(told), (int?)told["nearest"]![0]!["call"]!["n"]), Is.EqualTo((false, 1)));
        Assert.That(told["nearest"]![0]!["differs"]!.ToJsonString(), Does.Contain("\"path\":\"body.to\"").And.Contain("eve@example.com").And.Contain("ada@example.com"));
        Assert.That((string?)told["why"], Does.Contain("1 call came instead, nearest first:"));
    }

    [Test]
    public async Task An_effect_that_is_made_late_ends_a_wait_when_it_is_made()
    {
        await using var server = await Play.Start(Frozen + "rules: [{ name: late, calls: algoreg.create_message, effect: { late: 45s } }]");
        using var person = new Person(server.Url);
        using var message = await person.Message();
        var wait = Wait(person, """{"calls":"*","with":{"effect":"applied"},"at_least":1,"within":"1m","on":"world"}""");
        await person.Post("clock/advance", """{"by":"45s"}""");
        Assert.That(Held(await wait), Is.True);
    }

    [Test]
    public async Task On_the_worlds_clock_a_wait_ends_when_that_has_come_so_far()
    {
        await using var server = await Play.Start(Frozen);
        using var person = new Person(server.Url);
        var wait = Wait(person, """{"calls":"*","never":true,"within":"30d","on":"world"}""");
        await Task.WhenAny(wait, Advance());
        Assert.That(Held(await wait), Is.True);

        async Task Advance()
        {
            while (!wait.IsCompleted)
            {
                await person.Post("clock/advance", """{"by":"1d"}""");
            }
        }
    }

    [TestCase("reset", "was reset")]
    [TestCase("delete", "has ended")]
    [TestCase("stop", "stopped")]
    public async Task Whoever_waits_is_told_when_the_world_goes(string how, string why)
    {
        var server = await Play.Plain();
        await using var last = server;
        using var person = new Person(server.Url);
        server.Engine.Worlds.FindOrMake("mine");
        var wait = person.Send(HttpMethod.Post, "/worlds/mine/_emulator/calls/wait", """{"calls":"*","at_least":1,"within":"60s"}""");
        await Until(() => server.Engine.Worlds.Find("mine")!.Usage.IsAnswering);
        var watch = Stopwatch.StartNew();
        await (how switch
        {
            "reset" => person.Post("worlds/mine/reset"),
            "delete" => person.Send(HttpMethod.Delete, "/_emulator/worlds/mine"),
            _ => server.StopAsync(),
        });
        var told = JsonNode.Parse(await (await wait).Content.ReadAsStringAsync())!;
        Assert.That((Held(told), ((string?)told["why"])!.Contains(why, StringComparison.Ordinal)), Is.EqualTo((false, true)), (string?)told["why"]);
        Assert.That(watch.Elapsed, Is.LessThan(TimeSpan.FromSeconds(30)));
    }

    [Test]
    public async Task A_client_that_leaves_ends_its_wait()
    {
        await using var server = await Play.Plain();
        using (var person = new Person(server.Url))
        {
            _ = Wait(person, """{"calls":"*","at_least":1,"within":"60s"}""");
            await Until(() => server.Engine.Worlds.Default.Usage.IsAnswering);
        }

        await Until(() => !server.Engine.Worlds.Default.Usage.IsAnswering);
    }

    [TestCase("", "the body is no JSON")]
    [TestCase("[]", "no JSON object")]
    [TestCase("{}", "`calls` is missing")]
    [TestCase("""{"calls":5,"exactly":1}""", "`calls` is no text")]
    [TestCase("""{"calls":"algoreg.create_mesage","exactly":1}""", "Did you mean 'algoreg.create_message'?")]
    [TestCase("""{"calls":"*"}""", "How many calls there are to be is missing")]
    [TestCase("""{"calls":"*","exactly":1,"at_least":1}""", "`exactly` and `at_least` say two things")]
    [TestCase("""{"calls":"*","at_least":1,"at_least":999}""", "`at_least` stands there twice")]
    [TestCase("""{"calls":"*","at_least":1,"quiet":"1s"}""", "`quiet` means nothing without `exactly`")]
    [TestCase("""{"calls":"*","at_least":1,"within":1}""", "with a number and a unit")]
    [TestCase("""{"calls":"*","exactly":-1}""", "`exactly` is no whole number")]
    [TestCase("""{"calls":"*","exactly":1.5}""", "`exactly` is no whole number")]
    [TestCase("""{"calls":"*","exactly":99999999999}""", "too large")]
    [TestCase("""{"calls":"*","at_least":0}""", "would hold whatever comes")]
    [TestCase("""{"calls":"*","never":false}""", "`never` is true")]
    [TestCase("""{"calls":"*","exactly":1,"within":5}""", "`within` is no text")]
    [TestCase("""{"calls":"*","exactly":1,"within":"5"}""", "`within` is no duration")]
    [TestCase("""{"calls":"*","exactly":1,"within":"61s"}""", "`within` is at most 1m of real time")]
    [TestCase("""{"calls":"*","exactly":1,"quiet":"2m"}""", "`quiet` is at most 1m")]
    [TestCase("""{"calls":"*","exactly":1,"witin":"5s"}""", "Did you mean `within`?")]
    [TestCase("""{"calls":"*","exactly":1,"on":"moon"}""", "`on` is \"real\" or \"world\"")]
    [TestCase("""{"calls":"*","exactly":1,"with":[]}""", "`with` is no JSON object")]
    [TestCase("""{"calls":"*","exactly":1,"with":{"boby.to":1}}""", "'boby.to' is no part of a call")]
    [TestCase("""{"calls":"*","exactly":1,"with":{"effect":"aplied"}}""", "Did you mean 'applied'?")]
    [TestCase("""{"calls":"*","exactly":1,"with":{"status":"6xx"}}""", "is no status")]
    [TestCase("""{"calls":"*","exactly":1,"with":{"body.to":"\ud800"}}""", "not Unicode")]
    public async Task A_wait_that_makes_no_sense_is_refused_at_once(string body, string detail)
    {
        await using var server = await Play.Plain();
        using var person = new Person(server.Url);
        var (status, told) = await person.Refused(HttpMethod.Post, "/_emulator/calls/wait", body);
        Assert.That(status, Is.EqualTo(400));
        Assert.That(told, Does.Contain(detail));
    }

    // Which of them is one too many is chance; that it is told at once is not.
    [Test]
    public async Task More_waits_than_there_may_be_are_refused()
    {
        await using var server = await Play.Plain(options => options with { Limits = new ServerLimits { Waits = 3 } });
        using var person = new Person(server.Url);
        var waits = Enumerable.Range(0, 4)
            .Select(_ => person.Send(HttpMethod.Post, "/_emulator/calls/wait", """{"calls":"*","at_least":1,"within":"60s"}""")).ToList();
        Assert.That((int)(await await Task.WhenAny(waits)).StatusCode, Is.EqualTo(503));
        using var message = await person.Message();
        Assert.That((await Task.WhenAll(waits)).Select(answer => (int)answer.StatusCode).Order(), Is.EqualTo(new[] { 200, 200, 200, 503 }));
    }

    private static Task<JsonNode> Wait(Person person, string body) => person.Post("calls/wait", body);

    private static bool Held(JsonNode told) => told["held"]!.GetValue<bool>();

    private static string Numbers(JsonNode told) => string.Join(',', told["seen"]!.AsArray().Select(call => call!["n"]!.GetValue<int>()));

    private static async Task Until(Func<bool> holds)
    {
        while (!holds())
        {
            await Task.Yield();
        }
    }
}
