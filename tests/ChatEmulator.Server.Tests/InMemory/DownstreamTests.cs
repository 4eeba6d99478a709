using ChatEmulator.Server.Listening.InMemory;

namespace ChatEmulator.Server.Tests.InMemory;

/// <summary>An end that comes just as its reader looks for what there is, which a wait must not miss.</summary>
public sealed class DownstreamTests
{
    // Both of its threads spin, so the short suite does it seldom.
    private const int Seldom = 300;
    private const int Often = 20_000;

    [TestCase(Seldom)]
    [TestCase(Often, Category = "Long")]
    public Task A_reset_is_not_missed(int times) => Race(times, static down => down.Reset(), static async down => Assert.That(await Read(down), Is.Zero));

    [TestCase(Seldom)]
    [TestCase(Often, Category = "Long")]
    public Task The_client_s_own_leaving_is_not_missed(int times) => Race(
        times,
        static down => down.Leave(),
        static async down => Assert.That(await Assert.CatchAsync(() => Read(down)), Is.InstanceOf<IOException>().Or.InstanceOf<ObjectDisposedException>()));

    // Each on a thread of its own, a little earlier or later each time.
    private static async Task Race(int times, Action<Downstream> end, Func<Downstream, Task> read)
    {
        Downstream? next = null;
        using var stop = new CancellationTokenSource();
        var other = new Thread(() =>
        {
            for (var i = 0; !stop.IsCancellationRequested; Thread.SpinWait(1))
            {
                if (Interlocked.Exchange(ref next, null) is { } down)
                {
                    Thread.SpinWait(i++ % 7);
                    end(down);
                }
            }
        });
        other.Start();
        try
        {
            for (var i = 0; i < times; i++)
            {
                var down = new Downstream(static () => { });
                Volatile.Write(ref next, down);
                Thread.SpinWait(i % 31);
                await read(down).WaitAsync(TimeSpan.FromSeconds(20));
            }
        }
        finally
        {
            await stop.CancelAsync();
            other.Join();
        }
    }

    private static Task<int> Read(Downstream down) => down.ReadAsync(new byte[10], CancellationToken.None).AsTask();
}
