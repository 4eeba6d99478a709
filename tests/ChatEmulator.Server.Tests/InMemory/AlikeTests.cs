using ChatEmulator.Deliveries;

namespace ChatEmulator.Server.Tests.InMemory;

/// <summary>Each delivery of the menu is the same to a client in memory as over TCP: the same answers, exceptions and codes, all the way down.</summary>
public sealed class AlikeTests
{
    private static IEnumerable<string> Deliveries() => Menu.All.Select(word => word.Example).Concat(
        ["hang", "{ hang: { after: headers } }", "{ hang: { for: 30s, after: headers } }", "{ delay: 3s, reset: {} }"]);

    [TestCaseSource(nameof(Deliveries))]
    public async Task A_delivery_is_the_same_in_memory_as_over_tcp(string delivery)
    {
        await using var emulator = await Alike.Start(delivery);
        foreach (var upTo in new[] { HttpCompletionOption.ResponseContentRead, HttpCompletionOption.ResponseHeadersRead })
        {
            foreach (var sync in new[] { false, true })
            {
                var (tcp, memory) = (await emulator.Call(inMemory: false, upTo, sync), await emulator.Call(inMemory: true, upTo, sync));
                Assert.That(memory, Is.EqualTo(tcp), $"{upTo}, {(sync ? "sync" : "async")}");
                TestContext.Out.WriteLine($"{upTo}, {(sync ? "sync" : "async")}: {tcp}");
            }
        }
    }
}
