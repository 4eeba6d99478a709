using ChatEmulator.Contracts;
using ChatEmulator.Host.Settings;
using ChatEmulator.Options;
using ChatEmulator.Providers;
using ChatEmulator.Server;

namespace ChatEmulator.Host.Serving;

/// <summary>What a person needs in the first minute, and as the last line what a script waits for.</summary>
internal static class Banner
{
    private const string FieldIndent = "  ";

    /// <summary>Writes it.</summary>
    /// <param name="server">What was started.</param>
    /// <param name="settings">What it was told.</param>
    /// <param name="terminal">Where to.</param>
    public static void Write(EmulatorServer server, ServeSettings settings, Terminal terminal)
    {
        var world = server.Engine.Worlds.Default;
        var scenario = world.Scenario;
        var lines = new List<string> { terminal.Strong($"Chat Emulator {CommandLine.Version}"), $"scenario {terminal.Strong(scenario.Name)}{From(scenario.File)}" };
        if (scenario.About is { } about)
        {
            lines.AddRange(about.TrimEnd().Split('\n').Select(line => terminal.Quiet(FieldIndent + line)));
        }

        if (scenario.Draws)
        {
            lines.Add($"seed {terminal.Strong($"{world.Seed}")}: its rules draw; --seed {world.Seed} draws the same again, another seed another run");
        }

        if (settings.Mappings is { } folder)
        {
            var count = server.Engine.Mappings.Given.Count;
            lines.Add($"mappings {terminal.Strong($"{count}")} ({folder.Text}): {(count == 1 ? "a stub" : "stubs")} of every world from its beginning; {new Uri(server.ControlUrl, "/__admin/mappings")} tells them");
        }

        if (scenario.Expectations is { Count: > 0 and var expected })
        {
            lines.Add($"expects {expected} {(expected == 1 ? "thing" : "things")} of the calls; {(settings.Verify is null ? "chat-emulator verify tells whether they are so" : "when it ends it tells whether they were so")}");
        }

        foreach (var provider in server.Engine.Providers)
        {
            lines.Add("");
            lines.AddRange(Provider(server, provider, terminal));
        }

        lines.Add("");
        lines.Add($"control {new Uri(server.ControlUrl, "/_emulator/calls")} (also health, state, scenario, clock, ledger, worlds){(settings.ControlKey is not null ? ", with the header Authorization: Bearer KEY" : "")}");
        if (SecureAddress(server) is { } secure)
        {
            lines.Add($"also {secure}, CA: {settings.ExportCa?.Text ?? new Uri(server.ControlUrl, "/_emulator/ca.pem").AbsoluteUri}");
        }

        if (!settings.Address.IsLoopback)
        {
            lines.Add(terminal.Quiet("these addresses are for this machine or container; from elsewhere take its name, and the port that is published"));
        }

        lines.Add(Listening(server));
        terminal.Out.WriteLine(string.Join(Environment.NewLine, lines));
        terminal.Out.Flush();
    }

    /// <summary>The last line, and all of it for whoever wants quiet.</summary>
    public static string Listening(EmulatorServer server) => $"listening on {Address(server)}";

    /// <summary>Where it listens, without a slash at the end.</summary>
    public static string Address(EmulatorServer server) => $"http://{server.Url.Host}:{server.Url.Port}";

    /// <summary>Where it speaks HTTPS; null where it does not.</summary>
    public static string? SecureAddress(EmulatorServer server) => server.SecureUrl is { } url ? $"https://{url.Host}:{url.Port}" : null;

    /// <summary>Where Control is, without a slash at the end; null where it has no port of its own.</summary>
    public static string? ControlAddress(EmulatorServer server) => server.ControlUrl == server.Url ? null : $"http://{server.ControlUrl.Host}:{server.ControlUrl.Port}";

    private static string From(string? file) => $" ({file ?? "built in"})";

    private static IEnumerable<string> Provider(EmulatorServer server, Provider provider, Terminal terminal)
    {
        var word = provider.Catalogue.Provider;
        var accounts = server.Engine.Worlds.Default.Scenario.Accounts[word];
        yield return $"{terminal.Strong(word)} {string.Join(", ", accounts.Select(account => Curl.Credentials(account)))}";
        foreach (var operation in provider.Catalogue.Operations)
        {
            var parameter = Parameter(operation, server.Engine.Worlds.Default.Scenario.Data[word]);
            if (operation.Query is not null || (operation.Template.Parameter is not null && parameter is null))
            {
                // It needs something that only another call gives.
                yield return terminal.Quiet($"{FieldIndent}# {operation.Name}: {operation.Method} {operation.Path}{(operation.Query is { } field ? $"?{field}=TOKEN" : "")}");
                continue;
            }

            yield return terminal.Quiet($"{FieldIndent}# {operation.Name}");
            yield return FieldIndent + Curl.Line(
                server.Url, operation, accounts is [var first, ..] ? first : null, parameter, provider.Catalogue.DemoAccounts is [var demo, ..] ? demo : null);
        }
    }

    // The first of what the scenario declares of the kind that the path names.
    private static string? Parameter(CatalogueOperation operation, IReadOnlyDictionary<string, IReadOnlyList<OptionValues>> data) =>
        operation.ParameterRefersTo?.Split('.') is [var kind, var field] && data.TryGetValue(kind, out var entries) && entries is [var entry, ..]
            ? entry.Text(field)
            : null;
}
