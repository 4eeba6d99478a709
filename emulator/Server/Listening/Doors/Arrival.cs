namespace ChatEmulator.Server.Listening.Doors;

/// <summary>
/// A connection as it came. They are decided on in the order in which they came, so that "the first two" are the first two: each by a thread of its own, which
/// waits for the one before.
/// </summary>
/// <param name="number">Its number in the epoch, from 1.</param>
/// <param name="others">How many others were open.</param>
/// <param name="before">Done when the one before has been decided on.</param>
internal sealed class Arrival(long number, int others, Task before)
{
    // Real time. One that nobody ever decides on, because the server has dropped it, holds up the others no longer.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    private readonly TaskCompletionSource _decided = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Before all others.</summary>
    public static Arrival Nobody { get; } = new(0, 0, Task.CompletedTask);

    public long Number => number;

    public int Others => others;

    /// <summary>Done when it has been decided on.</summary>
    public Task Decided => number == 0 ? Task.CompletedTask : _decided.Task;

    /// <summary>Ends when it is its turn.</summary>
    public Task Turn() => before.IsCompleted ? Task.CompletedTask : Task.WhenAny(before, Task.Delay(Patience));

    /// <summary>It has been decided on.</summary>
    public void Decide() => _decided.TrySetResult();
}
