using System.CommandLine;
using ChatEmulator.Host.Settings;
using ChatEmulator.Providers;
using ChatEmulator.Scenarios;
using Command = System.CommandLine.Command;

namespace ChatEmulator.Host.Commands;

/// <summary><c>validate</c>: every problem of every file, in a form for people, programs or a pull request.</summary>
internal sealed class ValidateCommand(Terminal terminal)
{
    private readonly Argument<string[]> _paths = new("PATH")
    {
        Description = "Files, or folders whose *.yaml and *.yml files are meant.",
        Arity = ArgumentArity.OneOrMore,
    };

    private readonly Option<string> _format = new Option<string>("--format")
    {
        Description = "text for people, json for programs, github for annotations on a pull request.",
        DefaultValueFactory = static _ => "text",
    }.OneOf("text", "json", "github");

    public Page Page => new(Build(), [(ExitCode.Fine, "all are sound"), (ExitCode.Findings, "problems, or nothing there"), (ExitCode.CannotStart, "the command line makes no sense")], ["chat-emulator validate scenarios", "chat-emulator validate a.yaml b.yaml --format json", "chat-emulator validate scenarios --format github"], []);

    private Command Build()
    {
        var command = new Command("validate", "Checks scenario files and tells every problem.") { _paths, _format };
        command.SetAction(Validate);
        return command;
    }

    private int Validate(ParseResult line)
    {
        var loaded = new Loader([.. Vendors.All().Select(provider => provider.Catalogue)]).LoadPaths(line.GetRequiredValue(_paths));
        var format = Enum.Parse<ProblemFormat>(line.GetRequiredValue(_format), ignoreCase: true);
        terminal.Out.Write(Problems.Render(loaded.Problems, format));
        if (format == ProblemFormat.Text && !loaded.HasErrors)
        {
            terminal.Out.WriteLine($"{loaded.Scenarios.Count} {(loaded.Scenarios.Count == 1 ? "scenario is" : "scenarios are")} sound.");
        }

        return loaded.HasErrors ? ExitCode.Findings : ExitCode.Fine;
    }
}
