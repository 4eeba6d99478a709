using System.CommandLine;
using ChatEmulator.Host.Selftest;
using ChatEmulator.Host.Settings;
using ChatEmulator.Server;
using Command = System.CommandLine.Command;

namespace ChatEmulator.Host.Commands;

/// <summary><c>selftest</c>: whether every delivery does on the wire of this machine what its word says.</summary>
/// <param name="terminal">Where to.</param>
/// <param name="start">Starts the emulator that is tried; null for the one there is.</param>
internal sealed class SelftestCommand(Terminal terminal, Func<ServerOptions, Task<EmulatorServer>>? start = null)
{
    private static readonly (int, string)[] Ends =
    [
        (ExitCode.Fine, "all of it is the same"),
        (ExitCode.Findings, "something is not"),
        (ExitCode.CannotStart, "no such delivery, or no port to be had"),
        (ExitCode.Inconclusive, "interrupted before the end"),
    ];

    private static readonly string[] Words = [.. Proofs.All.Select(proof => proof.Word).Distinct()];

    private readonly Option<string[]> _only = new Option<string[]>("--only") { Description = "Only this delivery, such as reset or truncate; may be given several times.", HelpName = "WORD" }
        .OneOf(Words);

    private readonly Option<string> _format = new Option<string>("--format") { Description = "text for people, json for programs: one object a line.", DefaultValueFactory = static _ => "text" }
        .OneOf("text", "json");

    public Page Page => new(Build(), Ends, ["chat-emulator selftest", "chat-emulator selftest --only truncate --format json"], []);

    private Command Build()
    {
        var command = new Command("selftest", "Plays every delivery of the scenario language on a loopback port of this machine to a client that knows bytes alone, and tells what was expected there, what was seen, and whether that is the same.")
        {
            _only, _format,
        };
        command.SetAction((line, _) => Run(line));
        return command;
    }

    private async Task<int> Run(ParseResult line)
    {
        var only = line.GetValue(_only) ?? [];
        var report = new Report(terminal, line.GetRequiredValue(_format) == "json");
        try
        {
            await foreach (var finding in Stage.Play([.. Proofs.All.Where(proof => only.Length == 0 || only.Contains(proof.Word))], start ?? (options => EmulatorServer.StartAsync(options)), terminal.Stop))
            {
                report.Tell(finding);
            }
        }
        catch (ListenException e)
        {
            terminal.Error.WriteLine(e.Message);
            return ExitCode.CannotStart;
        }
        catch (OperationCanceledException)
        {
            terminal.Error.WriteLine("Interrupted.");
            return ExitCode.Inconclusive;
        }

        report.Sum();
        return report.Code;
    }
}
