using ChatEmulator.Server.Answering;

namespace ChatEmulator.Server.Admin;

/// <summary>
/// What one request may cost where calls are held against patterns: a pattern that takes a tenth of a second with each of a hundred thousand calls would go on for hours. It is real time, looked
/// at between one comparison and the next; and nothing goes on for a client that has left.
/// </summary>
/// <param name="most">How long comparing may take.</param>
/// <param name="real">Real time.</param>
/// <param name="left">Cancelled when the client has left.</param>
internal sealed class Effort(TimeSpan most, TimeProvider real, CancellationToken left)
{
    private readonly long _start = real.GetTimestamp();

    /// <summary>That of a request.</summary>
    public Effort(AdminCall call)
        : this(call.Engine.Mappings.Patience, call.Engine.Real, call.Left)
    {
    }

    /// <summary>Whether it is used up.</summary>
    /// <exception cref="OperationCanceledException">The client has left.</exception>
    public bool IsOver
    {
        get
        {
            left.ThrowIfCancellationRequested();
            return real.GetElapsedTime(_start) >= most;
        }
    }

    /// <summary>What was found, as long as all of it can be found.</summary>
    /// <param name="found">What was found.</param>
    /// <param name="isSure">Whether nothing was given up over it.</param>
    /// <exception cref="AdminException">It cannot: less than all would be taken for all.</exception>
    /// <exception cref="OperationCanceledException">The client has left.</exception>
    public T Spend<T>(T found, bool isSure = true) => IsOver || !isSure ? throw AdminException.TooMuch(most) : found;

    /// <summary>Says in a header, where every client lets it pass, that less was looked at than there is.</summary>
    public void Tell(AdminCall call, string what) =>
        call.Context.Response.Headers["Emulator-Why"] = HeaderText.Of($"{what}: one request compares for at most {most.TotalSeconds} s.");
}
