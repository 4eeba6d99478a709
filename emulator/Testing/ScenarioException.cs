using ChatEmulator.Scenarios;

namespace ChatEmulator;

/// <summary>A scenario, or a folder of mappings, that cannot be played; the message shows every problem with its place.</summary>
public sealed class ScenarioException : Exception
{
    internal ScenarioException(IReadOnlyList<Problem> problems)
        : base(Environment.NewLine + Scenarios.Problems.Render(problems, ProblemFormat.Text)) => Problems = problems;

    /// <summary>The problems, in the order of the file.</summary>
    public IReadOnlyList<Problem> Problems { get; }
}
