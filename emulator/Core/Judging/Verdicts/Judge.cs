using ChatEmulator.Journals;
using ChatEmulator.Scenarios;
using ChatEmulator.Scenarios.Expectations;
using ChatEmulator.Scenarios.Matching;
using ChatEmulator.Time;

namespace ChatEmulator.Judging.Verdicts;

/// <summary>
/// Follows a world through one epoch and says at any time what of the scenario's expectations is so. It counts as calls come instead of
/// reading them up afterwards. Guarded by the world's gate.
/// </summary>
internal sealed class Judge
{
    private readonly List<(Expected Expected, Tally Tally)> _tallies;

    private Judge(IEnumerable<Expected> expectations, ClockStart clock)
    {
        _tallies = [.. expectations.Select(expected => (expected, Tallies.Of(expected, clock)))];
        AsksForEndings = _tallies.Exists(entry => entry.Tally.AsksForEndings);
    }

    /// <summary>Whether it has to be told how calls ended.</summary>
    public bool AsksForEndings { get; }

    /// <summary>A judge of the expectations of a scenario; null when it has none.</summary>
    /// <param name="scenario">The scenario.</param>
    /// <param name="clock">The world's clock.</param>
    public static Judge? Of(Scenario scenario, ClockStart clock) => scenario.Expectations.Count == 0 ? null : new Judge(scenario.Expectations, clock);

    /// <summary>A call was decided.</summary>
    public void Decided(in DecidedCall call)
    {
        var glance = new Glance(call.Situation);
        foreach (var (_, tally) in _tallies)
        {
            tally.Decided(call, ref glance);
        }
    }

    /// <inheritdoc cref="Tally.Ended"/>
    public void Ended(long number, in Ending ending)
    {
        foreach (var (_, tally) in _tallies)
        {
            tally.Ended(number, ending);
        }
    }

    /// <inheritdoc cref="Tally.Made"/>
    public void Made(long number)
    {
        foreach (var (_, tally) in _tallies)
        {
            tally.Made(number);
        }
    }
}
