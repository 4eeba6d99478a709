using System.Net.Sockets;
using System.Text;
using ChatEmulator.Journals;
using ChatEmulator.Worlds;

namespace ChatEmulator.Server.Tests.Deliveries;

/// <summary>
/// Whether something happened and how the answer travelled have nothing to do with each other: whatever is delivered, and whenever a
/// client leaves, what is stored is what the journal says took effect.
/// </summary>
public sealed class IndependenceTests
{
    private const int Worlds = 10;
    private static readonly string[] Effects = ["applied", "none", "twice", "{ late: 1ms }"];

    [Test]
    public Task What_is_stored_is_what_the_journal_says_whatever_was_delivered() => Play(calls: 100, seed: 1);

    [Test]
    [Category("Long")]
    public Task Ten_thousand_times_what_is_stored_is_what_the_journal_says() => Play(calls: 1_000, seed: 2);

    private static async Task Play(int calls, int seed)
    {
        await using var server = await Tests.Play.Start(Every.Rules(Effects, "algoreg.create_message"));
        await Task.WhenAll(Enumerable.Range(0, Worlds).Select(world => Calls(server.Url, $"w{world}", calls, new Random(seed + world))));
        using var person = new Person(server.Url);
        for (var i = 0; i < Worlds; i++)
        {
            var world = server.Engine.Worlds.Find($"w{i}")!;
            await AllSettled(server, world);
            var state = (await person.Get($"../worlds/w{i}/_emulator/state"))["algoreg"]!;
            var stored = state["messages"]!.AsArray().CountBy(message => (string)message!["external_message_id"]!).ToDictionary();
            Assert.That(state["messages_total"]!.GetValue<int>(), Is.EqualTo(stored.Values.Sum()), "some are not listed");
            foreach (var call in world.Journal.Calls())
            {
                Assert.That(stored.GetValueOrDefault(Id(call)), Is.EqualTo(Times(call)), $"call {call.Number} of w{i}, {call.Rule}, {call.Effect}, {call.Ending?.How}");
            }
        }
    }

    private static async Task Calls(Uri url, string world, int calls, Random chance)
    {
        for (var i = 0; i < calls; i++)
        {
            var want = Every.Name(Effects[chance.Next(Effects.Length)], chance.Next(Every.One.Length));
            using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            await socket.ConnectAsync(url.Host, url.Port);
            await Ask(socket, Request(world, want, $"m-{i}"), chance);
        }
    }

    // Some clients leave in the middle of their own request, some at once, some after a byte or two, in order or not; the rest stay to the end.
    private static async Task Ask(Socket socket, byte[] request, Random chance)
    {
        var mood = chance.Next(8);
        await socket.SendAsync(mood == 0 ? request.AsMemory(0, chance.Next(request.Length)) : request);
        if (mood is 1 or 2)
        {
            socket.LingerState = new LingerOption(mood == 1, 0);
            return;
        }

        if (mood > 0)
        {
            await Read(socket, mood == 3 ? 1 : mood == 4 ? chance.Next(300) : int.MaxValue);
        }
    }

    // Silence for ever is told by nothing; who means to stay leaves when nothing has come for a while.
    private static async Task Read(Socket socket, int most)
    {
        var buffer = new byte[4_096];
        using var patience = new CancellationTokenSource(TimeSpan.FromMilliseconds(20));
        try
        {
            while (most > 0 && await socket.ReceiveAsync(buffer.AsMemory(0, Math.Min(most, buffer.Length)), SocketFlags.None, patience.Token) is > 0 and var count)
            {
                most -= count;
            }
        }
        catch (Exception e) when (e is SocketException or OperationCanceledException)
        {
            // That is how some of them end.
        }
    }

    private static async Task AllSettled(EmulatorServer server, World world)
    {
        var asking = new Asking(world, server.Engine.Providers);
        foreach (var (place, value) in new (string, object)[] { ("in_flight", true), ("effect", "pending") })
        {
            // Both come by themselves: who left is noticed, and what is late is due within a millisecond.
            while (asking.Calls(asking.With(asking.To("*"), place, value)).Count > 0)
            {
                await Task.Yield();
            }
        }
    }

    private static int Times(Call call) => call.Effect switch
    {
        Exchanges.Effect.Applied => 1,
        Exchanges.Effect.Twice => 2,
        _ => 0,
    };

    private static string Id(Call call) => System.Text.Json.Nodes.JsonNode.Parse(call.Body.Bytes.Span)!["ext_msg_id"]!.GetValue<string>();

    private static byte[] Request(string world, string want, string id)
    {
        var body = $$"""{"to":"ada@example.com","content":"Hi","ext_msg_id":"{{id}}"}""";
        return Encoding.UTF8.GetBytes($"POST /worlds/{world}{Tests.Play.MessagePath} HTTP/1.1\r\nHost: x\r\nAuthorization: {Tests.Play.Algoreg}\r\nX-Want: {want}\r\n"
            + $"Content-Type: application/json\r\nContent-Length: {body.Length}\r\n\r\n{body}");
    }
}
