using System.Security.Cryptography.X509Certificates;
using ChatEmulator.Scenarios;
using ChatEmulator.Server;
using ChatEmulator.Server.Logging;
using ChatEmulator.Time;
using ChatEmulator.Worlds;

namespace ChatEmulator;

/// <summary>
/// An emulator inside a test: <c>await using var emulator = await Emulator.StartAsync("reply-lost.yaml")</c>. It belongs to no test
/// framework; any number of them run side by side and know nothing of each other. For now each listens on a loopback port of its
/// own.
/// </summary>
public sealed class Emulator : IAsyncDisposable
{
    private readonly EmulatorServer _server;

    private Emulator(EmulatorServer server)
    {
        _server = server;
        Calls = new Calls(server.Engine);
    }

    /// <summary>Where a client reaches it, such as <c>http://127.0.0.1:49152/</c>.</summary>
    public Uri Url => _server.Url;

    /// <summary>Where a client reaches it by HTTPS, such as <c>https://localhost:49153/</c>; for any other name it has a certificate too.</summary>
    /// <exception cref="InvalidOperationException">It was started without <see cref="EmulatorOptions.Tls"/>.</exception>
    public Uri SecureUrl => new UriBuilder(_server.SecureUrl ?? throw NoTls()) { Host = "localhost" }.Uri;

    /// <summary>The certificate that a client has to trust for <see cref="SecureUrl"/>: made anew for each emulator, gone with it, without its key.</summary>
    /// <exception cref="InvalidOperationException">It was started without <see cref="EmulatorOptions.Tls"/>.</exception>
    public X509Certificate2 Authority => _server.Authority ?? throw NoTls();

    /// <summary>
    /// The world's clock, a <see cref="TimeProvider"/>: give it to the client under test, and its back-off shares it. It can be
    /// advanced when the scenario has a <c>clock:</c> line; a real clock cannot.
    /// </summary>
    public Clock Clock => World.Clock;

    /// <summary>What was called, and what to expect of it.</summary>
    public Calls Calls { get; }

    /// <summary>The hosts under which the imitated vendors are known.</summary>
    internal IReadOnlyList<string> VendorHosts => [.. _server.Engine.Providers.SelectMany(provider => provider.Catalogue.Hosts)];

    private World World => _server.Engine.Worlds.Default;

    /// <summary>Starts an emulator.</summary>
    /// <param name="scenario">
    /// A file, looked for in the current folder, in the test assembly's folder, and in the folders above that; or YAML itself (a text
    /// of several lines, or one that begins with <c>scenario:</c>). Absent: no rules, demo accounts, a real clock.
    /// </param>
    /// <param name="options">Seed, journal and console.</param>
    /// <exception cref="FileNotFoundException">There is no such file; the message says where it was looked for.</exception>
    /// <exception cref="ScenarioException">The scenario has problems; the message shows every one.</exception>
    public static async Task<Emulator> StartAsync(string scenario = "scenario: default", EmulatorOptions? options = null)
    {
        options ??= new EmulatorOptions();
        return await StartAsync(ScenarioSource.Load(scenario, options.Notice), options);
    }

    /// <summary>
    /// The readings that a scenario permits whose profile has lists, such as <c>profile: { signalwire: { created: [200, 201] } }</c>: one
    /// for each choice of one value from every list, at most 100. Run a test with each of them, and a client that relies on what no
    /// page promises fails where it does.
    /// </summary>
    /// <param name="scenario">A file or YAML, as for <see cref="StartAsync(string, EmulatorOptions)"/>.</param>
    /// <exception cref="FileNotFoundException">There is no such file; the message says where it was looked for.</exception>
    /// <exception cref="ScenarioException">The scenario has problems; the message shows every one.</exception>
    public static IReadOnlyList<ProfileReading> EachReading(string scenario) => ScenarioSource.Readings(scenario);

    /// <summary>A client whose relative addresses lead here.</summary>
    public HttpClient CreateClient() => new(CreateHandler()) { BaseAddress = Url };

    /// <summary>
    /// A handler that leads every request here, whichever host it names: for <c>ConfigurePrimaryHttpMessageHandler</c> in an application
    /// that knows only the vendor's address.
    /// </summary>
    public HttpMessageHandler CreateHandler() => new Redirect(Url)
    {
        // A proxy of the machine knows no loopback of ours, and a cookie would carry one test's answer into another request.
        InnerHandler = new SocketsHttpHandler { AllowAutoRedirect = false, UseProxy = false, UseCookies = false },
    };

    /// <summary>Begins anew: state, counts, journal and ledger are empty, the clock is at the scenario's start.</summary>
    public void Reset() => World.Reset();

    /// <summary>Stops it, well under a second even when calls hang.</summary>
    public ValueTask DisposeAsync() => _server.DisposeAsync();

    internal static async Task<Emulator> StartAsync(Scenario scenario, EmulatorOptions options) =>
        new(await EmulatorServer.StartAsync(new ServerOptions
        {
            Scenario = scenario,
            Url = "http://127.0.0.1:0",
            Tls = options.Tls ? 0 : null,
            Seed = options.Seed,
            JournalLimits = options.Journal,
            Notice = options.Notice,
            Called = options.Log is { } log ? InTurn(log) : null,
        }));

    private static InvalidOperationException NoTls() =>
        new("The emulator speaks plain http alone; start it with new EmulatorOptions { Tls = true }.");

    // A list or a test's output takes one line at a time; the order of waiting is that of the calls, as far as there is one.
    private static Action<LoggedCall> InTurn(Action<string> log)
    {
        var gate = new Lock();
        return call =>
        {
            var line = TextLine.Of(call);
            lock (gate)
            {
                log(line);
            }
        };
    }
}
