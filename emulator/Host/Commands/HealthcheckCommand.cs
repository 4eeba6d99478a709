using System.CommandLine;
using System.Text.Json;
using ChatEmulator.Host.Settings;
using ChatEmulator.Server;
using ChatEmulator.Server.Listening;
using ChatEmulator.Time;

namespace ChatEmulator.Host.Commands;

/// <summary><c>healthcheck</c>: asks a running emulator whether it is ready, for containers without curl.</summary>
internal sealed class HealthcheckCommand(Terminal terminal)
{
    // More than any container waits, and less than timers take.
    private static readonly TimeSpan Longest = TimeSpan.FromDays(1);

    private readonly Argument<string?> _url = new("URL")
    {
        HelpName = HelpPages.MayLack("URL"),
        Description = $"Where it listens. Default: as serve was told by CHAT_EMULATOR_URLS, or CHAT_EMULATOR_BIND and CHAT_EMULATOR_PORT, on CHAT_EMULATOR_CONTROL_PORT when that is set, else {ServerOptions.DefaultUrl}.",
        Arity = ArgumentArity.ZeroOrOne,
    };

    private readonly Option<string> _within = new("--within")
    {
        Description = "How long to wait for its answer.",
        HelpName = "TIME",
        DefaultValueFactory = static _ => "2s",
    };

    public Page Page => new(Build(), [(ExitCode.Fine, "ready"), (ExitCode.Findings, "not ready in time, or nobody there"), (ExitCode.CannotStart, "--within is no time")], ["chat-emulator healthcheck", "chat-emulator healthcheck http://127.0.0.1:9090 --within 10s"], []);

    private Command Build()
    {
        var command = new Command("healthcheck", "Asks a running emulator whether it is ready, for containers without curl.") { _url, _within };
        command.SetAction((line, _) => Ask(line));
        return command;
    }

    private async Task<int> Ask(ParseResult line)
    {
        var url = line.GetValue(_url) ?? new ServeOptions().WhereControl(terminal) ?? ServerOptions.DefaultUrl;
        var within = line.GetRequiredValue(_within);
        if (!Durations.TryRead(within, out var patience) || patience == TimeSpan.Zero)
        {
            terminal.Error.WriteLine($"--within: '{within}' is no time. Write for example 10s.");
            return ExitCode.CannotStart;
        }

        if (await Failure(url, patience) is { } why)
        {
            terminal.Error.WriteLine($"{url} is not ready: {why}");
            return ExitCode.Findings;
        }

        terminal.Out.WriteLine($"{url} is ready");
        return ExitCode.Fine;
    }

    // Null when it is ready.
    private async Task<string?> Failure(string url, TimeSpan patience)
    {
        if (!ListenAddress.TryRead(url.TrimEnd('/'), out var address, out var why))
        {
            return why;
        }

        // A proxy named in the environment is for the world outside, never for this.
        using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false }) { Timeout = patience < Longest ? patience : Longest };
        try
        {
            var answer = await http.GetAsync(new Uri(address.Reached(address.Port), "/_emulator/health"), terminal.Stop);
            return answer.IsSuccessStatusCode && await IsReady(answer) ? null : $"it answered {(int)answer.StatusCode}";
        }
        catch (Exception e) when (e is HttpRequestException or OperationCanceledException or JsonException)
        {
            return e is OperationCanceledException ? $"it did not answer within {Durations.Text(patience)}" : e.GetBaseException().Message;
        }
    }

    private static async Task<bool> IsReady(HttpResponseMessage answer)
    {
        using var body = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
        return body.RootElement.ValueKind == JsonValueKind.Object
            && body.RootElement.TryGetProperty("status", out var status)
            && status.ValueKind == JsonValueKind.String
            && status.ValueEquals("ready");
    }
}
