using System.CommandLine;
using ChatEmulator.Exchanges;
using ChatEmulator.Host.Settings;
using ChatEmulator.Host.Verifying;
using ChatEmulator.Server;
using ChatEmulator.Server.Listening;
using ChatEmulator.Time;

namespace ChatEmulator.Host.Commands;

/// <summary><c>verify</c>: asks a running emulator whether what its scenarios expect is so, and what else there is to say.</summary>
internal sealed class VerifyCommand(Terminal terminal)
{
    private static readonly (int, string)[] Ends =
    [
        (ExitCode.Fine, "all held"),
        (ExitCode.Findings, "something is broken"),
        (ExitCode.CannotStart, "no emulator answers there"),
        (ExitCode.Inconclusive, "it cannot be known, or nothing is expected"),
    ];

    private static readonly string[] Examples =
    [
        "chat-emulator verify",
        "chat-emulator verify http://127.0.0.1:9090 --junit verdict.xml",
        "chat-emulator verify --world checkout-7",
        "chat-emulator verify --format markdown >> \"$GITHUB_STEP_SUMMARY\"",
    ];

    private readonly Argument<string?> _url = new("URL")
    {
        HelpName = HelpPages.MayLack("URL"),
        Description = $"Where it listens. Default: as serve was told by CHAT_EMULATOR_URLS, or CHAT_EMULATOR_BIND and CHAT_EMULATOR_PORT, on CHAT_EMULATOR_CONTROL_PORT when that is set, else {ServerOptions.DefaultUrl}.",
        Arity = ArgumentArity.ZeroOrOne,
    };

    private readonly Option<string?> _world = new("--world") { Description = "The world that is judged. Default: all that were called, those included that have ended.", HelpName = "NAME" };
    private readonly Option<string?> _junit = new("--junit") { Description = "Writes JUnit XML into this file: a suite for each world, a test case for each expectation.", HelpName = "FILE" };
    private readonly Setting _key = new("--control-key", "KEY", "The key that Control asks for.");
    private readonly Option<string> _format = new Option<string>("--format") { Description = "text for people, json for programs, markdown for the summary of a CI job.", DefaultValueFactory = static _ => "text" }
        .OneOf("text", "json", "markdown");

    private readonly Option<string> _within = new("--within") { Description = "How long to wait for its answer.", HelpName = "TIME", DefaultValueFactory = static _ => "10s" };

    public Page Page => new(Build(), Ends, Examples, [_key]);

    private Command Build()
    {
        var command = new Command("verify", "Asks a running emulator whether what its scenarios expect is so.")
        {
            _url, _world, _junit, _format, _within, _key.Option,
        };
        command.SetAction((line, _) => Verify(line));
        return command;
    }

    private async Task<int> Verify(ParseResult line)
    {
        var within = line.GetRequiredValue(_within);
        if (!Durations.TryRead(within, out var patience) || patience == TimeSpan.Zero || patience > TimeSpan.FromDays(1))
        {
            return Refuse($"--within: '{within}' is no time. Write for example 10s.");
        }

        var url = line.GetValue(_url) ?? new ServeOptions().WhereControl(terminal) ?? ServerOptions.DefaultUrl;
        if (!ListenAddress.TryRead(url.TrimEnd('/'), out var address, out var why))
        {
            return Refuse(why);
        }

        var world = line.GetValue(_world);
        if (world is not null && !WorldName.IsValid(world))
        {
            return Refuse($"--world: no world can be called '{Visible.Of(world, 100)}'. A name is {WorldName.Rule}.");
        }

        using var emulator = new RunningEmulator(address.Reached(address.Port), world, _key.One(line, terminal)?.Text, patience);
        try
        {
            var report = await emulator.Verdict(terminal.Stop);

            // Of worlds that have ended the verdict is kept and the calls are not.
            var advice = report.Worlds.Any(judged => judged.Ended is null) ? await emulator.Advice(terminal.Stop) : [];
            var junit = line.GetValue(_junit) is { } file ? new Given(file, "--junit", Typed: true) : null;
            return new VerdictTelling(terminal, junit).Tell(report, advice, line.GetRequiredValue(_format));
        }
        catch (UnansweredException e)
        {
            return Refuse($"{url} gives no verdict: {e.Message}");
        }
    }

    private int Refuse(string why)
    {
        terminal.Error.WriteLine(why);
        return ExitCode.CannotStart;
    }
}
