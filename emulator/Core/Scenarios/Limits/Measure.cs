namespace ChatEmulator.Scenarios.Limits;

/// <summary>How a meter counts time.</summary>
internal enum MeterKind
{
    /// <summary>In windows, each of which begins with the first call after the one before has ended.</summary>
    Fixed,

    /// <summary>In the time before each call.</summary>
    Sliding,

    /// <summary>In a bucket of tokens that refills evenly.</summary>
    Bucket,
}

/// <summary>What a call does that comes while the meter lets none through.</summary>
internal enum EarlyReturn
{
    /// <summary>It counts like any other.</summary>
    Counts,

    /// <summary>It does not count.</summary>
    Ignored,

    /// <summary>It uses the meter up anew, as of its own instant.</summary>
    Restarts,
}

/// <summary>What a limit measures by; limits that share a count share it too.</summary>
/// <param name="Kind">How time is counted.</param>
/// <param name="Allow">How many calls are let through.</param>
/// <param name="Within">In which time, on the world's clock.</param>
/// <param name="Early">What a call does that is one too many.</param>
internal sealed record Measure(MeterKind Kind, long Allow, TimeSpan Within, EarlyReturn Early)
{
    /// <summary>A meter that has counted nothing yet.</summary>
    public Meter Begin() => Kind switch
    {
        MeterKind.Fixed => new FixedWindow(this),
        MeterKind.Sliding => new SlidingWindow(this),
        _ => new Bucket(this),
    };
}
