using ChatEmulator.Exchanges;
using ChatEmulator.Journals;

namespace ChatEmulator.Judging.Retries;

/// <summary>One attempt of a logical operation.</summary>
/// <param name="Call">The call's number.</param>
/// <param name="Status">The status that was told.</param>
/// <param name="Effect">What it really did.</param>
/// <param name="Ending">How its delivery ended; null while it is in flight.</param>
/// <param name="RetryAfter">The Retry-After that it told, in so many words; null when it told none, or it did not go out.</param>
/// <param name="WaitedReal">
/// How long the client waited before it, in monotonic real time: from the attempt before, its last byte out, until this one was first seen.
/// Negative where it was seen before that end; null for the first attempt, and where the one before was in flight still when this one was decided.
/// </param>
/// <param name="WaitedWorld">The same on the world's clock.</param>
/// <param name="KeptBy">By how much it waited longer than the attempt before had told; negative when it came early. Null when nothing was told.</param>
/// <param name="ReplayOf">The number of the call that it looks like a silent replay of, below the application; null for none. Such an attempt is no retry.</param>
public sealed record Attempted(
    long Call, int Status, Effect Effect, EndingKind? Ending, string? RetryAfter, TimeSpan? WaitedReal, TimeSpan? WaitedWorld, TimeSpan? KeptBy, long? ReplayOf = null);

/// <summary>What became of a logical operation, as far as it is known by now.</summary>
public enum PursuitEnd
{
    /// <summary>The last attempt succeeded: a 2xx, and all of it went out.</summary>
    Succeeded,

    /// <summary>The last attempt failed, and none has come since.</summary>
    GivenUp,

    /// <summary>The last attempt is under way.</summary>
    InFlight,
}

/// <summary>What a client wanted once, and how often it tried. After a success the same again is a logical operation of its own.</summary>
/// <param name="Operation">The operation; null for a path that is nobody's.</param>
/// <param name="Account">The proven account; null when none is.</param>
/// <param name="Key">What its attempts have in common, as it may be shown: an <c>ext_msg_id</c>, an <c>Idempotency-Key</c>, a value of <c>per</c>; null when that is all they ask.</param>
/// <param name="End">What became of it.</param>
/// <param name="Attempts">Its attempts, in their order.</param>
public sealed record LogicalOperation(string? Operation, string? Account, string? Key, PursuitEnd End, IReadOnlyList<Attempted> Attempts);
