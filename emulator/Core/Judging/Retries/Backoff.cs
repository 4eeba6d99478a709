namespace ChatEmulator.Judging.Retries;

/// <summary>How waits between attempts grow, as far as can be told from outside.</summary>
public enum BackoffShape
{
    /// <summary>It cannot be told; <see cref="Backoff.Why"/> says why not.</summary>
    Unclear,

    /// <summary>What failed in passing was not tried again.</summary>
    None,

    /// <summary>Every wait is as long.</summary>
    Constant,

    /// <summary>Each wait is longer by as much.</summary>
    Linear,

    /// <summary>Each wait is as many times as long.</summary>
    Exponential,

    /// <summary>Constant in the middle, each wait drawn for itself.</summary>
    ConstantWithJitter,

    /// <summary>Linear in the middle, each wait drawn for itself.</summary>
    LinearWithJitter,

    /// <summary>Exponential in the middle, each wait drawn for itself.</summary>
    ExponentialWithJitter,

    /// <summary>Each wait is drawn with a view to the one before it, as Polly's <c>UseJitter</c> does.</summary>
    DecorrelatedJitter,
}

/// <summary>How a client waits between attempts at one operation. Only waits count that it chose by itself, after an attempt that told no Retry-After and had ended.</summary>
/// <param name="Operation">The operation; null for paths that are nobody's.</param>
/// <param name="Shape">How they grow.</param>
/// <param name="Why">What tells, in one sentence.</param>
/// <param name="Waits">The median wait before the first retry, the second and so on; none where there was no such wait.</param>
/// <param name="Growth">How many times as long as the one before a wait is, on average; null with fewer than two.</param>
/// <param name="Spread">How far the waits before the same retry differ: the part of their median that the middle half of them spans, the widest; null when nothing came there twice.</param>
/// <param name="Cap">The wait that none goes beyond; null when none is seen.</param>
public sealed record Backoff(
    string? Operation, BackoffShape Shape, string Why, IReadOnlyList<TimeSpan> Waits, double? Growth, double? Spread, TimeSpan? Cap);
