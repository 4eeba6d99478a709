using ChatEmulator.Scenarios;

namespace ChatEmulator.Replays;

/// <summary>A past cannot be had, or cannot be played again; the message says why, which call is at fault, and what helps.</summary>
public sealed class PastException : Exception
{
    internal PastException(PastFault fault, string message, long? call = null, IReadOnlyList<Problem>? problems = null)
        : base(message) => (Fault, Call, Problems) = (fault, call, problems ?? []);

    /// <summary>Of which kind the reason is.</summary>
    internal PastFault Fault { get; }

    /// <summary>The number of the first call at fault; null when it is no single call.</summary>
    public long? Call { get; }

    /// <summary>What is wrong with the scenario of a snapshot, with its places; empty for nothing.</summary>
    public IReadOnlyList<Problem> Problems { get; }
}

/// <summary>Why a past cannot be had.</summary>
internal enum PastFault
{
    /// <summary>The world has had no call of that number.</summary>
    NoSuchCall,

    /// <summary>Something of it is no longer kept, or cannot be played again: what is asked for is gone for good.</summary>
    Gone,

    /// <summary>The world was reset while it was looked at; asked again, it may be had.</summary>
    WasReset,

    /// <summary>Played again, a call comes to something else than was recorded.</summary>
    Differs,

    /// <summary>What was given is no snapshot that can be read.</summary>
    Unreadable,
}
