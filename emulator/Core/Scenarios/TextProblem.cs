using System.Globalization;
using System.Text;

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

    // What a terminal would obey is shown instead; a tab would put the caret in the wrong place.
    private static string Escaped(string text)
    {
        if (!text.Any(IsObeyed))
        {
            return text;
        }

        var escaped = new StringBuilder();
        foreach (var c in text)
        {
            escaped.Append(c == '\t' ? " " : IsObeyed(c) ? $"\\u{(int)c:X4}" : $"{c}");
        }

        return escaped.ToString();
    }

    private static bool IsObeyed(char c) =>
        char.GetUnicodeCategory(c) is UnicodeCategory.Control or UnicodeCategory.Format
            or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;
}
