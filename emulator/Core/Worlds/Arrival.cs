namespace ChatEmulator.Worlds;

/// <summary>A bell that rings once for everybody who waits, and costs nothing while nobody does.</summary>
internal sealed class Arrival
{
    private TaskCompletionSource? _waiting;

    /// <summary>Ends with the next ring.</summary>
    public Task Next
    {
        get
        {
            var fresh = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            return (Interlocked.CompareExchange(ref _waiting, fresh, null) ?? fresh).Task;
        }
    }

    public void Tell()
    {
        if (Volatile.Read(ref _waiting) is not null)
        {
            Interlocked.Exchange(ref _waiting, null)?.TrySetResult();
        }
    }
}
