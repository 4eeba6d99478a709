using System.Text;
using ChatEmulator.Judging.Verdicts;

namespace ChatEmulator.Judging.Reports;

/// <summary>Verdicts as Markdown, such as for the summary of a CI job: a table for each world, and the calls of what did not hold under it.</summary>
internal static class VerdictMarkdown
{
    private const string Special = @"\`*_[]<>#!|~&$@:";

    /// <summary>A report as Markdown.</summary>
    public static string Of(VerdictReport report)
    {
        var text = new StringBuilder($"# Chat Emulator: {VerdictJson.Word(report.Ruling)}\n");
        if (!report.Judged.Any())
        {
            text.Append($"\n{Escaped(VerdictText.Nothing(report))}\n");
        }

        foreach (var world in report.Judged)
        {
            Add(text, world);
        }

        return text.ToString();
    }

    private static void Add(StringBuilder text, WorldVerdict world)
    {
        text.Append($"\n## World {Escaped(VerdictText.Name(world))}: {Escaped(world.Scenario)}\n\n| | expectation | where |\n|---|---|---|\n");
        foreach (var judged in world.Expectations)
        {
            text.Append($"| {VerdictJson.Word(judged.Ruling)} | {Escaped(VerdictText.Title(judged))} | {Escaped(judged.Place)} |\n");
        }

        foreach (var judged in world.Expectations.Where(judged => judged.Why.Length > 0))
        {
            text.Append($"\n**{Escaped(VerdictText.Title(judged))}**\n\n");
            foreach (var line in judged.Why.Split('\n', StringSplitOptions.RemoveEmptyEntries).Concat(judged.Shown))
            {
                text.Append($"- {Escaped(line.Trim())}\n");
            }
        }
    }

    // What callers and authors wrote must not become a link, an image or a cell.
    internal static string Escaped(string text)
    {
        var escaped = new StringBuilder(text.Length);
        foreach (var letter in Shown.Line(text))
        {
            escaped.Append(Special.Contains(letter) ? $"\\{letter}" : $"{letter}");
        }

        return escaped.ToString();
    }
}
