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

    private static readonly (int, string)[] Ends =
    [
        (ExitCode.Fine, "fine"),
        (ExitCode.Findings, "findings: a scenario with problems, something expected that is not so, an emulator that is not ready"),
        (ExitCode.CannotStart, "cannot start, or the command line makes no sense"),
        (ExitCode.Inconclusive, "nothing can be concluded"),
    ];

    private static readonly string[] Examples =
    [
        "chat-emulator",
        "chat-emulator serve --scenario scenarios/reply-lost.yaml --port 9090",
        "chat-emulator validate scenarios",
        "chat-emulator schema signalwire.create_token",
        "chat-emulator verify http://127.0.0.1:9090",
        "chat-emulator serve --help",
    ];

    public static async Task<int> Run(string[] args, Terminal terminal)
    {
        var root = Root(terminal);

        // What no command knows is told by Misread; the help, which is shown later, must not take it for arguments that are passed on.
        root.TreatUnmatchedTokensAsErrors = false;
        var result = root.Parse(MeansServe(args) ? ["serve", .. args] : args);
        root.TreatUnmatchedTokensAsErrors = true;
        var streams = new InvocationConfiguration
        {
            Output = terminal.Out,
            Error = terminal.Error,
            EnableDefaultExceptionHandler = false,

            // Signals are the process's business, and it has its own way with them.
            ProcessTerminationTimeout = null,
        };
        if (result.Action is not HelpPages && Misread.Of(result) is { Count: > 0 } problems)
        {
            await terminal.Error.WriteLineAsync(string.Join(Environment.NewLine, problems));
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
        var root = new RootCommand("A local stand-in for SignalWire's and Algoreg's chat APIs, for whoever tests software that calls them. Without a command it serves.");
        foreach (var page in pages)
        {
            root.Add(page.Command);
        }

        var help = root.Options.OfType<HelpOption>().Single();
        help.Action = new HelpPages((HelpAction)help.Action!, [new Page(root, Ends, Examples, []), .. pages]);
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
