using ChatEmulator.Exchanges;

namespace ChatEmulator.Scenarios;

/// <summary>A problem as a GitHub workflow command, which becomes an annotation at the line.</summary>
internal static class GithubProblem
{
    public static string Write(Problem problem)
    {
        var place = problem.Line > 0 ? $",line={problem.Line},col={problem.Column}" : "";
        return $"::{Problems.Word(problem)} file={Property(problem.File)}{place}::{Data(problem.Text)}";
    }

    // The escapes that workflow commands understand: without them a text could begin a command of its own. The log is a terminal too.
    private static string Data(string text) =>
        string.Join("%0A", text.ReplaceLineEndings("\n").Split('\n').Select(line => Visible.Of(line).Replace("%", "%25", StringComparison.Ordinal)));

    private static string Property(string text) => Data(text)
        .Replace(":", "%3A", StringComparison.Ordinal)
        .Replace(",", "%2C", StringComparison.Ordinal);
}
