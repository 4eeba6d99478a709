using ChatEmulator.Exchanges;

namespace ChatEmulator.Scenarios;

/// <summary>A problem as a person reads it: the place, what is wrong, the line and a caret below it.</summary>
internal static class TextProblem
{
    // A longer line is shown around the place.
    private const int Widest = 120;

    public static string Write(Problem problem)
    {
        var place = problem.Line > 0 ? $"{problem.File}:{problem.Line}:{problem.Column}" : problem.File;
        var head = $"{Escaped(place)}: {Problems.Word(problem)}: {Escaped(problem.Text)}";
        return problem.SourceLine is { } line && problem.Column >= 1 && problem.Column <= line.Length + 1
            ? $"{head}\n{Shown(line, problem.Column - 1)}"
            : head;
    }

    private static string Shown(string line, int column)
    {
        var from = line.Length <= Widest ? 0 : Math.Clamp(column - (Widest / 2), 0, line.Length - Widest);
        var before = Escaped(line[from..column]);
        var after = Escaped(line[column..Math.Min(line.Length, from + Widest)]);
        return $"    {before}{after}\n    {new string(' ', before.Length)}^";
    }

    // A tab would put the caret in the wrong place.
    private static string Escaped(string text) => Visible.Of(text.Replace('\t', ' '));
}
