using ChatEmulator.Scenarios.Matching;

namespace ChatEmulator.Scenarios.Expectations;

/// <summary>
/// <c>retries:</c> how the client tries again. All that is said has to hold.
/// </summary>
/// <remarks>
/// <para>A <b>request</b> is what the client wants once: covered calls of one operation and one proven account (or of none) that are alike in
/// method, path, query and body as chance compares them, volatile places left out and headers never counted; with <see cref="Per"/>
/// that have the same value there instead, and a call without a value is not looked at.</para>
/// <para>An attempt has <b>succeeded</b> when a status from 200 to 299 was told and all of the answer went out. A <b>retry</b> is a call
/// before which the last call of the same request has not succeeded: it failed, or is in flight still; but what looks like the silent replay of
/// a library below the application is none, and the next wait begins at its end. After a success the same call
/// begins a new <b>series</b>, and is a repetition and no retry. Before means before it was decided.</para>
/// <para>The <b>wait</b> of a retry lasts from the end of the attempt right before it (the last byte of the answer going out, or the end of
/// the connection where not all of it went) until its own first byte came in, on the world's clock or in real time, whichever is
/// longer: so nobody is accused who kept it on the clock that they live by. On a world whose clock is the machine's, which may be set, only real
/// time counts. The first byte is as early as it can be seen: the head is in then. A retry that came while that attempt was in flight has
/// no wait. It is <b>free</b> when the attempt before told no Retry-After.</para>
/// <para>Past a hundred thousand requests that have not succeeded, the oldest is forgotten; what says never or at most is inconclusive from
/// then on, unless it is broken.</para>
/// </remarks>
/// <param name="Scope">The calls.</param>
/// <param name="Per">The place by whose values attempts belong together; null when it is by what they ask.</param>
internal sealed record ExpectedRetries(Scope Scope, Subject? Per) : Expected
{
    /// <summary>How many free waits of a kind tell whether they are jittered.</summary>
    public const int FewestJittered = 10;

    /// <summary>What part of their median jittered waits span at least, their outer quarters left out.</summary>
    public const double LeastSpread = 0.02;

    /// <summary>How many free waits a series has that tells whether they grow.</summary>
    public const int FewestGrowing = 3;

    /// <summary>How many series tell that waits do not grow, whatever jitter does to each.</summary>
    public const int FewestSeries = 20;

    /// <summary>How many times as long as the first waits of series the last ones have to be.</summary>
    public const double LeastGrowth = 1.5;

    /// <summary>How far from the first, as a part of it, waits are constant.</summary>
    public const double MostConstant = 0.1;

    /// <summary>What jittered waits span at least, their outer quarters left out; below it clocks and schedulers do.</summary>
    public static readonly TimeSpan LeastSpan = TimeSpan.FromMilliseconds(1);

    /// <summary>
    /// No wait was shorter than the Retry-After that the attempt right before it told, in seconds, or as a date until which there was that
    /// long to go on the world's clock when the attempt ended. There is no tolerance. A header of an answer that did not go out whole, or
    /// that says neither seconds nor a date, has told nothing. Without retries it holds.
    /// </summary>
    public bool NeverEarly { get; init; }

    internal override IReadOnlyList<Scope> Scopes => [Scope];

    internal override Subject? By => Per;

    /// <summary>No series has more retries than these; null for any number.</summary>
    public long? Most { get; init; }

    /// <summary>
    /// Of the series with <see cref="FewestGrowing"/> free waits or more, the last free waits together are at least <see cref="LeastGrowth"/> times
    /// as long as the first ones together, and longer by <see cref="LeastSpan"/> on average; so a cap is no fault. Where they are not, it is broken if there are <see cref="FewestSeries"/>
    /// such series or more, or if in each of them no free wait is off the first by more than <see cref="MostConstant"/> of it and
    /// <see cref="LeastSpan"/>: that is a constant wait, and no wait at all is one. Else jitter may hide the growth, and it is inconclusive, as it is without such a series.
    /// </summary>
    public bool Growing { get; init; }

    /// <summary>
    /// Free waits of one operation before the same retry of a series (the first, the second …) belong together; where there are
    /// <see cref="FewestJittered"/> or more, a quarter of them is left out at either end (rounded down), and the others span at least
    /// <see cref="LeastSpread"/> of the median of all, and at least <see cref="LeastSpan"/>. A later group of
    /// which the middle is the longest wait of the operation is at a cap, and no fault where an earlier one is jittered: libraries cut off after
    /// they have drawn. With no such group it is inconclusive.
    /// </summary>
    public bool Jittered { get; init; }
}
