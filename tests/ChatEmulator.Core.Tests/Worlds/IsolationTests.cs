using System.Text;
using System.Text.Json;
using ChatEmulator.Exchanges;
using ChatEmulator.Scenarios;
using ChatEmulator.Time;
using ChatEmulator.Worlds;

namespace ChatEmulator.Core.Tests.Worlds;

/// <summary>A thousand worlds that contradict each other, and not one cross-talk.</summary>
public sealed class IsolationTests
{
    private const int Number = 1_000;
    private const int Workers = 8;
    private const int Rounds = 12;

    private static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    // What each says of a message contradicts what the next says of it.
    private static readonly string[] Rules =
    [
        "{ name: NAME, calls: \"*.list_messages\", delivery: { delay: 1s } }",
        "{ name: NAME, calls: algoreg.create_message, answer: { error: service_unavailable } }",
        "{ name: NAME, calls: algoreg.create_message, effect: twice }",
        "{ name: NAME, calls: algoreg.create_message, effect: { late: 45s }, answer: { error: timeout } }",
        "{ name: NAME, calls: algoreg.create_message, effect: none, answer: { status: 204 } }",
        "{ name: NAME, calls: algoreg.create_message, per: body.ext_msg_id, times: 1, effect: applied, delivery: reset }",
    ];

    private static readonly int[] Statuses = [204, 503, 204, 504, 204, 204];
    private static readonly int[] Kept = [1, 0, 2, 0, 0, 1];

    [Test]
    public void A_thousand_worlds_that_contradict_each_other_under_load_know_nothing_of_each_other()
    {
        using var emulation = Emulation.Of();
        var worlds = Enumerable.Range(0, Number).Select(nth => Begin(emulation.Engine, nth)).ToList();
        Parallel.For(0, Workers, new ParallelOptions { MaxDegreeOfParallelism = Workers }, worker =>
        {
            foreach (var nth in Enumerable.Range(0, Number * Rounds).Where(each => each % Workers == worker).Select(each => each * 7_919L % Number))
            {
                Play(emulation.Engine, (int)nth, worlds[(int)nth]);
            }
        });

        Assert.That(worlds.Select((world, nth) => Wrong(emulation.Engine, world, nth)).OfType<string>(), Is.Empty);
        Assert.That(emulation.World.Journal.Total, Is.Zero);
    }

    private static World Begin(Engine engine, int nth)
    {
        var yaml = $$"""
            scenario: s-{{nth}}
            seed: {{nth}}
            clock: { start: {{Instants.Text(Start.AddHours(nth))}}, frozen: true }
            accounts:
              signalwire: [{ project: demo, token: PT-{{nth}} }]
              algoreg: [{ email: api@acme.test, password: secret-{{nth}} }]
            rules: [{{Rules[nth % Rules.Length].Replace("NAME", $"r-{nth}", StringComparison.Ordinal)}}]
            """;
        var loaded = new Loader([.. engine.Providers.Select(provider => provider.Catalogue)]).LoadText(yaml);
        Assert.That(loaded.Problems.Select(problem => problem.Text), Is.Empty);
        var world = engine.Worlds.Begin($"w-{nth}", new Play(loaded.Scenarios[0], engine.Providers));
        engine.Worlds.Put(world);
        return world;
    }

    // A token, a message, a call with the credentials of the next world; and every other time, time itself.
    private static void Play(Engine engine, int nth, World world)
    {
        var token = Send(engine, nth, "/api/chat/tokens", """{"ttl":60,"channels":{"a":{"read":true}}}""", $"demo:PT-{nth}");
        var message = Send(engine, nth, "/api/v1/message", $$"""{"to":"u-{{nth}}@example.com","content":"from w-{{nth}}","ext_msg_id":"m-{{nth}}"}""", $"api@acme.test:secret-{nth}");
        var stranger = Send(engine, nth, "/api/chat/tokens", """{"ttl":60,"channels":{"a":{"read":true}}}""", $"demo:PT-{(nth + 1) % Number}");
        Assert.That((token.World, message.World, stranger.World), Is.EqualTo((world, world, world)));
        Assert.That((token.Script.Reply.Status, message.Script.Reply.Status, stranger.Script.Reply.Status), Is.EqualTo((200, Statuses[nth % Rules.Length], 401)));
        Assert.That(message.Rule, nth % Rules.Length is 0 or 5 ? Is.Null.Or.EqualTo($"r-{nth}") : Is.EqualTo($"r-{nth}"));
        if (nth % 2 == 1)
        {
            world.Clock.Advance(TimeSpan.FromSeconds(1));
        }
    }

    private static Outcome Send(Engine engine, int nth, string path, string body, string credentials) => engine.Handle(new Exchange(
        "POST", path, "", [new Header("Authorization", "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes(credentials)))], Encoding.UTF8.GetBytes(body), world: $"w-{nth}"));

    // What is wrong in a world after it all; null for nothing.
    private static string? Wrong(Engine engine, World world, int nth)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream))
        {
            new View(world, engine.Providers).State(json);
        }

        using var state = JsonDocument.Parse(stream.ToArray());
        var messages = state.RootElement.GetProperty("algoreg").GetProperty("messages").EnumerateArray().Select(message => message.GetProperty("content").GetString()).ToList();
        var calls = world.Journal.Calls();
        var now = Start.AddHours(nth).AddSeconds(nth % 2 == 1 ? Rounds : 0);
        return calls.Count != 3 * Rounds ? $"w-{nth} has {calls.Count} calls"
            : calls.Any(call => call.Rule is { } rule && rule != $"r-{nth}") ? $"w-{nth} knows another world's rule"
            : world.Clock.GetUtcNow() != now ? $"w-{nth} is at {world.Clock.GetUtcNow()}"
            : messages.Any(text => text != $"from w-{nth}") ? $"w-{nth} has another world's message"
            : messages.Count != Kept[nth % Rules.Length] * Rounds ? $"w-{nth} keeps {messages.Count} messages"
            : calls.Count(call => call.Status == 401) != Rounds ? $"w-{nth} let a stranger in"
            : null;
    }
}
