using ChatEmulator.Scenarios;

namespace ChatEmulator;

/// <summary>A scenario that cannot be played; the message shows every problem with its place.</summary>
/// <param name="problems">The problems.</param>
public sealed class ScenarioException(IReadOnlyList<Problem> problems)
    : Exception(Environment.NewLine + Scenarios.Problems.Render(problems, ProblemFormat.Text))
{
    /// <summary>The problems, in the order of the file.</summary>
    public IReadOnlyList<Problem> Problems { get; } = problems;
}
