using ChatEmulator.Judging.Advising;

namespace ChatEmulator.Judging.Reports;

/// <summary>What is to be said of the latest calls of a world.</summary>
/// <param name="World">The world's name.</param>
/// <param name="Advice">What is to be said; empty for nothing.</param>
internal sealed record WorldAdvice(string World, IReadOnlyList<Advice> Advice);
