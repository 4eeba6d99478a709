using System.CommandLine;
using ChatEmulator.Contracts.Probing;
using ChatEmulator.Host.Probing;
using ChatEmulator.Host.Settings;
using ChatEmulator.Providers;
using Command = System.CommandLine.Command;

namespace ChatEmulator.Host.Commands;

/// <summary><c>fidelity</c>: every rule that is kept in a vendor's name and what it rests on; or how a server stands to them.</summary>
internal sealed class FidelityCommand(Terminal terminal)
{
    private static readonly (int, string)[] Ends =
    [
        (ExitCode.Fine, "listed, or nothing is contradicted"),
        (ExitCode.Findings, "a rule is contradicted"),
        (ExitCode.CannotStart, "nothing was sent: no credentials, no agreement, no URL"),
        (ExitCode.Inconclusive, "nothing could be told"),
    ];

    private static readonly string[] Examples =
    [
        "chat-emulator fidelity",
        "chat-emulator fidelity --provider algoreg --format json",
        "chat-emulator fidelity --against http://127.0.0.1:8080 --yes",
        "chat-emulator fidelity --against https://example.signalwire.com --signalwire \"$PROJECT:$TOKEN\"",
    ];

    private readonly ProbeOptions _who = new();

    private readonly Option<string?> _provider = new Option<string?>("--provider") { Description = "Only the rules of one provider.", HelpName = "NAME" }
        .OneOf([.. Vendors.All().Select(provider => provider.Catalogue.Provider)]);

    private readonly Option<string> _format = new Option<string>("--format") { Description = "text for people, json for programs.", DefaultValueFactory = static _ => "text" }
        .OneOf("text", "json");

    private readonly Option<string?> _against = new("--against")
    {
        Description = "Probes the server at this URL: tells what would be sent, asks, and reports each rule as confirmed, contradicted or not tellable.",
        HelpName = "URL",
    };

    private readonly Option<bool> _yes = new("--yes") { Description = "Sends without asking." };

    private readonly Option<bool> _all = new("--all")
    {
        Description = "Sends also what leaves messages behind, locks the account and advances an emulator's clock; to servers on this machine also thousands of calls.",
    };

    public Page Page => new(Build(), Ends, Examples, _who.All);

    private Command Build()
    {
        var command = new Command("fidelity", "Lists what is kept in the vendors' names and how it is known; with --against, finds out whether a server keeps it.")
        {
            _provider, _format, _against, _yes, _all,
        };
        foreach (var setting in _who.All)
        {
            command.Add(setting.Option);
        }

        command.SetAction((line, _) => Run(line));
        return command;
    }

    private async Task<int> Run(ParseResult line)
    {
        var providers = Vendors.All().Where(provider => line.GetValue(_provider) is not { } name || provider.Catalogue.Provider == name).ToList();
        var report = new FidelityReport(terminal, line.GetRequiredValue(_format) == "json");
        if (line.GetValue(_against) is not { } text)
        {
            report.List(providers);
            return ExitCode.Fine;
        }

        return Uri.TryCreate(text, UriKind.Absolute, out var url) && url.Scheme is "http" or "https"
            ? await Probe(line, providers, url!, report)
            : Refuse($"--against: '{text}' is not an http or https URL.");
    }

    private async Task<int> Probe(ParseResult line, List<Provider> providers, Uri url, FidelityReport report)
    {
        var problems = new List<string>();
        var who = _who.Read(line, terminal, [.. providers.Select(provider => provider.Catalogue)], url, problems);
        var probed = providers.Where(provider => who.ContainsKey(provider.Catalogue.Provider)).ToList();
        if (problems.Count > 0 || probed.Count == 0)
        {
            problems.Add($"Nothing is known to speak for at {url}: give credentials with {string.Join(" or ", providers.Select(provider => $"--{provider.Catalogue.Provider}"))}.");
            return Refuse(problems[0]);
        }

        using var server = new RemoteServer(url, terminal.Stop);
        var permitted = Permitted(line, url);
        var runs = probed.Select(provider => new ProbeRun(provider, who[provider.Catalogue.Provider], permitted, server)).ToList();
        runs.ForEach(run => report.Announce(run, url));
        if (!line.GetValue(_yes) && !terminal.Agrees("Send them? [y/N] "))
        {
            return Refuse(terminal.Ask is null ? "Nobody can be asked here: --yes sends without asking." : "Nothing was sent.");
        }

        return await report.Probe(runs);
    }

    private ProbeNeeds Permitted(ParseResult line, Uri url) =>
        !line.GetValue(_all) ? ProbeNeeds.None
        : ProbeNeeds.Message | ProbeNeeds.Lock | ProbeNeeds.Clock | ProbeNeeds.Emulator | (url.IsLoopback ? ProbeNeeds.Heavy | ProbeNeeds.Burst : ProbeNeeds.None);

    private int Refuse(string why)
    {
        terminal.Error.WriteLine(why);
        return ExitCode.CannotStart;
    }
}
