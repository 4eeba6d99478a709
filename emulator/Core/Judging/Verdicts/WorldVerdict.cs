namespace ChatEmulator.Judging.Verdicts;

/// <summary>All that is to be said of one epoch of a world: each expectation of its scenario, in the order of the file.</summary>
/// <param name="World">The world's name.</param>
/// <param name="Scenario">The scenario's name.</param>
/// <param name="Epoch">Which epoch of that name, from 1.</param>
/// <param name="Calls">How many calls came in it.</param>
/// <param name="Ended">What became of the world; null while it lives.</param>
/// <param name="Expectations">What was expected, and whether it was so.</param>
public sealed record WorldVerdict(string World, string Scenario, int Epoch, long Calls, string? Ended, IReadOnlyList<Judged> Expectations)
{
    /// <summary>The worst of all; where nothing was expected it is inconclusive, because a check that checks nothing has not passed.</summary>
    public Ruling Ruling => Expectations.Select(judged => judged.Ruling).DefaultIfEmpty(Ruling.Inconclusive).Max();
}
