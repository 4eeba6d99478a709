using ChatEmulator.Scenarios.Matching;

namespace ChatEmulator.Judging.Verdicts;

/// <summary>An expectation that nobody follows yet.</summary>
internal sealed class Unfollowed : Tally
{
    public override void Decided(in DecidedCall call, ref Glance glance)
    {
    }

    public override (Ruling Ruling, string Why, IReadOnlyList<long> Calls) Rule() => (Ruling.Inconclusive, "Nobody follows this yet.", []);
}
