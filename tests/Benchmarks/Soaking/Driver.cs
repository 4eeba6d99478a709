using System.Diagnostics;
using System.Net.Sockets;

namespace ChatEmulator.Benchmarks.Soaking;

/// <summary>A kind of deed that is done again and again, at a pace.</summary>
/// <param name="Kind">What the record calls it.</param>
/// <param name="PerSecond">How often, all hands together. What could not be done in time is not made up for.</param>
/// <param name="Hands">How many do it at once.</param>
/// <param name="MayBreak">Whether its connections are to break: else a connection that does is a finding.</param>
/// <param name="Do">Does it: given a number that no other deed of the kind has.</param>
internal sealed record Driver(string Kind, double PerSecond, int Hands, bool MayBreak, Func<long, CancellationToken, Task> Do)
{
    private long _number;

    /// <summary>Does it until it is told to stop.</summary>
    public Task Drive(Record record, CancellationToken stop) => Task.WhenAll(Enumerable.Range(0, Hands).Select(_ => Task.Run(() => Hand(record, stop), CancellationToken.None)));

    private async Task Hand(Record record, CancellationToken stop)
    {
        var every = TimeSpan.FromSeconds(Hands / PerSecond);
        while (!stop.IsCancellationRequested)
        {
            var began = Stopwatch.GetTimestamp();
            await Once(record, stop);
            var rest = every - Stopwatch.GetElapsedTime(began);
            if (rest > TimeSpan.Zero)
            {
                await Task.Delay(rest, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private async Task Once(Record record, CancellationToken stop)
    {
        var broken = false;
        var number = Interlocked.Increment(ref _number);
        try
        {
            await Do(number, stop);
        }
        catch (Exception e) when (e is HttpRequestException or IOException or SocketException or OperationCanceledException)
        {
            broken = true;
            if (!MayBreak && !stop.IsCancellationRequested)
            {
                record.Find($"{Kind} {number}: {e.Message} <- {e.InnerException?.Message}");
            }
        }

        record.Did(Kind, broken);
    }
}
