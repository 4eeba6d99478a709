using ChatEmulator.Exchanges;
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
    private const int CallsBetweenWeighings = 64;

    private readonly ExpectedTable _table;
    private readonly Tally[] _tallies;
    private readonly Tally[] _toldEndings;

    // How many calls had come before each began to be followed.
    private readonly long[] _missed;

    private Judge(ExpectedTable table, Tally[] tallies, long[] missed)
    {
        (_table, _tallies, _missed) = (table, tallies, missed);
        _toldEndings = Array.FindAll(tallies, tally => tally.AsksForEndings);
    }

    /// <summary>Whether it has to be told how calls ended.</summary>
    public bool AsksForEndings => _toldEndings.Length > 0;

    /// <summary>Whether it has to be told which tokens came that had been revoked.</summary>
    public bool AsksForRevoked => _table.AsksForRevoked;

    /// <summary>What is expected, in the order of the file.</summary>
    public IReadOnlyList<Expected> Expectations => _table.All;

    /// <summary>
    /// A judge of the expectations of a scenario; null when it has none. What the judge before it follows in the same words goes on; the rest
    /// begins now.
    /// </summary>
    /// <param name="scenario">The scenario.</param>
    /// <param name="counters">The world's counts.</param>
    /// <param name="clock">How the world's clock began.</param>
    /// <param name="before">Who has followed the epoch so far; null for nobody.</param>
    /// <param name="calls">How many calls have come.</param>
    public static Judge? Of(Scenario scenario, Counters counters, ClockStart clock, Judge? before, long calls)
    {
        if (scenario.Expecting is not { } table)
        {
            return null;
        }

        var left = before is null ? [] : Enumerable.Range(0, before._tallies.Length).ToList();
        var (tallies, missed) = (new Tally[table.All.Count], new long[table.All.Count]);
        for (var i = 0; i < tallies.Length; i++)
        {
            var known = left.FindIndex(nth => !before!._tallies[nth].KnowsThePast && before._table.All[nth].SaysTheSame(table.All[i]));
            (tallies[i], missed[i]) = known < 0 ? (Tallies.Of(table.All[i], scenario, counters, clock), calls) : (before!._tallies[left[known]], before._missed[left[known]]);
            if (known >= 0)
            {
                left.RemoveAt(known);
            }
        }

        return new Judge(table, tallies, missed);
    }

    /// <summary>About how many bytes its counts hold, as of some dozens of calls ago: to ask all tallies at each would cost more than the counting.</summary>
    public long Bytes { get; private set; }

    /// <summary>A call was decided.</summary>
    public void Decided(in DecidedCall call)
    {
        var concerned = _table.Of(call.Situation.Operation);
        if (concerned.IsEmpty)
        {
            return;
        }

        var glance = new Glance(call.Situation);
        foreach (var index in concerned)
        {
            _tallies[index].Decided(call, ref glance);
        }

        if (call.Number % CallsBetweenWeighings == 0)
        {
            Weigh();
        }
    }

    /// <inheritdoc cref="Tally.Ended"/>
    public void Ended(long number, in Ending ending)
    {
        foreach (var tally in _toldEndings)
        {
            tally.Ended(number, ending);
        }
    }

    /// <inheritdoc cref="Tally.Made"/>
    public void Made(long number, Effect effect)
    {
        foreach (var tally in _tallies)
        {
            tally.Made(number, effect);
        }
    }

    /// <summary>What is to be said of each expectation as of now.</summary>
    /// <param name="journal">Where the calls are looked up that are shown.</param>
    public IReadOnlyList<Judged> Rule(Journal journal) => [.. _tallies.Select((tally, i) => Rule(i, tally, journal))];

    private void Weigh()
    {
        Bytes = 0;
        foreach (var tally in _tallies)
        {
            Bytes += tally.Bytes;
        }
    }

    private Judged Rule(int nth, Tally tally, Journal journal)
    {
        var (ruling, why, calls) = tally.Rule();
        if (_missed[nth] > 0 && !tally.KnowsThePast && (ruling != Ruling.Broken || tally.BreaksForWant))
        {
            (ruling, why) = (Ruling.Inconclusive, CountWords.Joined(why, $"It was added after call {_missed[nth]}, and what came before is not counted; a reset begins anew."));
        }

        return Judged.Of(_table.All[nth], ruling, why, calls, [.. calls.Select(number => CallLines.Of(journal, number))]);
    }
}
