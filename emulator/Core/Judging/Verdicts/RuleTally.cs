using ChatEmulator.Scenarios;
using ChatEmulator.Scenarios.Matching;

namespace ChatEmulator.Judging.Verdicts;

/// <summary>Looks which rules have fired; the world's counts know it.</summary>
/// <param name="rules">The rules that are played.</param>
/// <param name="counters">The world's counts.</param>
internal sealed class RuleTally(IReadOnlyList<Rule> rules, Counters counters) : Tally
{
    private const int MostTold = 10;

    public override bool KnowsThePast => true;

    public override void Decided(in DecidedCall call, ref Glance glance)
    {
    }

    public override (Ruling Ruling, string Why, IReadOnlyList<long> Calls) Rule()
    {
        var unused = rules.Select(rule => rule.Name).Where(rule => !counters.HasFired(rule)).ToList();
        var told = string.Join(", ", unused.Take(MostTold).Select(rule => $"\"{Shown.Line(rule)}\""));
        var more = unused.Count > MostTold ? $" and {unused.Count - MostTold} more" : "";
        return unused.Count == 0 ? (Ruling.Held, "", []) : (Ruling.Broken, $"Never fired: {told}{more}.", []);
    }
}
