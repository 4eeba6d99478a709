using System.Collections.Concurrent;
using ChatEmulator.Journals;
using ChatEmulator.Worlds;

namespace ChatEmulator.Server.Tests.Wire;

/// <summary>Who listens is told of every call, also of those that nobody ends but the end of their world or of the server.</summary>
public sealed class HeardTests
{
    private const string Hanging = """
        rules:
          - name: nobody answers
            calls: signalwire.create_token
            effect: none
            delivery: hang
        """;

    [Test]
    public async Task A_call_that_hangs_when_the_server_stops_is_told_before_the_stop_is_over()
    {
        var told = new ConcurrentQueue<(string, EndingKind, string?)>();
        var server = await Play.Start(Hanging, options => options with { Audience = Listener(told) });
        using var client = await RawClient.Connect(server.Url);
        await client.Send("POST", Play.MintPath, Play.Mint, $"Authorization: {Play.Basic()}\r\n");
        await Arrived(server.Engine.Worlds.Default);
        Assert.That(told, Is.Empty);

        await server.StopAsync();
        Assert.That(told, Is.EqualTo(new[] { ("default", EndingKind.Abandoned, "/api/chat/tokens") }));
    }

    [Test]
    public async Task A_call_that_hangs_when_its_world_is_deleted_or_reset_is_told_with_all_that_it_was()
    {
        var told = new ConcurrentQueue<(string, EndingKind, string?)>();
        await using var server = await Play.Start(Hanging, options => options with { Audience = Listener(told) });
        using var one = await RawClient.Connect(server.Url);
        using var other = await RawClient.Connect(server.Url);
        await one.Send("POST", Play.MintPath, Play.Mint, $"Authorization: {Play.Basic()}\r\nEmulator-World: one\r\n");
        await other.Send("POST", Play.MintPath, Play.Mint, $"Authorization: {Play.Basic()}\r\nEmulator-World: other\r\n");
        await Arrived(server.Engine.Worlds.FindOrMake("one"));
        await Arrived(server.Engine.Worlds.FindOrMake("other"));

        server.Engine.Worlds.Find("one")!.Reset();
        server.Engine.Worlds.Drop("other", "was deleted");
        await one.ReadToEnd();
        await other.ReadToEnd();
        Assert.That(told, Is.EquivalentTo(new[] { ("one", EndingKind.Abandoned, "/api/chat/tokens"), ("other", EndingKind.Abandoned, "/api/chat/tokens") }));
    }

    private static Audience Listener(ConcurrentQueue<(string, EndingKind, string?)> told) =>
        new() { Ended = (in EndedCall call) => told.Enqueue((call.World.Name, call.Ending.How, call.Glance()?.Path)) };

    private static async Task Arrived(World world)
    {
        for (var next = world.NextCall; world.Journal.Total == 0; next = world.NextCall)
        {
            await next.WaitAsync(TimeSpan.FromSeconds(20));
        }
    }
}
