using System.Text;

namespace ChatEmulator.Judging.Reports;

/// <summary>Advice as lines for people; nothing at all where there is none.</summary>
internal static class AdviceText
{
    /// <summary>The advice on several worlds in several lines.</summary>
    public static string Of(IReadOnlyList<WorldAdvice> worlds)
    {
        var text = new StringBuilder();
        foreach (var world in worlds.Where(world => world.Advice.Count > 0))
        {
            text.Append($"advice on world {world.World}; nothing fails by it\n");
            foreach (var advice in world.Advice)
            {
                text.Append($"  {Shown.Line(advice.Code)}: {Shown.Line(advice.Text)}\n    {Shown.Line(advice.Remedy)} ({advice.Shown})\n");
            }
        }

        return text.ToString();
    }

    /// <summary>The same as Markdown.</summary>
    public static string Markdown(IReadOnlyList<WorldAdvice> worlds)
    {
        var text = new StringBuilder();
        foreach (var world in worlds.Where(world => world.Advice.Count > 0))
        {
            text.Append($"\n### Advice on world {VerdictMarkdown.Escaped(world.World)}\n\n");
            foreach (var advice in world.Advice)
            {
                text.Append($"- **{VerdictMarkdown.Escaped(advice.Code)}** {VerdictMarkdown.Escaped(advice.Text)} {VerdictMarkdown.Escaped(advice.Remedy)} ({VerdictMarkdown.Escaped(advice.Shown)})\n");
            }
        }

        return text.ToString();
    }
}
