namespace ChatEmulator.Judging.Retries;

/// <summary>
/// How a client tried again, from the calls that the journal of a world still has: attempts that belong together by what their client calls
/// the same thing (an <c>ext_msg_id</c>, an <c>Idempotency-Key</c>, the <c>per</c> of an expectation), else by what they ask and the account.
/// A retry is a call before which the last one of the same thing has not succeeded, and that does not look like a silent replay of it.
/// </summary>
public sealed record RetryAudit
{
    /// <summary>How many calls were looked at.</summary>
    public required int Attempts { get; init; }

    /// <summary>How many calls the journal has dropped before them: what was tried again across that line looks like a first attempt.</summary>
    public required long Dropped { get; init; }

    /// <summary>How many unfinished things were forgotten because there were over a hundred thousand.</summary>
    public required long Forgotten { get; init; }

    /// <summary>How many attempts look like silent replays by a library below the application: they are attempts, and no retries.</summary>
    public required int SilentReplays { get; init; }

    /// <summary>What the client wanted, each once, in the order in which it was first tried.</summary>
    public required IReadOnlyList<LogicalOperation> Operations { get; init; }

    /// <summary>How many attempts one logical operation takes; 0 without any.</summary>
    public double Amplification => Operations.Count == 0 ? 0 : (double)Attempts / Operations.Count;

    /// <summary>The most attempts at one.</summary>
    public int MostAttempts => Operations.Count == 0 ? 0 : Operations.Max(operation => operation.Attempts.Count);

    /// <summary>Whether the client was seen to try anything again, other than by silent replays.</summary>
    public bool Retries => Operations.Any(operation => operation.Attempts.Skip(1).Any(attempt => attempt.ReplayOf is null));

    /// <summary>Refusals that the client had seen, and that the same request meets again: 4xx other than 408, 425 and 429, and 401 with the same credentials.</summary>
    public required IReadOnlyList<Misstep> RetriedInVain { get; init; }

    /// <summary>What passes by waiting and was not tried again by now: 408, 425, 429, 502, 503, 504, and answers that did not arrive.</summary>
    public required IReadOnlyList<Misstep> NotRetried { get; init; }

    /// <summary>What became of the Retry-After that was told.</summary>
    public required RetryAfterRecord RetryAfter { get; init; }

    /// <summary>How the client waits, for each operation of which something failed in passing or was tried again.</summary>
    public required IReadOnlyList<Backoff> Backoffs { get; init; }

    /// <summary>How many logical operations came to that.</summary>
    public int Count(PursuitEnd end) => Operations.Count(operation => operation.End == end);

    /// <summary>Some lines for a terminal.</summary>
    public override string ToString() => string.Join('\n', RetryAuditText.Lines(this));
}
