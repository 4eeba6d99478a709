using ChatEmulator.Exchanges;

namespace ChatEmulator.Journals;

/// <summary>A call as the journal gives it back: a value of its own, decoded when asked for.</summary>
public sealed record Call
{
    /// <summary>Its number in its world, from 1.</summary>
    public required long Number { get; init; }

    /// <summary>When it was decided, on the world's clock.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>When it was first seen, its head in and its body perhaps not yet: monotonic real time, ticks of 100 ns.</summary>
    public long Began { get; init; }

    /// <summary>When its last byte was in: monotonic real time, ticks of 100 ns.</summary>
    public required long Arrived { get; init; }

    /// <summary>The operation; null when the path is nobody's.</summary>
    public string? Operation { get; init; }

    /// <summary>The proven account; null when none is.</summary>
    public string? Account { get; init; }

    /// <summary>The connection it came on.</summary>
    public required string Connection { get; init; }

    /// <summary>What it came by: one protocol.</summary>
    public Protocols Protocol { get; init; } = Protocols.Http1;

    /// <summary>
    /// The number of the call that this one looks like a silent replay of: the very same request, and the other had ended a moment before without
    /// a byte of an answer. Null when it looks like none.
    /// </summary>
    public long? ReplayOf { get; init; }

    /// <summary>The method as sent.</summary>
    public required string Method { get; init; }

    /// <summary>The path as sent.</summary>
    public required string Path { get; init; }

    /// <summary>The query as sent, with its question mark; empty when there is none.</summary>
    public required string Query { get; init; }

    /// <summary>The request's headers.</summary>
    public required IReadOnlyList<Header> Headers { get; init; }

    /// <summary>The request's body as far as it was kept.</summary>
    public required Kept Body { get; init; }

    /// <summary>The rule that decided; null when none fired.</summary>
    public string? Rule { get; init; }

    /// <summary>The limit that decided; null when none did.</summary>
    public string? Limit { get; init; }

    /// <summary>The vendor error by which the provider refused; null when it accepted.</summary>
    public string? RefusedBy { get; init; }

    /// <summary>Why it was refused; null when it was not.</summary>
    public string? Why { get; init; }

    /// <summary>What it really did, as of now: a pending effect becomes applied at its instant.</summary>
    public required Effect Effect { get; init; }

    /// <summary>What it did as of when it was decided: what is pending then stays so here.</summary>
    public Effect Decided { get; init; }

    /// <summary>The status that was told.</summary>
    public required int Status { get; init; }

    /// <summary>The headers that were told, Content-Type first where there is one.</summary>
    public required IReadOnlyList<Header> AnswerHeaders { get; init; }

    /// <summary>The answer's body as far as it was kept.</summary>
    public required Kept AnswerBody { get; init; }

    /// <summary>The words of the delivery; null when prompt.</summary>
    public string? Delivery { get; init; }

    /// <summary>How the delivery ended; null while the call is in flight.</summary>
    public Ending? Ending { get; init; }

    /// <summary>Equal for calls that ask the same of the same account, as chance compares them: operation, path, query and body, without what is volatile.</summary>
    public ulong Request { get; init; }

    /// <summary>Whether a replay would give the same outcome.</summary>
    public bool Replayable { get; init; }
}

/// <summary>A body as far as the journal kept it.</summary>
/// <param name="Bytes">What was kept.</param>
/// <param name="Size">The whole size in bytes.</param>
/// <param name="Cut">Why less was kept than came: <c>shortened</c> (long texts in the JSON), <c>cut</c> (only the beginning), <c>dropped</c>; null when whole.</param>
public readonly record struct Kept(ReadOnlyMemory<byte> Bytes, long Size, string? Cut);
