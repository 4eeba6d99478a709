using ChatEmulator.Journals;

namespace ChatEmulator.Judging.Retries;

/// <summary>One call, as far as it matters to those who look for retries.</summary>
/// <param name="Number">Its number in the world.</param>
/// <param name="At">When it was decided, on the world's clock.</param>
/// <param name="Began">When it was first seen, in monotonic real time: ticks of 100 ns.</param>
/// <param name="Arrived">When its last byte was in, on the same scale.</param>
/// <param name="Status">The status that was told.</param>
/// <param name="Told">What its Retry-After says; null when it says nothing.</param>
/// <param name="ReplayOf">The number of the call that it looks like a silent replay of; null for none.</param>
internal readonly record struct Attempt(long Number, DateTimeOffset At, long Began, long Arrived, int Status, Told? Told, long? ReplayOf = null)
{
    /// <summary>Whether it has done what it came for, given how it ended: a success was told, and all of it went out.</summary>
    public bool HasSucceeded(in Ending ending) => Status is >= 200 and <= 299 && ending.How == EndingKind.Delivered;
}
