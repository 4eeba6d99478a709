using System.CommandLine;
using ChatEmulator.Host.Settings;
using ChatEmulator.Host.Templating;
using ChatEmulator.Providers;
using ChatEmulator.Scenarios;
using ChatEmulator.Server.Admin;
using Command = System.CommandLine.Command;

namespace ChatEmulator.Host.Commands;

/// <summary><c>validate</c>: every problem of every file, in a form for people, programs or a pull request.</summary>
internal sealed class ValidateCommand(Terminal terminal)
{
    private readonly Argument<string[]> _paths = new("PATH")
    {
        Description = "Files, or folders whose *.yaml and *.yml files are meant.",
        Arity = ArgumentArity.ZeroOrMore,
    };

    private readonly Option<string> _mappings = new("--mappings")
    {
        Description = "A folder of stub mappings of WireMock's or WireMock.Net's, which is checked as serve --mappings checks it.",
        HelpName = "DIR",
    };

    private readonly Option<string> _format = new Option<string>("--format")
    {
        Description = "text for people, json for programs, github for annotations on a pull request.",
        DefaultValueFactory = static _ => "text",
    }.OneOf("text", "json", "github");

    public Page Page => new(Build(), [(ExitCode.Fine, "all are sound"), (ExitCode.Findings, "problems, or nothing there"), (ExitCode.CannotStart, "the command line makes no sense")], ["chat-emulator validate scenarios", "chat-emulator validate a.yaml b.yaml --format json", "chat-emulator validate scenarios --format github", "chat-emulator validate --mappings wiremock"], []);

    private Command Build()
    {
        var command = new Command("validate", "Checks scenario files and folders of mappings, and tells every problem.") { _paths, _mappings, _format };
        command.SetAction(Validate);
        return command;
    }

    private int Validate(ParseResult line)
    {
        var (paths, folder, providers) = (line.GetValue(_paths) ?? [], line.GetValue(_mappings), Vendors.All());
        if (paths.Length == 0 && folder is null)
        {
            terminal.Error.WriteLine("Name files or folders of scenarios, or a folder of mappings with --mappings. See chat-emulator validate --help.");
            return ExitCode.CannotStart;
        }

        var loaded = paths.Length == 0 ? new Loaded([], []) : new Loader([.. providers.Select(provider => provider.Catalogue)]).LoadPaths(paths);
        var given = folder is null ? null : GivenMappings.Read(folder, providers, new Templates().Make);
        var all = new Loaded(loaded.Scenarios, [.. loaded.Problems, .. given?.Problems ?? []]);
        var format = Enum.Parse<ProblemFormat>(line.GetRequiredValue(_format), ignoreCase: true);
        terminal.Out.Write(Problems.Render(all.Problems, format));
        if (format == ProblemFormat.Text && !all.HasErrors)
        {
            terminal.Out.WriteLine(string.Join(' ', new[] { paths.Length == 0 ? null : Sound(all.Scenarios.Count, "scenario"), given is null ? null : Sound(given.Supply.Given.Count, "mapping") }.OfType<string>()));
        }

        return all.HasErrors ? ExitCode.Findings : ExitCode.Fine;
    }

    private static string Sound(int count, string what) => $"{count} {what}{(count == 1 ? " is" : "s are")} sound.";
}
