using System.Text;
using ChatEmulator.Exchanges;
using ChatEmulator.Judging.Verdicts;

namespace ChatEmulator.Judging.Reports;

/// <summary>Verdicts as lines for people: what is broken first, with the calls that show it.</summary>
/// <param name="colours">Whether a terminal reads them.</param>
internal sealed class VerdictText(bool colours = false)
{
    private const string Red = "31";
    private const string Yellow = "33";
    private const string Green = "32";

    private readonly StringBuilder _lines = new();

    /// <summary>A report in several lines, the last of them the sum.</summary>
    public static string Of(VerdictReport report, bool colours = false)
    {
        var text = new VerdictText(colours);
        foreach (var world in report.Judged)
        {
            text.Add(world);
        }

        text.Sum(report);
        return text._lines.ToString();
    }

    /// <summary>A verdict on one world in several lines, without a sum.</summary>
    public static string Of(WorldVerdict world)
    {
        var text = new VerdictText();
        text.Add(world);
        return text._lines.ToString().TrimEnd('\n');
    }

    private void Add(WorldVerdict world)
    {
        var calls = world.Calls == 1 ? "1 call" : $"{world.Calls} calls";
        _lines.Append($"world {Shown.Line(Name(world))}, scenario {Shown.Line(world.Scenario)}, {calls}\n");
        foreach (var judged in world.Expectations.OrderByDescending(judged => judged.Ruling))
        {
            Add(judged);
        }
    }

    private void Add(Judged judged)
    {
        var word = VerdictJson.Word(judged.Ruling);
        _lines.Append($"  {Coloured(word, judged.Ruling)}{new string(' ', 14 - word.Length)}{Visible.Of(Title(judged))} ({Shown.Line(judged.Place)})\n");
        foreach (var line in judged.Why.Split('\n', StringSplitOptions.RemoveEmptyEntries).Concat(judged.Shown.Select(call => $"  {call}")))
        {
            _lines.Append($"                {Visible.Of(line)}\n");
        }
    }

    private void Sum(VerdictReport report)
    {
        if (!report.Judged.Any())
        {
            _lines.Append($"{Coloured("inconclusive", Ruling.Inconclusive)}: {Nothing(report)}\n");
            return;
        }

        var rest = report.Worlds.Count - report.Judged.Count();
        _lines.Append($"{report.Count(Ruling.Broken)} broken, {report.Count(Ruling.Inconclusive)} inconclusive, {report.Count(Ruling.Held)} held");
        _lines.Append(rest == 0 ? "" : $"; of {(rest == 1 ? "1 more world" : $"{rest} more worlds")} nothing is expected");
        _lines.Append(report.Forgotten == 0 ? "\n" : $"; {report.Forgotten} that ended are no longer known\n");
    }

    /// <summary>Why nothing could be judged.</summary>
    internal static string Nothing(VerdictReport report) => report.Worlds.Count == 0
        ? "there was no call."
        : $"nothing is expected. Add expect: to {(report.Worlds.Count == 1 ? $"the scenario '{Shown.Line(report.Worlds[0].Scenario)}'" : "the scenarios")}, see Expectations in scenarios/README.md.";

    /// <summary>The world, and which one of those that went by its name, where there may be several.</summary>
    internal static string Name(WorldVerdict world) => world.Epoch == 1 && world.Ended is null ? world.World : $"{world.World} (epoch {world.Epoch}{(world.Ended is { } ended ? $", {ended}" : "")})";

    /// <summary>What its author calls it, else the expectation itself.</summary>
    internal static string Title(Judged judged) => judged.Name is { } name ? $"{Shown.Line(name)}: {judged.Expectation}" : judged.Expectation;

    private string Coloured(string word, Ruling ruling) => !colours ? word
        : $"\e[{(ruling switch { Ruling.Held => Green, Ruling.Broken => Red, _ => Yellow })}m{word}\e[0m";
}
