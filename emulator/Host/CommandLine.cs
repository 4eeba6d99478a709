using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using ChatEmulator.Host.Commands;

namespace ChatEmulator.Host;

/// <summary>
/// The command line: what is typed becomes a command and its settings. Every command takes a <see cref="Terminal"/>, so all of
/// them run in a test as they run in a shell.
/// </summary>
internal static class CommandLine
{
    public static string Version { get; } = typeof(CommandLine).Assembly.GetName().Version!.ToString(3);

    public static async Task<int> Run(string[] args, Terminal terminal)
    {
        var result = Root(terminal).Parse(MeansServe(args) ? ["serve", .. args] : args);
        var streams = new InvocationConfiguration
        {
            Output = terminal.Out,
            Error = terminal.Error,
            EnableDefaultExceptionHandler = false,

            // Signals are the process's business, and it has its own way with them.
            ProcessTerminationTimeout = null,
        };
        if (result.Action is ParseErrorAction typo)
        {
            typo.ShowHelp = false;
            await result.InvokeAsync(streams, terminal.Stop);
            return ExitCode.CannotStart;
        }

        return await result.InvokeAsync(streams, terminal.Stop);
    }

    // Without a command the emulator does what it is for.
    private static bool MeansServe(string[] args) =>
        args.Length == 0 || (args[0].StartsWith('-') && args[0] is not ("--help" or "-h" or "-?" or "--version"));

    private static RootCommand Root(Terminal terminal)
    {
        Page[] pages = [new ServeCommand(terminal).Page, new ValidateCommand(terminal).Page, new ExplainCommand(terminal).Page, new SchemaCommand(terminal).Page, new FidelityCommand(terminal).Page, new VerifyCommand(terminal).Page, new SelftestCommand(terminal).Page, new HealthcheckCommand(terminal).Page];
        var root = new RootCommand("A local stand-in for SignalWire's and Algoreg's chat APIs. Without a command it serves.");
        foreach (var page in pages)
        {
            root.Add(page.Command);
        }

        var help = root.Options.OfType<HelpOption>().Single();
        help.Action = new HelpPages((HelpAction)help.Action!, [new Page(root, ["chat-emulator", "chat-emulator --port 0", "chat-emulator validate scenarios", "chat-emulator schema signalwire.create_token"], []), .. pages]);
        root.Options.OfType<VersionOption>().Single().Action = new TellVersion();
        return root;
    }

    private sealed class TellVersion : SynchronousCommandLineAction
    {
        public override int Invoke(ParseResult parseResult)
        {
            parseResult.InvocationConfiguration.Output.WriteLine(Version);
            return ExitCode.Fine;
        }
    }
}
