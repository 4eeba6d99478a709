using System.Text;
using System.Text.Json.Nodes;
using ChatEmulator.Core.Tests.Replays;
using ChatEmulator.Exchanges;
using ChatEmulator.Journals;
using ChatEmulator.Replays;

namespace ChatEmulator.Core.Tests.Judging.Retries;

/// <summary>A world that is played once more knows as much of its retries.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class RetryPastTests
{
    [Test]
    public void A_fork_and_a_restored_snapshot_know_when_calls_began_and_what_they_ask()
    {
        using var origin = Emulation.Of("volatile: [body.ext_msg_id]");
        Send(origin, "m-1", 100);
        Send(origin, "m-2", 900);
        using var fork = new Copier(origin.Engine).Fork(origin.World, "fork");
        using var restored = origin.Restore(origin.Snapshot());
        var asked = origin.World.Journal.Calls().Select(call => (call.Began, call.Arrived, call.Request)).ToList();
        Assert.That(asked.Select(call => call.Began), Is.EqualTo(new[] { 100, 900 }));
        Assert.That(asked[0].Request, Is.EqualTo(asked[1].Request).And.Not.Zero, "what is volatile does not count");
        Assert.That(fork.Journal.Calls().Select(call => (call.Began, call.Arrived, call.Request)), Is.EqualTo(asked));
        Assert.That(restored.Journal.Calls().Select(call => (call.Began, call.Arrived, call.Request)), Is.EqualTo(asked));
    }

    [Test]
    public void In_a_snapshot_of_before_a_call_began_when_it_arrived()
    {
        using var origin = Emulation.Of();
        Send(origin, "m-1", 100);
        var snapshot = JsonNode.Parse(origin.Snapshot())!;
        snapshot["calls"]![0]!.AsObject().Remove("began");
        using var restored = origin.Restore(snapshot.ToJsonString());
        Assert.That(restored.Journal.Calls().Single().Began, Is.EqualTo(150));
    }

    private static void Send(Emulation emulation, string id, long began)
    {
        var body = Encoding.UTF8.GetBytes($$"""{"to":"ada@example.com","ext_msg_id":"{{id}}"}""");
        var outcome = emulation.Engine.Handle(new Exchange("POST", "/api/v1/message", "", [new("Authorization", $"Basic {Emulation.Algoreg}")], body, arrived: began + 50, began: began));
        outcome.Close(new Ending(EndingKind.Delivered, 0, outcome.At, began + 60));
    }
}
