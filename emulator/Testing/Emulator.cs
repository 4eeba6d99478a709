using System.Diagnostics;
using System.Security.Cryptography.X509Certificates;
using ChatEmulator.Judging.Advising;
using ChatEmulator.Judging.Reports;
using ChatEmulator.Judging.Retries;
using ChatEmulator.Mappings;
using ChatEmulator.Replays;
using ChatEmulator.Scenarios;
using ChatEmulator.Server;
using ChatEmulator.Server.Logging;
using ChatEmulator.Time;
using ChatEmulator.Worlds;

namespace ChatEmulator;

/// <summary>
/// An emulator inside a test: <c>await using var emulator = await Emulator.StartAsync("reply-lost.yaml")</c>. It belongs to no test
/// framework; any number of them run side by side and know nothing of each other. Its clients and handlers reach it within this process, without
/// a port, and yet over real HTTP: whatever goes wrong on the way is the same to them as over TCP, down to the innermost exception. Who needs
/// a port, such as a program of its own, asks for one by <see cref="EmulatorOptions.Port"/>.
/// </summary>
public sealed class Emulator : IAsyncDisposable
{
    private readonly EmulatorServer _server;
    private readonly EmulatorWorld _default;
    private readonly EmulatorOptions _options;

    private Emulator(EmulatorServer server, EmulatorOptions options)
    {
        _options = options;
        _server = server;
        _default = new EmulatorWorld(server, server.Engine.Worlds.Default, options);
    }

    /// <summary>Where a client reaches it that is not one of <see cref="CreateClient"/> or <see cref="CreateHandler"/>, such as <c>http://127.0.0.1:49152/</c>.</summary>
    /// <exception cref="InvalidOperationException">It was started without <see cref="EmulatorOptions.Port"/>.</exception>
    public Uri Url => _options.Port is null ? throw NoPort() : _server.Url;

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
    public Clock Clock => _default.Clock;

    /// <summary>What was called, and what to expect of it.</summary>
    public Calls Calls => _default.Calls;

    /// <summary>
    /// What the entries of <c>connections:</c> have counted since the default world began. A connection comes before any world is named, so it is
    /// about the emulator as a whole; what befalls one is no call, and in no journal.
    /// </summary>
    public IReadOnlyList<ConnectionCount> Connections => _server.Connections;

    /// <summary>The hosts under which the imitated vendors are known.</summary>
    internal IReadOnlyList<string> VendorHosts => _default.VendorHosts;

    /// <summary>Starts an emulator.</summary>
    /// <param name="scenario">
    /// A file, looked for in the current folder, in the test assembly's folder, and in the folders above that; or YAML itself (a text
    /// of several lines, or one that begins with <c>scenario:</c>). Absent: no rules, demo accounts, a real clock.
    /// </param>
    /// <param name="options">Seed, journal and console.</param>
    /// <exception cref="FileNotFoundException">There is no such file; the message says where it was looked for.</exception>
    /// <exception cref="DirectoryNotFoundException">There is no folder of <see cref="EmulatorOptions.Mappings"/>; the message says where it was looked for.</exception>
    /// <exception cref="ScenarioException">The scenario or a mapping has problems; the message shows every one.</exception>
    /// <exception cref="ListenException">The port is taken.</exception>
    public static async Task<Emulator> StartAsync(string scenario = "scenario: default", EmulatorOptions? options = null)
    {
        options ??= new EmulatorOptions();
        return await StartAsync(ScenarioSource.Load(scenario, options), options);
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

    /// <summary>A client with connections of its own, whose relative addresses lead here; its base address is <c>http://localhost/</c>.</summary>
    public HttpClient CreateClient() => _default.CreateClient();

    /// <summary>
    /// A new handler with connections of its own that leads every request here, whichever host it names: for <c>ConfigurePrimaryHttpMessageHandler</c> in an application
    /// that knows only the vendor's address.
    /// </summary>
    public HttpMessageHandler CreateHandler() => _default.CreateHandler();

    /// <summary>
    /// The world of that name; one that there is not yet begins, and plays the emulator's scenario. Calls are in it when they come by its
    /// client or handler, name it in the header <c>Emulator-World</c> or before their path (<c>/worlds/NAME</c>), or carry credentials with
    /// <c>+NAME</c>.
    /// </summary>
    /// <param name="name">Letters of ASCII, digits, dots, hyphens and underscores, at most 64.</param>
    /// <exception cref="ArgumentException">No world can be called so.</exception>
    /// <exception cref="NoRoomException">There are as many worlds as there may be, and none is idle.</exception>
    public EmulatorWorld World(string name) => EmulatorWorld.Named(_server, name, _options);

    /// <summary>A world that plays a scenario of its own. It begins now; one that went by the name before ends.</summary>
    /// <param name="name">Letters of ASCII, digits, dots, hyphens and underscores, at most 64; not <c>default</c>.</param>
    /// <param name="scenario">A file or YAML, as for <see cref="StartAsync(string, EmulatorOptions)"/>.</param>
    /// <exception cref="FileNotFoundException">There is no such file; the message says where it was looked for.</exception>
    /// <exception cref="ScenarioException">The scenario has problems; the message shows every one.</exception>
    /// <exception cref="InvalidOperationException">The default world cannot be replaced.</exception>
    /// <inheritdoc cref="World(string)" path="/exception"/>
    public EmulatorWorld World(string name, string scenario) => EmulatorWorld.Begin(_server, name, ScenarioSource.Load(scenario, _options), _options);

    /// <summary>The world of a snapshot, with its scenario, seed, journal, state and keys. Whatever went by the name before ends.</summary>
    /// <param name="name">The name that it goes by from now on; not <c>default</c>.</param>
    /// <param name="snapshot">What <see cref="EmulatorWorld.Snapshot"/> or <c>GET /_emulator/worlds/NAME/snapshot</c> gave.</param>
    /// <exception cref="PastException">It is no snapshot that can be read, or played here it comes to something else.</exception>
    /// <inheritdoc cref="World(string, string)" path="/exception[@cref='T:System.InvalidOperationException']"/>
    public EmulatorWorld Restore(string name, string snapshot) => EmulatorWorld.Restore(_server, name, snapshot, _options);

    /// <inheritdoc cref="EmulatorWorld.Play"/>
    public IReadOnlyList<string> Play(string scenario) => _default.Play(scenario);

    /// <inheritdoc cref="EmulatorWorld.AddData"/>
    public void AddData(string data) => _default.AddData(data);

    /// <inheritdoc cref="EmulatorWorld.Retries"/>
    public RetryAudit Retries(string? operation = null) => _default.Retries(operation);

    /// <summary>Whether what the scenarios of its worlds expect is so, as of now: of all that were called, those included that have ended.</summary>
    public VerdictReport Verdict() => new(_server.Engine.Worlds.Verdicts.All(), _server.Engine.Worlds.Verdicts.Forgotten);

    /// <summary>Fails unless all that the scenarios of its worlds expect is so: of all that were called, those included that have ended.</summary>
    /// <exception cref="ExpectationException">Something is broken, cannot be known, or nothing is expected; the message tells each with its place and its calls.</exception>
    [StackTraceHidden]
    public void Verify() => _default.Verify(Verdict());

    /// <inheritdoc cref="EmulatorWorld.Advice"/>
    public IReadOnlyList<Advice> Advice() => _default.Advice();

    /// <summary>Begins anew: state, counts, journal and ledger are empty, the clock is at the scenario's start.</summary>
    public void Reset() => _default.Reset();

    /// <summary>Stops it, well under a second even when calls hang.</summary>
    public ValueTask DisposeAsync() => _server.DisposeAsync();

    internal static async Task<Emulator> StartAsync(Scenario scenario, EmulatorOptions options) =>
        new(await EmulatorServer.StartAsync(new ServerOptions
        {
            Scenario = scenario,
            Url = options.Port is { } port ? $"http://127.0.0.1:{port}" : null,
            InMemory = true,
            Tls = options.Tls ? 0 : null,
            Http2 = options.Http2,
            Seed = options.Seed,
            JournalLimits = options.Journal,
            Worlds = options.Worlds,
            Mappings = options.Mappings is { } folder ? StubFolder.Read(folder) : new MappingSupply(),
            Notice = options.Notice,
            Called = options.Log is { } log ? InTurn(log) : null,
        }), options);

    private static InvalidOperationException NoPort() => new(
        "The emulator has no port: its clients and handlers (CreateClient, CreateHandler, RouteVendorsTo) reach it without one. For any other start it with new EmulatorOptions { Port = 0 }, which takes a free one.");

    private static InvalidOperationException NoTls() =>
        new("The emulator speaks no https; start it with new EmulatorOptions { Tls = true }.");

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
