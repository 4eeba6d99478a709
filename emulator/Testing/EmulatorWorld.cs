using ChatEmulator.Exchanges;
using ChatEmulator.Scenarios;
using ChatEmulator.Server;
using ChatEmulator.Time;
using ChatEmulator.Worlds;

namespace ChatEmulator;

/// <summary>
/// A world of an emulator's: <c>var mine = emulator.World("checkout-7")</c>. It has its own state, clock, dice and calls, and nothing that
/// happens in another world shows in it, so tests of one emulator can run side by side, each in a world of its own.
/// </summary>
public sealed class EmulatorWorld
{
    private readonly EmulatorServer _server;
    private readonly World _world;

    internal EmulatorWorld(EmulatorServer server, World world)
    {
        (_server, _world) = (server, world);
        Calls = new Calls(server.Engine, () => There);
    }

    /// <summary>Its name.</summary>
    public string Name => _world.Name;

    /// <summary>
    /// The world's clock, a <see cref="TimeProvider"/>: give it to the client under test, and its back-off shares it. It can be
    /// advanced when the scenario has a <c>clock:</c> line; a real clock cannot.
    /// </summary>
    /// <exception cref="InvalidOperationException">The world has ended.</exception>
    public Clock Clock => There.Clock;

    /// <summary>What was called in it, and what to expect of it.</summary>
    public Calls Calls { get; }

    /// <summary>The hosts under which the imitated vendors are known.</summary>
    internal IReadOnlyList<string> VendorHosts => [.. _server.Engine.Providers.SelectMany(provider => provider.Catalogue.Hosts)];

    // Asked of a world that has ended, every "it never happened" would hold.
    private World There => _world.HasEnded
        ? throw new InvalidOperationException($"The world '{Name}' has ended: another was begun under its name, or it was deleted or let go. Ask emulator.World(\"{Name}\") for the one that there is.")
        : _world;

    /// <summary>A client whose relative addresses lead into this world.</summary>
    public HttpClient CreateClient() => new(CreateHandler()) { BaseAddress = _server.Url };

    /// <summary>
    /// A handler that leads every request into this world, whichever host it names: for <c>ConfigurePrimaryHttpMessageHandler</c> in an
    /// application that knows only the vendor's address.
    /// </summary>
    public HttpMessageHandler CreateHandler() => new Redirect(_server.Url, Name)
    {
        // A proxy of the machine knows no loopback of ours, and a cookie would carry one test's answer into another request.
        InnerHandler = new SocketsHttpHandler { AllowAutoRedirect = false, UseProxy = false, UseCookies = false },
    };

    /// <summary>Begins anew: state, counts, journal and ledger are empty, the clock is at the scenario's start.</summary>
    /// <exception cref="InvalidOperationException">The world has ended.</exception>
    public void Reset() => There.Reset();

    internal static EmulatorWorld Named(EmulatorServer server, string name) => new(server, server.Engine.Worlds.FindOrMake(Valid(name)));

    internal static EmulatorWorld Begin(EmulatorServer server, string name, Scenario scenario)
    {
        var world = server.Engine.Worlds.Begin(Valid(name), new Play(scenario, server.Engine.Providers));
        server.Engine.Worlds.Put(world);
        return new EmulatorWorld(server, world);
    }

    private static string Valid(string name) =>
        WorldName.IsValid(name) ? name : throw new ArgumentException($"No world can be called '{name}': a name is {WorldName.Rule}.", nameof(name));
}
