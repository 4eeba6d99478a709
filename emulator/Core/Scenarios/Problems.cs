using System.Text;
using System.Text.Json;

namespace ChatEmulator.Scenarios;

/// <summary>How problems are written.</summary>
internal enum ProblemFormat
{
    /// <summary>For a person at a terminal: the place, what is wrong, the line and a caret.</summary>
    Text,

    /// <summary>For a program: one JSON array.</summary>
    Json,

    /// <summary>For a GitHub workflow: one annotation for each problem.</summary>
    Github,
}

/// <summary>Writes problems out; everything that came from a file is escaped for where it goes.</summary>
internal static class Problems
{
    /// <summary>All problems in one text that ends with a line break; empty text for none, but for JSON <c>[]</c>.</summary>
    public static string Render(IReadOnlyList<Problem> problems, ProblemFormat format)
    {
        ArgumentNullException.ThrowIfNull(problems);
        if (format == ProblemFormat.Json)
        {
            return JsonProblems.Write(problems);
        }

        var text = new StringBuilder();
        foreach (var problem in problems)
        {
            text.Append(format == ProblemFormat.Github ? GithubProblem.Write(problem) : TextProblem.Write(problem)).Append('\n');
        }

        return text.ToString();
    }

    /// <summary>All problems as a JSON array in a document that is being written.</summary>
    public static void Write(IReadOnlyList<Problem> problems, Utf8JsonWriter json) => JsonProblems.Write(problems, json);

    internal static string Word(Problem problem) => problem.Severity == Severity.Error ? "error" : "warning";
}
