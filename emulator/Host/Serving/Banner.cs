using ChatEmulator.Contracts;
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
    /// <param name="asksForKey">Whether Control has a key.</param>
    /// <param name="ca">The file with the certificate to trust; null for none.</param>
    /// <param name="terminal">Where to.</param>
    public static void Write(EmulatorServer server, bool asksForKey, string? ca, Terminal terminal)
    {
        var scenario = server.Engine.Worlds.Default.Scenario;
        var lines = new List<string> { terminal.Strong($"Chat Emulator {CommandLine.Version}"), $"scenario {terminal.Strong(scenario.Name)}{From(scenario.File)}" };
        if (scenario.About is { } about)
        {
            lines.AddRange(about.TrimEnd().Split('\n').Select(line => terminal.Quiet(FieldIndent + line)));
        }

        foreach (var provider in server.Engine.Providers)
        {
            lines.Add("");
            lines.AddRange(Provider(server, provider, terminal));
        }

        lines.Add("");
        lines.Add($"control {new Uri(server.Url, "/_emulator/calls")} (also health, state, clock, ledger){(asksForKey ? ", with the header Authorization: Bearer KEY" : "")}");
        if (server.SecureUrl is { } secure)
        {
            lines.Add($"also https://{secure.Host}:{secure.Port}, CA: {ca ?? new Uri(server.Url, "/_emulator/ca.pem").AbsoluteUri}");
        }

        lines.Add($"listening on http://{server.Url.Host}:{server.Url.Port}");
        terminal.Out.WriteLine(string.Join(Environment.NewLine, lines));
        terminal.Out.Flush();
    }

    private static string From(string? file) => file is null ? "" : $" ({file})";

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
