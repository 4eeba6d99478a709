using ChatEmulator.Time;

namespace ChatEmulator.Core.Tests.Time;

/// <summary>What an advance does between two instants: it lets whoever was called run on, as far as that is to be known.</summary>
public sealed class LullTests
{
    private static readonly TimeSpan TenMinutes = TimeSpan.FromMinutes(10);

    // Other tests on the pool are what no lull can be told apart from.
    [Test]
    [NonParallelizable]
    public async Task A_client_that_awaits_between_its_waits_sees_every_one_of_them_in_one_advance_of_thirty_days()
    {
        using var clock = Frozen();
        var seen = new List<DateTimeOffset>();
        var client = Task.Run(async () =>
        {
            while (seen.Count < 4_320)
            {
                await Task.Delay(TenMinutes, clock);
                seen.Add(clock.GetUtcNow());
                await Work();
            }
        });
        await clock.WaitedOnAsync(TenMinutes);
        await clock.AdvanceAsync(TimeSpan.FromDays(30));
        Assert.That(seen, Has.Count.EqualTo(4_320), "the clock went on without it");
        await client;
        Assert.That(seen, Is.EqualTo(Enumerable.Range(1, 4_320).Select(i => Emulation.Start + (i * TenMinutes))));
    }

    [Test]
    public async Task An_advance_needs_nobodys_synchronization_context()
    {
        using var clock = Frozen();
        using var timer = clock.CreateTimer(_ => { }, null, TenMinutes, TenMinutes);
        var before = SynchronizationContext.Current;
        SynchronizationContext.SetSynchronizationContext(new Deaf());
        Task[] tasks;
        try
        {
            tasks = [clock.AdvanceAsync(5 * TenMinutes), clock.AdvanceToAsync(Emulation.Start.AddDays(1)), clock.WaitAsync(TenMinutes), clock.WaitedOnAsync(TimeSpan.FromMinutes(11))];
        }
        finally
        {
            SynchronizationContext.SetSynchronizationContext(before);
        }

        using var other = clock.CreateTimer(_ => { }, null, TimeSpan.FromMinutes(11), Timeout.InfiniteTimeSpan);
        await Task.WhenAll(tasks).WaitAsync(TimeSpan.FromSeconds(30));
        Assert.That(clock.GetUtcNow(), Is.EqualTo(Emulation.Start.AddDays(1)));
    }

    // Off the thread, some work, back, and off again: as a call in the same process is.
    private static async Task Work()
    {
        for (var i = 0; i < 3; i++)
        {
            await Task.Yield();
            await Task.Run(() => Enumerable.Range(0, 500).Sum());
            await Task.Run(async () => await Task.Yield());
        }
    }

    private static Clock Frozen() => new(new ClockStart(Emulation.Start, Frozen: true), TimeProvider.System);

    /// <summary>The context of a thread that is waiting itself: what is posted to it never runs.</summary>
    private sealed class Deaf : SynchronizationContext
    {
        public override void Post(SendOrPostCallback d, object? state)
        {
        }
    }
}
