using System.CommandLine;
using System.Net.Sockets;
using System.Runtime.CompilerServices;
using ChatEmulator.Host.Journaling;
using ChatEmulator.Host.Serving;
using ChatEmulator.Host.Settings;
using ChatEmulator.Host.Telemetry;
using ChatEmulator.Host.Templating;
using ChatEmulator.Host.Verifying;
using ChatEmulator.Host.Watching;
using ChatEmulator.Mappings;
using ChatEmulator.Mappings.Reading;
using ChatEmulator.Providers;
using ChatEmulator.Scenarios;
using ChatEmulator.Server;
using ChatEmulator.Server.Admin;
using ChatEmulator.Server.Logging;
using Command = System.CommandLine.Command;

namespace ChatEmulator.Host.Commands;

/// <summary><c>serve</c>: loads scenarios, listens, and stays until it is told to stop.</summary>
internal sealed class ServeCommand(Terminal terminal)
{
    private static readonly (int, string)[] Ends =
    [
        (ExitCode.Fine, "told to stop; with --verify-on-exit: all that is expected held"),
        (ExitCode.Findings, "with --verify-on-exit: something is broken"),
        (ExitCode.CannotStart, "a setting, a scenario or a mapping has problems, or the port is taken"),
        (ExitCode.Inconclusive, "with --verify-on-exit: it cannot be known, or nothing is expected"),
    ];

    private static readonly string[] Examples =
    [
        "chat-emulator serve",
        "chat-emulator serve --scenario reply-lost --port 9090",
        "chat-emulator serve --urls http://0.0.0.0:8080 --allow-host chat --control-key \"$KEY\"",
        "chat-emulator serve --tls --export-ca ca.pem",
        "chat-emulator serve --http2",
        "CHAT_EMULATOR_PORT=0 chat-emulator serve --scenario my/day.yaml --seed 42",
        "chat-emulator serve --mappings wiremock",
        "chat-emulator serve --log json",
        "chat-emulator serve --journal calls.ndjson",
        "chat-emulator serve --scenario my/outage.yaml --control-port 8081",
        "chat-emulator serve --otlp http://127.0.0.1:4318",
    ];

    private readonly ServeOptions _options = new();

    public Page Page => new(Build(), Ends, Examples, _options.All);

    private Command Build()
    {
        var command = new Command("serve", "Serves the imitated APIs over HTTP until it is told to stop (Ctrl-C, SIGTERM).");
        foreach (var setting in _options.All)
        {
            command.Add(setting.Option);
        }

        command.SetAction((line, _) => Serve(line));
        return command;
    }

    private async Task<int> Serve(ParseResult line)
    {
        try
        {
            return await LoadAndStay(line);
        }
        catch (OperationCanceledException) when (terminal.Stop.IsCancellationRequested)
        {
            return ExitCode.Fine;
        }
    }

    // Scenarios may lie where reading takes long, and whoever says stop meanwhile does not wait for them.
    private async Task<int> LoadAndStay(ParseResult line)
    {
        var problems = new List<string>();
        if (_options.Read(line, terminal, problems) is not { } settings
            || await Task.Run(() => new Begun(ScenarioWatch.Begin(settings), Load(settings, problems))).WaitAsync(terminal.Stop) is not { Options: { } options } begun)
        {
            problems.ForEach(terminal.Error.WriteLine);
            return ExitCode.CannotStart;
        }

        return await Stay(settings, options, begun.Watch);
    }

    private async Task<int> Stay(ServeSettings settings, ServerOptions options, ScenarioWatch watch)
    {
        var (code, last) = await Serve(settings, options, watch);
        return last is null ? code : last.Tell(terminal, settings);
    }

    private async Task<Ended> Serve(ServeSettings settings, ServerOptions options, ScenarioWatch watch)
    {
        // From the greeting on standard output is the log's alone; it ends after the server, so that nothing of the end is missing.
        using var log = new ConsoleLog(terminal.Bytes, settings.JsonLog ? new JsonForm() : new TextForm(terminal.Colours), terminal.Error.WriteLine);
        if (!Recording.TryBegin(settings.Journal, options.Audience, log.Notice, out var recorder, out var whyNot))
        {
            terminal.Error.WriteLine(whyNot);
            return new Ended(ExitCode.CannotStart, null);
        }

        // It ends after the server, whose last calls it still has to write.
        using var recording = recorder;
        options = options with { Called = settings.Quiet ? null : log.Call, Notice = log.Notice };

        // Ends after the server, which ends the calls that are in flight.
        await using var telemetry = settings.Otlp is null ? null : Telemetry(settings.Otlp, ref options, log.Notice);
        if (await Start(options) is not { } server)
        {
            return new Ended(ExitCode.CannotStart, null);
        }

        await using (server)
        {
            telemetry?.At(server);
            if (settings.ExportCa is { } file && Export(file, server) is { } why)
            {
                terminal.Error.WriteLine(why);
                return new Ended(ExitCode.CannotStart, null);
            }

            Warn(settings);
            Greeting.Write(server, settings, terminal);
            log.Begin();
            await watch.Run(server.Engine, log.Notice, terminal.Stop);
            await Task.Delay(Timeout.Infinite, terminal.Stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            return new Ended(ExitCode.Fine, settings.Verify is null ? null : LastWord.Of(server.Engine));
        }
    }

    // A method of its own: who sends no telemetry loads nothing of what sends it.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static Sending Telemetry(OtlpSettings settings, ref ServerOptions options, Action<string> notice)
    {
        var telemetry = new Sending(settings, options.Providers.Select(provider => provider.Catalogue), notice);
        options = telemetry.Listening(options);
        return telemetry;
    }

    // A method of its own: who serves without TLS loads nothing of it.
    private static string? Export(Given file, EmulatorServer server) => WholeFile.Write(file, server.Authority!.ExportCertificatePem() + "\n");

    private ServerOptions? Load(ServeSettings settings, List<string> problems)
    {
        var providers = Vendors.All();
        TemplateMaker templates = new Templates().Make;
        var given = settings.Mappings is { } folder ? GivenMappings.Read(folder.Text, providers, templates) : new GivenMappings(new MappingSupply { Reader = new MappingReader(templates) }, []);
        terminal.Error.Write(Problems.Render(given.Problems, ProblemFormat.Text));
        try
        {
            var (loaded, playing) = new ScenarioChoice(new Loader([.. providers.Select(provider => provider.Catalogue)], settings.Spoken), settings).Choose();
            terminal.Error.Write(Problems.Render(loaded.Problems, ProblemFormat.Text));
            return loaded.HasErrors || playing is null || given.Problems.Count > 0 ? null : new ServerOptions
            {
                Scenario = playing,
                Others = [.. loaded.Scenarios.Where(scenario => scenario != playing)],
                Providers = providers,
                Mappings = given.Supply,
                Url = settings.Url,
                Tls = settings.Tls,
                ControlPort = settings.ControlPort,
                Http2 = settings.Http2,
                Seed = settings.Seed,
                Worlds = settings.Worlds,
                AllowedHosts = settings.AllowedHosts,
                ControlKey = settings.ControlKey,
            };
        }
        catch (FileNotFoundException e)
        {
            problems.Add(e.Message);
            return null;
        }
    }

    private async Task<EmulatorServer?> Start(ServerOptions options)
    {
        try
        {
            return await EmulatorServer.StartAsync(options, terminal.Stop);
        }
        catch (ListenException e)
        {
            terminal.Error.WriteLine($"cannot listen on {e.Url}: {Why(e, e.IsControl ? "--control-port" : e.Secure ? "--tls" : "--port")}");
            return null;
        }
    }

    private static string Why(ListenException e, string option) => (e.GetBaseException() as SocketException)?.SocketErrorCode switch
    {
        SocketError.AddressAlreadyInUse => $"the port is taken; choose another with {option}, or 0 for a free one",
        SocketError.AccessDenied => $"this user may not; ports below 1024 need a privilege, choose another with {option}",
        SocketError.AddressNotAvailable => "the address is not one of this machine",
        _ => e.GetBaseException().Message,
    };

    private void Warn(ServeSettings settings)
    {
        if (!settings.Address.IsLoopback && settings.ControlKey is null)
        {
            terminal.Error.WriteLine($"warning: {settings.Url} can be reached from other machines and Control has no key; give one with --control-key.");
        }
    }

    private sealed record Begun(ScenarioWatch Watch, ServerOptions? Options);

    private sealed record Ended(int Code, LastWord? Last);
}
