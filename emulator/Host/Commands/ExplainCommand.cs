using System.CommandLine;
using ChatEmulator.Host.Explaining;
using ChatEmulator.Host.Settings;
using ChatEmulator.Providers;
using ChatEmulator.Scenarios;
using Command = System.CommandLine.Command;

namespace ChatEmulator.Host.Commands;

/// <summary><c>explain</c>: what a scenario makes of requests that somebody wrote down, rule by rule, without a server.</summary>
internal sealed class ExplainCommand(Terminal terminal)
{
    private readonly Argument<string> _scenario = new("SCENARIO") { Description = "The scenario's file." };

    private readonly Option<string> _request = new("--request")
    {
        Description = "A file of requests as editors keep them (.http), or - for standard input. Several are parted by ###, and are sent one after another; a line # @wait 10s lets time pass before the next.",
        HelpName = "FILE",
        Required = true,
    };

    private readonly Option<long?> _seed = new("--seed") { Description = "What chance is drawn from. Default: the scenario's seed.", HelpName = "NUMBER" };

    private readonly Option<string> _format = new Option<string>("--format")
    {
        Description = "text for people, json for programs.",
        DefaultValueFactory = static _ => "text",
    }.OneOf("text", "json");

    public Page Page => new(
        Build(),
        [(ExitCode.Fine, "explained"), (ExitCode.Findings, "problems in the scenario"), (ExitCode.CannotStart, "no such request file, or no request in it")],
        ["chat-emulator explain scenarios/outage.yaml --request mint.http", "chat-emulator explain my/day.yaml --request - < mint.http", "chat-emulator explain my/day.yaml --request day.http --format json"],
        []);

    private Command Build()
    {
        var command = new Command(
            "explain", "Prints what a scenario makes of requests: each rule, fired or why not, and the outcome.")
        {
            _scenario, _request, _seed, _format,
        };
        command.SetAction(Explain);
        return command;
    }

    private int Explain(ParseResult line)
    {
        var loaded = new Loader([.. Vendors.All().Select(provider => provider.Catalogue)]).LoadPaths([line.GetRequiredValue(_scenario)]);
        terminal.Error.Write(Problems.Render(loaded.Problems, ProblemFormat.Text));
        if (loaded.HasErrors)
        {
            return ExitCode.Findings;
        }

        if (loaded.Scenarios is not [var scenario])
        {
            return Refuse($"'{line.GetValue(_scenario)}' is {loaded.Scenarios.Count} scenarios; name one file.");
        }

        try
        {
            var file = line.GetRequiredValue(_request);
            Tell(RequestFile.Read(file, file == "-" ? terminal.In?.ReadToEnd() ?? "" : File.ReadAllText(file)), scenario, line);
            return ExitCode.Fine;
        }
        catch (Exception problem) when (problem is FormatException or IOException or UnauthorizedAccessException)
        {
            return Refuse(problem.Message);
        }
    }

    private void Tell(IReadOnlyList<WrittenRequest> requests, Scenario scenario, ParseResult line)
    {
        using var rehearsal = new Rehearsal(scenario, line.GetValue(_seed));
        var explained = requests.Select(rehearsal.Play);
        if (line.GetValue(_format) == "json")
        {
            terminal.Out.WriteLine(ExplainedJson.Write([.. explained]));
            return;
        }

        foreach (var each in explained)
        {
            new ExplainedText(terminal).Write(each);
        }
    }

    private int Refuse(string why)
    {
        terminal.Error.WriteLine(why);
        return ExitCode.CannotStart;
    }
}
