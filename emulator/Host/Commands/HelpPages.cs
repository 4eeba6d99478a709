using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using ChatEmulator.Host.Settings;

namespace ChatEmulator.Host.Commands;

/// <summary>A command with what its help page shows beyond the library's.</summary>
/// <param name="Command">The command.</param>
/// <param name="Examples">Command lines that work as they are.</param>
/// <param name="Settings">What may also be set by environment variable.</param>
internal sealed record Page(Command Command, IReadOnlyList<string> Examples, IReadOnlyList<Setting> Settings);

/// <summary>The library's help, and below it examples and environment variables.</summary>
internal sealed class HelpPages(HelpAction standard, IReadOnlyList<Page> pages) : SynchronousCommandLineAction
{
    // Whoever asks for help gets it, whatever else is wrong with the line.
    public override bool ClearsParseErrors => true;

    public override int Invoke(ParseResult parseResult)
    {
        standard.Invoke(parseResult);
        if (pages.FirstOrDefault(page => page.Command == parseResult.CommandResult.Command) is { } page)
        {
            Write(page, parseResult.InvocationConfiguration.Output);
        }

        return ExitCode.Fine;
    }

    private static void Write(Page page, TextWriter output)
    {
        if (page.Settings.Count > 0)
        {
            output.WriteLine("Environment variables (an option on the command line wins):");
            foreach (var setting in page.Settings)
            {
                output.WriteLine($"  {setting.Variable,-28} as {setting.Name}{(setting.Many ? ", several separated by commas" : "")}");
            }

            output.WriteLine();
        }

        output.WriteLine("Examples:");
        foreach (var example in page.Examples)
        {
            output.WriteLine($"  {example}");
        }
    }
}
