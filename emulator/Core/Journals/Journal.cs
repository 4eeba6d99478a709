using ChatEmulator.Exchanges;

namespace ChatEmulator.Journals;

/// <summary>How much a journal keeps.</summary>
/// <param name="MostCalls">The largest number of calls.</param>
/// <param name="MostBytes">The largest number of bytes, bodies dropped first.</param>
public sealed record JournalLimits(int MostCalls = 100_000, long MostBytes = 64_000_000);

/// <summary>The record of a world. A call is opened when decided and closed when delivered; the oldest are dropped when it is full.</summary>
public sealed class Journal(JournalLimits limits)
{
    /// <summary>How much it keeps.</summary>
    public JournalLimits Limits { get; } = limits;

    /// <summary>Calls opened since the epoch began.</summary>
    public long Total => throw new NotSupportedException("Not written yet.");

    /// <summary>Calls dropped since the epoch began.</summary>
    public long Dropped => throw new NotSupportedException("Not written yet.");

    /// <summary>The number that the next call will get.</summary>
    public long Next => throw new NotSupportedException("Not written yet.");

    /// <summary>Records a decided call.</summary>
    public Ticket Open(in Entry entry) => throw new NotSupportedException("Not written yet.");

    /// <summary>Records how its delivery ended; does nothing when the call is no longer kept.</summary>
    public void Close(Ticket ticket, in Ending ending) => throw new NotSupportedException("Not written yet.");

    /// <summary>Records that a pending effect has become a fact.</summary>
    public void Settle(Ticket ticket, Effect effect) => throw new NotSupportedException("Not written yet.");

    /// <summary>The kept calls, oldest first, as they are now.</summary>
    public IReadOnlyList<Call> Calls() => throw new NotSupportedException("Not written yet.");

    /// <summary>Forgets everything; numbers begin at 1 again. Tickets of before are dead.</summary>
    public void Clear() => throw new NotSupportedException("Not written yet.");
}
