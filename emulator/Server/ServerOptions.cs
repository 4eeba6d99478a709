using ChatEmulator.Deliveries;
using ChatEmulator.Journals;
using ChatEmulator.Mappings;
using ChatEmulator.Providers;
using ChatEmulator.Scenarios;
using ChatEmulator.Server.Logging;
using ChatEmulator.Worlds;

namespace ChatEmulator.Server;

/// <summary>What an emulator on the network is started with.</summary>
public sealed record ServerOptions
{
    /// <summary>Where a server listens that is told nothing.</summary>
    public const string DefaultUrl = "http://127.0.0.1:8080";

    /// <summary>What is played.</summary>
    public required Scenario Scenario { get; init; }

    /// <summary>Further scenarios, which worlds may be told to play by name.</summary>
    public IReadOnlyList<Scenario> Others { get; init; } = [];

    /// <summary>The imitated vendors.</summary>
    internal IReadOnlyList<Provider> Providers { get; init; } = Vendors.All();

    /// <summary>Where to listen, such as <c>http://127.0.0.1:8080</c>; port 0 takes a free one. Null for no port of plain HTTP.</summary>
    public string? Url { get; init; } = DefaultUrl;

    /// <summary>Whether clients in this process can connect without a port; see <see cref="EmulatorServer.Connect"/>.</summary>
    internal bool InMemory { get; init; }

    /// <summary>
    /// The port on which HTTPS is spoken too, on the same host (without <see cref="Url"/> on 127.0.0.1), with certificates from an authority of the server's own; 0 takes a free
    /// one. Null for plain HTTP alone: then there are no keys and no certificates.
    /// </summary>
    public int? Tls { get; init; }

    /// <summary>
    /// A port for the Control API alone, plain HTTP on the same host, which no <c>connections:</c> of a scenario touch; 0 takes a free one. Null
    /// for the port of the vendors.
    /// </summary>
    public int? ControlPort { get; init; }

    /// <summary>
    /// Whether HTTP/2 is spoken beside HTTP/1.1: over HTTPS with whoever agrees on it (ALPN), on the plain port with whoever begins with it (h2c by
    /// prior knowledge). Deliveries that exist on HTTP/2 alone need it.
    /// </summary>
    public bool Http2 { get; init; }

    /// <summary>What chance is drawn from instead of the scenario's seed; null for the scenario's.</summary>
    public long? Seed { get; init; }

    /// <summary>Host names besides the loopback ones and the bound one that the Control API answers to.</summary>
    public IReadOnlyList<string> AllowedHosts { get; init; } = [];

    /// <summary>The key that the Control API asks for; null for none.</summary>
    public string? ControlKey { get; init; }

    /// <summary>How much a journal keeps; null for the default.</summary>
    public JournalLimits? JournalLimits { get; init; }

    /// <summary>How many worlds there may be; null for the default.</summary>
    public WorldLimits? Worlds { get; init; }

    /// <summary>The stub mappings that worlds begin with, and who reads more of them.</summary>
    internal MappingSupply Mappings { get; init; } = new();

    /// <summary>What is put up with from clients.</summary>
    internal ServerLimits Limits { get; init; } = new();

    /// <summary>Takes lines that a person at the console should see; null for nobody. Called from any thread.</summary>
    public Action<string>? Notice { get; init; }

    /// <summary>
    /// Takes each call of a provider's, a stranger's included, when it is decided and before it is answered; null for nobody. Called from
    /// any thread, several at once, so of calls at one time the order may differ from that of their numbers. It holds up the call for as
    /// long as it takes, and what it throws is ignored.
    /// </summary>
    internal Action<LoggedCall>? Called { get; init; }

    /// <summary>Who is told of calls that have ended, and of late effects that have been made.</summary>
    internal Audience Audience { get; init; } = new();

    /// <summary>What is played in a step's place; null for the step itself. For the test that finds out whether a wrong player is found out.</summary>
    internal Func<Step, Step>? Misplay { get; init; }
}
