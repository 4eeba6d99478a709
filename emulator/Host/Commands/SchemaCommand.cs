using System.CommandLine;
using ChatEmulator.Contracts;
using ChatEmulator.Options;
using ChatEmulator.Providers;
using ChatEmulator.Publishing;
using ChatEmulator.Scenarios;
using ChatEmulator.Scenarios.Sources;
using Command = System.CommandLine.Command;

namespace ChatEmulator.Host.Commands;

/// <summary>
/// <c>schema</c>: what an operation takes, as JSON Schema, for whoever checks bodies before they are sent; and the scenario language, for editors.
/// </summary>
internal sealed class SchemaCommand(Terminal terminal)
{
    // No operation is called so: theirs have a provider's word and a dot before them.
    private const string Language = "scenario";

    private readonly IReadOnlyList<Provider> _providers = Vendors.All();

    private readonly Argument<string?> _operation = new("OPERATION")
    {
        HelpName = HelpPages.MayLack("OPERATION"),
        Description = "Such as signalwire.create_token, or the word scenario for the language of scenario files. Without one the operations are listed.",
        Arity = ArgumentArity.ZeroOrOne,
    };

    private readonly Option<string?> _scenario = new("--scenario")
    {
        Description = "A scenario file whose profile chooses among the readings of what the vendors leave open. Default: the usual readings.",
        HelpName = "FILE",
    };

    public Page Page => new(
        Build(), [(ExitCode.Fine, "printed"), (ExitCode.CannotStart, "no such operation, or the scenario has problems")], ["chat-emulator schema", "chat-emulator schema signalwire.create_token", "chat-emulator schema scenario > scenarios/scenario.schema.json", "chat-emulator schema algoreg.create_message --scenario my/day.yaml > message.schema.json"], []);

    private IEnumerable<(Provider Provider, CatalogueOperation Operation)> All =>
        _providers.SelectMany(provider => provider.Catalogue.Operations, (provider, operation) => (provider, operation));

    private Command Build()
    {
        var command = new Command("schema", "Prints what an operation takes as JSON Schema 2020-12, or what a scenario file may hold as draft-07, for editors.") { _operation, _scenario };
        command.SetAction(Print);
        return command;
    }

    private int Print(ParseResult line)
    {
        if (line.GetValue(_operation) is not { } name)
        {
            foreach (var (_, each) in All)
            {
                terminal.Out.WriteLine($"{each.Name,-32} {each.Method} {each.Path}");
            }

            return ExitCode.Fine;
        }

        if (name == Language)
        {
            return line.GetValue(_scenario) is null ? Tell(ScenarioSchema.Text([.. _providers.Select(provider => provider.Catalogue)]))
                : Refuse("--scenario chooses among the readings of an operation; the language of scenario files has one. Leave it out.");
        }

        var (provider, operation) = All.FirstOrDefault(each => each.Operation.Name == name);
        return operation is null ? Refuse($"There is no operation '{name}'. {Hint(name)}")
            : Values(provider, line.GetValue(_scenario)) is not { } values ? ExitCode.CannotStart
            : OperationSchema.Of(operation, provider.Choose(values)) is not { } schema ? Refuse($"{name} takes neither a body nor fields of a query.")
            : Tell(schema.Text());
    }

    private int Tell(string schema)
    {
        terminal.Out.WriteLine(schema);
        return ExitCode.Fine;
    }

    private int Refuse(string why)
    {
        terminal.Error.WriteLine(why);
        return ExitCode.CannotStart;
    }

    // Whoever leaves the vendor out means the operation of that name.
    private string Hint(string name)
    {
        var names = All.Select(each => each.Operation.Name).ToList();
        return Nearest.Of(name, [Language]) is not null ? $"Did you mean '{Language}'?" : (names.Find(each => each.EndsWith($".{name}", StringComparison.Ordinal)) ?? Nearest.Of(name, names)) is { } near
            ? $"Did you mean '{near}'?"
            : $"There are {string.Join(", ", names)}.";
    }

    // Null when the scenario has problems; then they are told.
    private OptionValues? Values(Provider provider, string? file)
    {
        if (file is null)
        {
            return new OptionValues([.. provider.Catalogue.Profile.Select(key => key.Option)]);
        }

        var loaded = new Loader([.. _providers.Select(each => each.Catalogue)]).LoadPaths([file]);
        terminal.Error.Write(Problems.Render(loaded.Problems, ProblemFormat.Text));
        switch (loaded)
        {
            case { HasErrors: true }:
                return null;
            case { Scenarios: [var scenario] }:
                return scenario.Profiles[provider.Catalogue.Provider];
            default:
                terminal.Error.WriteLine($"--scenario: '{file}' is {loaded.Scenarios.Count} scenarios; name one file.");
                return null;
        }
    }
}
