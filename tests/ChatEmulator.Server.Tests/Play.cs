using ChatEmulator.Options;
using ChatEmulator.Providers;
using ChatEmulator.Scenarios;

namespace ChatEmulator.Server.Tests;

/// <summary>Emulators to try things on: each listens on a free port and knows nothing of the others.</summary>
internal static class Play
{
    public const string Mint = """{"ttl":60,"channels":{"general":{"read":true,"write":true}}}""";
    public const string Message = """{"to":"ada@example.com","subject":"Hello","content":"Hi","ext_msg_id":"m-1"}""";
    public const string MintPath = "/api/chat/tokens";
    public const string MessagePath = "/api/v1/message";

    public static Task<EmulatorServer> Plain(Func<ServerOptions, ServerOptions>? more = null) => Start("", more);

    /// <summary>Starts what a YAML text says; the name is given.</summary>
    public static Task<EmulatorServer> Start(string yaml, Func<ServerOptions, ServerOptions>? more = null)
    {
        var options = new ServerOptions { Scenario = yaml.Length == 0 ? Nothing() : Load("scenario: test\n" + yaml), Url = "http://127.0.0.1:0" };
        return EmulatorServer.StartAsync(more is null ? options : more(options));
    }

    public static string Basic(string user = "demo", string password = "PT-demo") =>
        "Basic " + Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes($"{user}:{password}"));

    public static string Algoreg => Basic("api@acme.test", "secret");

    public static Scenario Load(string yaml)
    {
        var loaded = new Loader([.. Vendors.All().Select(provider => provider.Catalogue)]).LoadText(yaml);
        Assert.That(loaded.Problems.Select(problem => problem.Text), Is.Empty);
        return loaded.Scenarios[0];
    }

    private static Scenario Nothing()
    {
        var catalogues = Vendors.All().Select(provider => provider.Catalogue).ToList();
        return new Scenario
        {
            Name = "test",
            Profiles = catalogues.ToDictionary(c => c.Provider, c => new OptionValues([.. c.Profile.Select(key => key.Option)])),
            Accounts = catalogues.ToDictionary(c => c.Provider, c => c.DemoAccounts),
            Data = catalogues.ToDictionary(
                c => c.Provider, _ => (IReadOnlyDictionary<string, IReadOnlyList<OptionValues>>)new Dictionary<string, IReadOnlyList<OptionValues>>()),
            Rules = [],
        };
    }
}
