using ChatEmulator.Exchanges;

namespace ChatEmulator.Journals;

/// <summary>What is known of a call when it is decided; opening it gives it its number.</summary>
internal readonly record struct Entry
{
    /// <summary>The request.</summary>
    public required Exchange Exchange { get; init; }

    /// <summary>The instant of the decision, on the world's clock.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The operation; null when the path is nobody's.</summary>
    public string? Operation { get; init; }

    /// <summary>The proven account; null when none is.</summary>
    public string? Account { get; init; }

    /// <summary>The rule that decided; null when none fired.</summary>
    public string? Rule { get; init; }

    /// <summary>The limit that decided; null when none did.</summary>
    public string? Limit { get; init; }

    /// <summary>The vendor error by which the provider refused; null when it accepted.</summary>
    public string? RefusedBy { get; init; }

    /// <summary>Why it was refused, in one sentence; null when it was not.</summary>
    public string? Why { get; init; }

    /// <summary>What the call really did.</summary>
    public Effect Effect { get; init; }

    /// <summary>What is told.</summary>
    public required Reply Answer { get; init; }

    /// <summary>The words of the delivery; null when prompt.</summary>
    public string? Delivery { get; init; }

    /// <summary>Equal for calls that ask the same of the same account, as chance compares them.</summary>
    public ulong Request { get; init; }

    /// <summary>Whether a replay would give the same outcome.</summary>
    public bool Replayable { get; init; }

    /// <summary>A print of what stands at the operation's key, by which its calls are looked for; 0 for nothing, null where it is not known.</summary>
    public ulong? Key { get; init; }

    /// <summary>
    /// What is to be kept of the request's body, found by <see cref="Shortening"/> before the world's lock was taken; null
    /// leaves it to the journal, under the lock.
    /// </summary>
    public Kept? Body { get; init; }
}

/// <summary>How the delivery of a call ended.</summary>
public enum EndingKind
{
    /// <summary>The whole answer was handed to the network.</summary>
    Delivered,

    /// <summary>The emulator reset the connection, as the scenario asked.</summary>
    Reset,

    /// <summary>The emulator closed the connection, as the scenario asked.</summary>
    Closed,

    /// <summary>The client went away before the end.</summary>
    ClientLeft,

    /// <summary>A reset of the world, or the end of the emulator, cut it off.</summary>
    Abandoned,

    /// <summary>What was sent came to its end, but was not the answer any more, as the scenario asked.</summary>
    Spoiled,

    /// <summary>The emulator reset the call's stream of an HTTP/2 connection, as the scenario asked.</summary>
    StreamReset,

    /// <summary>The emulator sent the whole HTTP/2 connection away (GOAWAY), as the scenario asked.</summary>
    GoneAway,
}

/// <summary>How the delivery of a call ended.</summary>
/// <param name="How">How.</param>
/// <param name="Bytes">Body bytes that were sent.</param>
/// <param name="At">When, on the world's clock.</param>
/// <param name="Finished">When, in monotonic real time: ticks of 100 ns on the scale of <see cref="Exchange.Arrived"/>.</param>
public readonly record struct Ending(EndingKind How, long Bytes, DateTimeOffset At, long Finished);

/// <summary>Where an open call stands in the journal; valid until the journal drops it, and harmless after.</summary>
/// <param name="Number">The call's number, from 1.</param>
/// <param name="Place">Where, for the journal alone to read.</param>
/// <param name="ReplayOf">The number of the call that it looks like a silent replay of; null for none.</param>
internal readonly record struct Ticket(long Number, long Place, long? ReplayOf = null);
