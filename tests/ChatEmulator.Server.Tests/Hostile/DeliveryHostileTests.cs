using System.Text;
using ChatEmulator.Deliveries;
using ChatEmulator.Fuzzing;

namespace ChatEmulator.Server.Tests.Hostile;

/// <summary>Deliveries combined by chance, to clients that leave when they like.</summary>
public sealed class DeliveryHostileTests
{
    private static readonly string[] Short =
    [
        "delay: 2ms", "hang", "hang: { for: 2ms }", "truncate: { after: 3 B, then: rst }", "slow_close: 2ms", "dribble: { pieces: 9, over: 3ms }", "throttle: 900 kB/s", "slice: 1 B", "garbage: 300 kB", "huge_header: 900 kB",
        "flip_bits: 10000", "wrong_length: { longer: 1 GB }", "interim: { status: 103, times: 3 }",
    ];

    /// <summary>Whatever two, three or four words come to: what loads plays, and no call is left open behind a client that is gone.</summary>
    [TestCase(40)]
    [TestCase(3_000, Category = "Long")]
    public async Task Deliveries_by_chance_end_with_their_clients(int cases)
    {
        await using var siege = await Siege.Begin();
        await Fuzz.Try(cases, Make, async yaml =>
        {
            if ((await siege.Throw(ControlHostileTests.Put("/_emulator/worlds/w", yaml))).Split(' ') is [_, "200" or "201", ..])
            {
                await ControlHostileTests.Call(siege, Encoding.Latin1.GetBytes(
                    $"POST {Play.MintPath} HTTP/1.1\r\nHost: x\r\nEmulator-World: w\r\nAuthorization: {Play.Basic()}\r\nContent-Length: {Play.Mint.Length}\r\n\r\n{Play.Mint}"));
                var journal = siege.Server.Engine.Worlds.Find("w")!.Journal;
                while (journal.Calls().Any(call => call.Ending is null))
                {
                    await Task.Yield();
                }
            }

            siege.Calm();
            await siege.Serves();
        });
    }

    private static string Make(Random chance)
    {
        var words = Enumerable.Range(0, chance.Next(1, 5))
            .Select(_ => chance.Next(2) == 0 ? chance.Of(Short) : $"{chance.Of(Menu.All).Word}: {(chance.Next(2) == 0 ? "" : Mutation.Word(chance))}")
            .DistinctBy(word => word.Split(':')[0]);
        return $"scenario: chance\nrules:\n  - {{ name: one, calls: \"*\", effect: applied, delivery: {{ {string.Join(", ", words.Select(word => word.Contains(':') ? word : word + ": "))} }} }}\n";
    }
}
