using System.Text;
using System.Text.Json;
using ChatEmulator.Host.Settings;
using ChatEmulator.Judging.Reports;
using ChatEmulator.Judging.Verdicts;

namespace ChatEmulator.Host.Verifying;

/// <summary>Tells a verdict to whoever runs the command: on standard output, perhaps in a file, and by the exit code.</summary>
/// <param name="terminal">The process.</param>
/// <param name="junit">The file for JUnit XML; null for none.</param>
internal sealed class VerdictTelling(Terminal terminal, Given? junit)
{
    /// <summary>Tells it, and gives the exit code.</summary>
    /// <param name="report">The verdict.</param>
    /// <param name="advice">What is to be said beside it.</param>
    /// <param name="format"><c>text</c>, <c>json</c> or <c>markdown</c>.</param>
    public int Tell(VerdictReport report, IReadOnlyList<WorldAdvice> advice, string format)
    {
        var why = junit is null ? null : WholeFile.Write(junit, VerdictJunit.Of(report));
        terminal.Out.Write(format switch
        {
            "json" => Json(report, advice) + "\n",
            "markdown" => VerdictMarkdown.Of(report) + AdviceText.Markdown(advice),
            _ => AdviceText.Of(advice) + VerdictText.Of(report, terminal.Colours),
        });
        if (why is not null)
        {
            terminal.Error.WriteLine(why);
        }

        // What is broken is broken, told in a file or not.
        return why is null || report.Ruling == Ruling.Broken ? Code(report.Ruling) : ExitCode.CannotStart;
    }

    /// <summary>Both as one line of JSON.</summary>
    public static string Json(VerdictReport report, IReadOnlyList<WorldAdvice> advice)
    {
        using var text = new MemoryStream();
        using (var json = new Utf8JsonWriter(text))
        {
            json.WriteStartObject();
            json.WriteString("event", "verdict");
            json.WritePropertyName("verdict");
            VerdictJson.Write(json, report);
            json.WritePropertyName("advice");
            AdviceJson.Write(json, advice);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(text.GetBuffer(), 0, (int)text.Length);
    }

    private static int Code(Ruling ruling) => ruling switch
    {
        Ruling.Held => ExitCode.Fine,
        Ruling.Broken => ExitCode.Findings,
        _ => ExitCode.Inconclusive,
    };
}
