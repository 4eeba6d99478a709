using ChatEmulator.Judging.Verdicts;

namespace ChatEmulator.Judging.Reports;

/// <summary>The verdicts on several worlds together, as they are told to people and programs.</summary>
/// <param name="Worlds">The verdicts, in the order in which the worlds began.</param>
/// <param name="Forgotten">How many worlds that ended are no longer among them.</param>
public sealed record VerdictReport(IReadOnlyList<WorldVerdict> Worlds, long Forgotten = 0)
{
    /// <summary>
    /// The worst of the worlds of which something is expected. Where nothing is expected of any it is inconclusive: a check that checks nothing
    /// has not passed.
    /// </summary>
    public Ruling Ruling => Judged.Select(world => world.Ruling).DefaultIfEmpty(Ruling.Inconclusive).Max();

    /// <summary>The worlds of which something is expected.</summary>
    public IEnumerable<WorldVerdict> Judged => from world in Worlds where world.Expectations.Count > 0 select world;

    /// <summary>The report as lines for people.</summary>
    public override string ToString() => VerdictText.Of(this);

    /// <summary>How many expectations have come to a ruling.</summary>
    public int Count(Ruling ruling) => Judged.Sum(world => world.Expectations.Count(judged => judged.Ruling == ruling));
}
