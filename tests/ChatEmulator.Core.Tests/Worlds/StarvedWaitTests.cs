using ChatEmulator.Judging;
using ChatEmulator.Worlds;

namespace ChatEmulator.Core.Tests.Worlds;

/// <summary>A hundred thousand waits while more threads spin than there are cores: each ends, with the right word, and none by its time-out.</summary>
[Category("Long")]
[NonParallelizable]
public sealed class StarvedWaitTests
{
    private const int Repetitions = 100_000;
    private const int AtOnce = 8;
    private static readonly TimeSpan Plenty = TimeSpan.FromMinutes(10);

    // Also how many of them were waiting when their call came: a wait that always comes too late proves nothing.
    [Test]
    [CancelAfter(280_000)]
    public async Task No_wait_misses_its_call(CancellationToken cancel)
    {
        using var emulation = Emulation.Of();
        using var stop = new CancellationTokenSource();
        var spinning = Enumerable.Range(0, Environment.ProcessorCount * 2).Select(_ => Spin(stop.Token)).ToList();
        var (held, waited) = (0, 0);
        await Task.WhenAll(Enumerable.Range(0, AtOnce).Select(lane => Task.Run(
            async () =>
            {
                var mine = emulation.In($"lane-{lane}");
                mine.Engine.Worlds.FindOrMake($"lane-{lane}");
                for (var i = 0; i < Repetitions / AtOnce && !cancel.IsCancellationRequested; i++)
                {
                    var wait = Begin(mine, i, cancel);
                    Interlocked.Add(ref waited, wait.IsCompleted ? 0 : 1);
                    await Task.Run(() => mine.Message($$"""{"to":"ada@example.com","ext_msg_id":"m-{{i}}"}"""), cancel);
                    Interlocked.Add(ref held, (await wait).Held ? 1 : 0);
                }
            },
            CancellationToken.None)));
        await stop.CancelAsync();
        spinning.ForEach(thread => thread.Join());
        Assert.That((held, cancel.IsCancellationRequested), Is.EqualTo((Repetitions, false)));
        Assert.That(waited, Is.EqualTo(Repetitions));
    }

    // Every fifth waits for exactly one, which a quiet period of nothing ends as surely as one of time.
    private static Task<Waited> Begin(Emulation emulation, int nth, CancellationToken cancel)
    {
        var asking = new Asking(emulation.World, emulation.Engine.Providers);
        var query = asking.With(asking.To("algoreg.create_message"), "body.ext_msg_id", $"m-{nth}");
        return asking.WaitAsync(
            nth % 5 == 0 ? Expectation.Exactly(query, 1) : Expectation.AtLeast(query, 1),
            new Patience(Plenty) { Quiet = TimeSpan.Zero },
            cancel);
    }

    private static Thread Spin(CancellationToken stop)
    {
        var thread = new Thread(() =>
        {
            while (!stop.IsCancellationRequested)
            {
                Thread.SpinWait(1_000);
            }
        })
        { IsBackground = true };
        thread.Start();
        return thread;
    }
}
