using System.Collections.Concurrent;
using ChatEmulator.Exchanges;
using ChatEmulator.Server.Logging;

namespace ChatEmulator.Server.Tests.Logging;

public sealed class CalledTests
{
    private const string Lost = "rules: [{ name: lost, calls: algoreg.create_message, effect: applied, delivery: reset }]";
    private const string Silent = "rules: [{ name: silent, calls: algoreg.create_message, effect: none, delivery: hang }]";

    [Test]
    public async Task Each_call_of_a_vendors_is_told_with_all_that_is_known_when_it_is_decided()
    {
        var calls = new ConcurrentQueue<LoggedCall>();
        await using var server = await Play.Start(Lost, options => options with { Called = calls.Enqueue });
        using var person = new Person(server.Url);
        Assert.That(async () => await person.Message(), Throws.InstanceOf<HttpRequestException>());
        using var refused = await person.Mint("""{"ttl":"soon"}""");
        using var answer = await person.Mint();
        var (lost, no, yes) = (calls.First(), calls.ElementAt(1), calls.Last());
        Assert.That((lost.World, lost.Number, lost.Operation, lost.Method, lost.Path), Is.EqualTo(("default", 1, "algoreg.create_message", "POST", Play.MessagePath)));
        Assert.That((lost.Account, lost.Status, lost.Effect, lost.Delivery, lost.Rule), Is.EqualTo(("api@acme.test", 204, Effect.Applied, "reset", "lost")));
        Assert.That((lost.RefusedBy, lost.Why), Is.EqualTo(((string?)null, (string?)null)));
        Assert.That((no.Account, no.Status, no.Effect, no.Delivery, no.Rule), Is.EqualTo(("demo", 422, Effect.None, (string?)null, (string?)null)));
        Assert.That((no.RefusedBy, no.Why), Is.EqualTo((server.Engine.Worlds.Default.Journal.Calls()[1].RefusedBy, server.Engine.Worlds.Default.Journal.Calls()[1].Why)));
        Assert.That((yes.Number, yes.Status, yes.Effect), Is.EqualTo((3, 200, Effect.Applied)));
        Assert.That(lost.At, Is.EqualTo(server.Engine.Worlds.Default.Journal.Calls()[0].At));
    }

    [Test]
    public async Task A_strangers_call_is_told_without_its_query_and_a_call_of_controls_is_not()
    {
        var calls = new ConcurrentQueue<LoggedCall>();
        await using var server = await Play.Plain(options => options with { Called = calls.Enqueue });
        using var person = new Person(server.Url);
        using var stranger = await person.Send(HttpMethod.Get, "/nothing?token=hunter2");
        using var wrong = await person.Send(HttpMethod.Delete, Play.MessagePath);
        await person.Get("calls");
        await person.Get("health");
        Assert.That(calls.Select(call => (call.Operation, call.Method, call.Path, call.Status, call.RefusedBy)), Is.EqualTo(new (string?, string, string, int, string?)[]
        {
            (null, "GET", "/nothing", 404, "not_found"), (null, "DELETE", Play.MessagePath, 405, "method_not_allowed"),
        }));
        Assert.That(calls.Select(call => call.ToString()), Has.None.Contains("hunter2"));
    }

    [Test]
    public async Task A_call_that_hangs_is_told_at_once()
    {
        var told = new TaskCompletionSource<LoggedCall>(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var server = await Play.Start(Silent, options => options with { Called = call => told.TrySetResult(call) });
        using var person = new Person(server.Url);
        var hung = person.Message();
        Assert.That((await told.Task).Delivery, Is.EqualTo("hang"));
        await server.StopAsync();
        Assert.That(async () => await hung, Throws.InstanceOf<HttpRequestException>());
    }

    [Test]
    public async Task A_large_body_is_told_of_too()
    {
        var calls = new ConcurrentQueue<LoggedCall>();
        await using var server = await Play.Plain(options => options with { Called = calls.Enqueue });
        using var person = new Person(server.Url);
        using var answer = await person.Message($$"""{"to":"ada@example.com","content":"{{new string('x', 300_000)}}"}""");
        Assert.That(calls.Single().Status, Is.EqualTo((int)answer.StatusCode));
    }

    [Test]
    public async Task Whoever_listens_and_throws_changes_no_answer()
    {
        await using var server = await Play.Start(Lost, options => options with { Called = _ => throw new InvalidOperationException("mine") });
        using var person = new Person(server.Url);
        using var answer = await person.Mint();
        Assert.That(((int)answer.StatusCode, answer.Headers.Contains("Emulator-Error")), Is.EqualTo((200, false)));
        Assert.That(async () => await person.Message(), Throws.InstanceOf<HttpRequestException>());
    }
}
