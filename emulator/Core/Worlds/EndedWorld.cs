using ChatEmulator.Judging.Verdicts;
using ChatEmulator.Scenarios.Expectations;

namespace ChatEmulator.Worlds;

/// <summary>What is kept of a world that has ended: its verdict, as small as can be. What held is told again from what was expected.</summary>
/// <param name="Verdict">The verdict, without what is expected.</param>
/// <param name="Expected">What was expected.</param>
/// <param name="Judged">What is to be said of each of them; null for those that held, and altogether when all did.</param>
/// <param name="Ruling">The worst of all.</param>
internal sealed record EndedWorld(WorldVerdict Verdict, IReadOnlyList<Expected> Expected, Judged?[]? Judged, Ruling Ruling)
{
    /// <summary>The whole verdict.</summary>
    public WorldVerdict Whole => Verdict with { Expectations = [.. Expected.Select((expected, i) => Judged?[i] ?? Judging.Verdicts.Judged.Held(expected))] };

    public static EndedWorld Of(WorldVerdict verdict, IReadOnlyList<Expected> expected) => new(
        verdict with { Expectations = [] },
        expected,
        verdict.Expectations.All(judged => judged.IsPlain) ? null : [.. verdict.Expectations.Select(judged => judged.IsPlain ? null : judged)],
        verdict.Ruling);
}
