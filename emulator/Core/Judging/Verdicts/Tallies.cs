using ChatEmulator.Scenarios.Expectations;

namespace ChatEmulator.Judging.Verdicts;

/// <summary>Which tally follows which expectation.</summary>
internal static class Tallies
{
    /// <summary>A fresh tally for an expectation.</summary>
    public static Tally Of(Expected expected) => expected switch
    {
        _ => new Unfollowed(),
    };
}
