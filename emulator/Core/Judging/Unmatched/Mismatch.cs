using ChatEmulator.Journals;
using ChatEmulator.Scenarios;

namespace ChatEmulator.Judging.Unmatched;

/// <summary>Finds the calls that no rule met, and those that were for nobody.</summary>
internal static class Mismatch
{
    private const int MostLookedAt = 10_000;
    private const int MostTold = 100;

    /// <summary>The latest of them.</summary>
    /// <param name="journal">The calls.</param>
    /// <param name="scenario">The scenario as it is played now.</param>
    /// <param name="operations">The operations.</param>
    /// <param name="unused">The rules that have not fired.</param>
    public static Mismatches Of(Journal journal, Scenario scenario, OperationNames operations, IReadOnlyList<UnusedRule> unused)
    {
        var (misses, strangers) = (new RuleMisses(scenario, operations), new Strangers(operations));
        var calls = journal.Latest(new CallFilter { Unbent = true }, MostLookedAt);
        var unmatched = calls.Reverse()
            .Select(call => call.Operation is null ? strangers.Of(call) : misses.Of(call))
            .OfType<UnmatchedCall>().Take(MostTold).Reverse();
        return new Mismatches([.. unmatched], unused, calls.Count);
    }
}
