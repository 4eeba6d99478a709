namespace ChatEmulator.Server.Answering;

/// <summary>
/// Where large bodies are decided on, a few at a time and each on a thread of its own. Checking 25 MB takes a good part of a second,
/// and on the pool's threads, of which there are as many as cores, two of them would hold up every other call.
/// </summary>
#pragma warning disable CA1001 // The semaphore has no handle, and whoever is in the lane when the server stops still has to leave it.
internal sealed class SlowLane
#pragma warning restore CA1001
{
    /// <summary>From how many bytes on a body goes this way: such a one is checked in a few milliseconds.</summary>
    public const int Large = 250_000;

    // At most half of the cores, so that small calls keep the others; and few, because a parser takes about ten times the memory of a body
    // that is made for it (24 MB of "1," are 12 million values), which no allowance counts.
    private readonly SemaphoreSlim _places = new(Math.Clamp(Environment.ProcessorCount / 2, 1, 4));

    /// <summary>Does something when there is a place.</summary>
    /// <exception cref="OperationCanceledException">The token was cancelled before.</exception>
    public async Task<T> Do<T>(Func<T> work, CancellationToken token)
    {
        await _places.WaitAsync(token);
        try
        {
            return await Task.Factory.StartNew(work, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        }
        finally
        {
            _places.Release();
        }
    }
}
