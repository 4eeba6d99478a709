using System.Net;
using ChatEmulator.Deliveries;

namespace ChatEmulator.Server.Tests.InMemory;

/// <summary>Each delivery of the menu is the same to a client in memory as over TCP: the same answers, exceptions and codes, all the way down.</summary>
public sealed class AlikeTests
{
    private static readonly Alike.Manner[] Manners =
    [
        new(HttpVersion.Version11, HttpCompletionOption.ResponseContentRead, Sync: false),
        new(HttpVersion.Version11, HttpCompletionOption.ResponseContentRead, Sync: true),
        new(HttpVersion.Version11, HttpCompletionOption.ResponseHeadersRead, Sync: false),
        new(HttpVersion.Version11, HttpCompletionOption.ResponseHeadersRead, Sync: true),
        new(HttpVersion.Version20, HttpCompletionOption.ResponseContentRead, Sync: false),
        new(HttpVersion.Version20, HttpCompletionOption.ResponseHeadersRead, Sync: false),
    ];

    private static IEnumerable<string> Deliveries() => Menu.All.Select(word => word.Example).Concat(
        [
            "hang", "{ hang: { after: headers } }", "{ hang: { for: 30s, after: headers } }", "{ delay: 3s, reset: {} }",
            "{ truncate: { after: 40 B, then: rst } }", "{ dribble: { pieces: 5, over: 2s }, truncate: { share: 50%, then: rst } }", "{ stale_keep_alive: { then: fin } }",
        ]);

    [TestCaseSource(nameof(Deliveries))]
    public async Task A_delivery_is_the_same_in_memory_as_over_tcp(string delivery)
    {
        await using var emulator = await Alike.Start(delivery);
        var calls = delivery.Contains("stale_keep_alive", StringComparison.Ordinal) ? 2 : 1;
        foreach (var manner in Manners)
        {
            var (tcp, memory) = (await emulator.Call(inMemory: false, manner, calls), await emulator.Call(inMemory: true, manner, calls));
            Assert.That(memory, Is.EqualTo(tcp), $"{manner}");
            TestContext.Out.WriteLine($"{manner.Version} {manner.UpTo}{(manner.Sync ? " sync" : "")}: {tcp}");
        }
    }
}
