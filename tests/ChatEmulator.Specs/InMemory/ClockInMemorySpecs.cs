using System.Net.Http.Json;

namespace ChatEmulator.Specs.InMemory;

/// <summary>In memory the whole round trip of a client is in this process, so an advance of the clock waits for it.</summary>
// An advance waits for a lull of the thread pool, which others would keep busy.
[NonParallelizable]
public sealed class ClockInMemorySpecs
{
    private const string Frozen = "scenario: ticks\nclock: { start: 2026-01-15T09:00:00Z, frozen: true }\n";

    [TestCaseSource(nameof(Runs))]
    public async Task A_client_that_backs_off_for_a_second_makes_all_its_calls_in_one_advance_over_an_hour(int run)
    {
        await using var emulator = await Emulator.StartAsync(Frozen, new EmulatorOptions { Seed = run });
        using var client = Clients.Algoreg(emulator);
        var trying = Try(client, emulator.Clock, 3_600);
        await emulator.Clock.WaitedOnAsync(TimeSpan.FromSeconds(1));
        await emulator.Clock.AdvanceAsync(TimeSpan.FromHours(1));
        await trying;
        var calls = emulator.Calls.To("algoreg.create_message").ToList();
        Assert.That(calls.Select(call => (call.At - calls[0].At).TotalSeconds), Is.EqualTo(Enumerable.Range(0, 3_601).Select(i => (double)i)));
    }

    [Test]
    public async Task A_periodic_client_makes_all_its_calls_in_one_advance()
    {
        await using var emulator = await Emulator.StartAsync(Frozen);
        using var client = Clients.Algoreg(emulator);
        using var stop = new CancellationTokenSource();
        var ticking = Tick(client, emulator.Clock, stop.Token);
        await emulator.Clock.WaitedOnAsync(TimeSpan.FromMinutes(1));
        await emulator.Clock.AdvanceAsync(TimeSpan.FromHours(10));
        await stop.CancelAsync();
        await ticking;
        emulator.Calls.To("algoreg.create_message").Exactly(600);
    }

    // Twenty times, because what is lost is lost now and then.
    private static IEnumerable<int> Runs() => Enumerable.Range(1, 20);

    private static async Task Try(HttpClient client, TimeProvider clock, int times)
    {
        for (var i = 0; i < times; i++)
        {
            await Send(client);
            await Task.Delay(TimeSpan.FromSeconds(1), clock);
        }

        await Send(client);
    }

    private static async Task Tick(HttpClient client, TimeProvider clock, CancellationToken stop)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMinutes(1), clock);
        try
        {
            while (await timer.WaitForNextTickAsync(stop))
            {
                await Send(client);
            }
        }
        catch (OperationCanceledException)
        {
            // It was told to stop.
        }
    }

    private static async Task Send(HttpClient client)
    {
        using var answer = await client.PostAsJsonAsync("api/v1/message", new { to = "ada@example.com" });
    }
}
