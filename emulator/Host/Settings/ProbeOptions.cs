using System.CommandLine;
using ChatEmulator.Contracts;
using ChatEmulator.Fidelity;

namespace ChatEmulator.Host.Settings;

/// <summary>For whom the probes of <c>fidelity --against</c> speak.</summary>
internal sealed class ProbeOptions
{
    private readonly Setting _signalwire = new("--signalwire", "PROJECT:TOKEN", "The project and API token that SignalWire's rules are probed with.");
    private readonly Setting _scopeless = new("--signalwire-scopeless", "PROJECT:TOKEN", "A project and API token without the scope Chat, for the rules about it.");
    private readonly Setting _algoreg = new("--algoreg", "EMAIL:PASSWORD", "The e-mail address and password that Algoreg's rules are probed with.");
    private readonly Setting _thread = new("--algoreg-thread", "ID", "The id of a thread that exists, for the rules about reading.");

    public IReadOnlyList<Setting> All => [_signalwire, _scopeless, _algoreg, _thread];

    /// <summary>The credentials for each provider that some were given for; of a server on this machine, the demo accounts when none were.</summary>
    /// <param name="line">The command line.</param>
    /// <param name="terminal">Where variables are found.</param>
    /// <param name="catalogues">The providers.</param>
    /// <param name="url">Who is probed.</param>
    /// <param name="problems">Takes what is wrong.</param>
    public IReadOnlyDictionary<string, Credentials> Read(ParseResult line, Terminal terminal, IReadOnlyList<Catalogue> catalogues, Uri url, List<string> problems)
    {
        var unique = $"probe-{TimeProvider.System.GetUtcNow():yyyyMMddHHmmssfff}";
        var found = new Dictionary<string, Credentials>(StringComparer.Ordinal);
        var scopeless = Pair(_scopeless, line, terminal, problems);
        if (Pair(_signalwire, line, terminal, problems) is var (project, token))
        {
            found["signalwire"] = new Credentials(project, token, unique) { Scopeless = scopeless };
        }

        if (Pair(_algoreg, line, terminal, problems) is var (email, password))
        {
            found["algoreg"] = new Credentials(email, password, unique) { Thread = _thread.One(line, terminal)?.Text };
        }

        if (found.Count > 0 || problems.Count > 0 || !url.IsLoopback)
        {
            return found;
        }

        return catalogues.ToDictionary(
            catalogue => catalogue.Provider,
            catalogue => new Credentials(Demo(catalogue, 0), Demo(catalogue, 1), unique) { Scopeless = scopeless, Thread = _thread.One(line, terminal)?.Text },
            StringComparer.Ordinal);
    }

    // The first two fields of an account are its name and its secret.
    private static string Demo(Catalogue catalogue, int field) => catalogue.DemoAccounts[0].Text(catalogue.Account[field].Name)!;

    private static (string Name, string Secret)? Pair(Setting setting, ParseResult line, Terminal terminal, List<string> problems)
    {
        if (setting.One(line, terminal) is not { } given)
        {
            return null;
        }

        var colon = given.Text.IndexOf(':', StringComparison.Ordinal);
        if (colon > 0 && colon < given.Text.Length - 1)
        {
            return (given.Text[..colon], given.Text[(colon + 1)..]);
        }

        problems.Add($"{given.Source}: a name and a secret with a colon between them are expected.");
        return null;
    }
}
