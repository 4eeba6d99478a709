using System.Diagnostics;
using ChatEmulator.Judging.Retries;
using ChatEmulator.Scenarios;
using ChatEmulator.Scenarios.Expectations;
using ChatEmulator.Time;

namespace ChatEmulator.Judging.Verdicts;

/// <summary>Which tally follows which expectation.</summary>
internal static class Tallies
{
    /// <summary>A fresh tally for an expectation.</summary>
    /// <param name="expected">The expectation.</param>
    /// <param name="scenario">Whose it is.</param>
    /// <param name="counters">The counts of the world in which the scenario is played.</param>
    /// <param name="clock">How that world's clock began.</param>
    public static Tally Of(Expected expected, Scenario scenario, Counters counters, ClockStart clock) => expected switch
    {
        ExpectedCount count => new CountTally(count),
        ExpectedOrder order => new OrderTally(order),
        ExpectedSilence silence => new SilenceTally(silence),
        ExpectedRules => new RuleTally(scenario.Rules, counters),
        ExpectedRetries retries => new RetryTally(retries, clock),
        _ => throw new UnreachableException($"Nobody follows {expected.GetType().Name}."),
    };
}
