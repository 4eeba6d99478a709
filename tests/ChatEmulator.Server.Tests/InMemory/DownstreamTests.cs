using ChatEmulator.Server.Listening.InMemory;

namespace ChatEmulator.Server.Tests.InMemory;

/// <summary>An end that comes just as its reader looks for what there is, which a wait must not miss.</summary>
public sealed class DownstreamTests
{
    private const int Times = 10_000;

    [Test]
    public Task A_reset_is_not_missed() => Race(static down => down.Reset(), static async down => Assert.That(await Read(down), Is.Zero));

    [Test]
    public Task The_client_s_own_leaving_is_not_missed() => Race(
        static down => down.Leave(),
        static async down => Assert.That(await Assert.CatchAsync(() => Read(down)), Is.InstanceOf<IOException>().Or.InstanceOf<ObjectDisposedException>()));

    private static async Task Race(Action<Downstream> end, Func<Downstream, Task> read)
    {
        for (var i = 0; i < Times; i++)
        {
            var down = new Downstream(static () => { });
            var ending = Task.Run(() => end(down));
            Thread.SpinWait(i % 500);
            await read(down).WaitAsync(TimeSpan.FromSeconds(20));
            await ending;
        }
    }

    private static Task<int> Read(Downstream down) => down.ReadAsync(new byte[10], CancellationToken.None).AsTask();
}
