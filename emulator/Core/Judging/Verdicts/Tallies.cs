using ChatEmulator.Judging.Retries;
using ChatEmulator.Scenarios.Expectations;
using ChatEmulator.Time;

namespace ChatEmulator.Judging.Verdicts;

/// <summary>Which tally follows which expectation.</summary>
internal static class Tallies
{
    /// <summary>A fresh tally for an expectation.</summary>
    /// <param name="expected">The expectation.</param>
    /// <param name="clock">The world's clock.</param>
    public static Tally Of(Expected expected, ClockStart clock) => expected switch
    {
        ExpectedRetries retries => new RetryTally(retries, clock),
        _ => new Unfollowed(),
    };
}
