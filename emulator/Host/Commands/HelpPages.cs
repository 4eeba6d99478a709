using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using System.Text.RegularExpressions;
using ChatEmulator.Host.Settings;

namespace ChatEmulator.Host.Commands;

/// <summary>A command with what its help page shows beyond the library's.</summary>
/// <param name="Command">The command.</param>
/// <param name="Ends">Its exit codes, each with what it means.</param>
/// <param name="Examples">Command lines that work as they are.</param>
/// <param name="Settings">What may also be set by environment variable.</param>
internal sealed record Page(Command Command, IReadOnlyList<(int Code, string Meaning)> Ends, IReadOnlyList<string> Examples, IReadOnlyList<Setting> Settings);

/// <summary>The library's help, and below it exit codes, environment variables and examples.</summary>
internal sealed partial class HelpPages(HelpAction standard, IReadOnlyList<Page> pages) : SynchronousCommandLineAction
{
    // As long as the brackets that stand there in its place, so that columns and line ends come out right.
    private const string Optional = "??";

    // Whoever asks for help gets it, whatever else is wrong with the line.
    public override bool ClearsParseErrors => true;

    /// <summary>The name of a value that may be left out; the page shows it in brackets, which the library does for arguments alone, and there not everywhere.</summary>
    public static string MayLack(string value) => value + Optional;

    public override int Invoke(ParseResult parseResult)
    {
        var output = parseResult.InvocationConfiguration.Output;
        output.Write(Bracketed(Standard(parseResult)));
        if (pages.FirstOrDefault(page => page.Command == parseResult.CommandResult.Command) is { } page)
        {
            Write(page, output);
        }

        return ExitCode.Fine;
    }

    private string Standard(ParseResult parseResult)
    {
        using var told = new StringWriter();
        var (streams, output) = (parseResult.InvocationConfiguration, parseResult.InvocationConfiguration.Output);
        streams.Output = told;
        standard.Invoke(parseResult);
        streams.Output = output;
        return told.ToString();
    }

    private static string Bracketed(string text) => Marked().Replace(text, "[<${value}>]");

    private static void Write(Page page, TextWriter output)
    {
        output.WriteLine("Exit codes:");
        foreach (var (code, meaning) in page.Ends)
        {
            output.WriteLine($"  {code}  {meaning}");
        }

        output.WriteLine();
        if (page.Settings.Count > 0)
        {
            var width = page.Settings.Max(setting => setting.Variable.Length);
            output.WriteLine("Environment variables (an option on the command line wins):");
            foreach (var setting in page.Settings)
            {
                output.WriteLine($"  {setting.Variable.PadRight(width)}  as {setting.Name}{(setting.Many ? ", several separated by commas" : "")}");
            }

            output.WriteLine();
        }

        output.WriteLine("Examples:");
        foreach (var example in page.Examples)
        {
            output.WriteLine($"  {example}");
        }
    }

    // In the line of usage an argument has its brackets from the library.
    [GeneratedRegex(@"\[<(?<value>[^<>?]+)\?\?>\]|<(?<value>[^<>?]+)\?\?>", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Marked();
}
