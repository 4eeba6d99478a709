using System.Diagnostics;
using System.Text;
using System.Text.Json;
using ChatEmulator.Exchanges;
using ChatEmulator.Judging.Advising;
using ChatEmulator.Judging.Reports;
using ChatEmulator.Judging.Retries;
using ChatEmulator.Judging.Verdicts;
using ChatEmulator.Replays;
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
    private readonly EmulatorOptions _options;
    private readonly Court _court;

    internal EmulatorWorld(EmulatorServer server, World world, EmulatorOptions options)
    {
        (_server, _world, _options) = (server, world, options);
        _court = new Court(server.Engine, () => There, options.Output);
        Calls = new Calls(_court);
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
    private World There
    {
        get
        {
            _world.Usage.Touch();
            return _world.HasEnded
                ? throw new InvalidOperationException($"The world '{Name}' has ended: another was begun under its name, or it was deleted or let go. Ask emulator.World(\"{Name}\") for the one that there is.")
                : _world;
        }
    }

    /// <summary>A client with connections of its own, whose relative addresses lead into this world; its base address is <c>http://localhost/</c>.</summary>
    public HttpClient CreateClient() => new(CreateHandler()) { BaseAddress = Redirect.Here };

    /// <summary>
    /// A new handler with connections of its own that leads every request into this world, whichever host it names: for <c>ConfigurePrimaryHttpMessageHandler</c> in an
    /// application that knows only the vendor's address.
    /// </summary>
    public HttpMessageHandler CreateHandler() => new Redirect(_server.Connect, Name, _options.Http2);

    /// <summary>
    /// Plays another version of its scenario, or another scenario, from the next call on. Its rules decide, with what rules of the same name have
    /// counted; what a world begins with (seed, clock, volatile, profile, accounts, data) stays as it is until <see cref="Reset"/>.
    /// </summary>
    /// <param name="scenario">A file or YAML, as for <see cref="Emulator.StartAsync(string, EmulatorOptions)"/>.</param>
    /// <returns>What waits for a reset: the keys of which it says something else than the world began with; empty when nothing does.</returns>
    /// <exception cref="FileNotFoundException">There is no such file; the message says where it was looked for.</exception>
    /// <exception cref="ScenarioException">The scenario has problems; the message shows every one, and the old one goes on.</exception>
    /// <exception cref="InvalidOperationException">The world has ended.</exception>
    public IReadOnlyList<string> Play(string scenario)
    {
        var director = new Director(There, _server.Engine.Providers);
        director.TakeUp(new Play(ScenarioSource.Load(scenario, _options), _server.Engine.Providers));
        if (Entrance.WhyNot(There) is { } why)
        {
            _options.Notice?.Invoke(why);
        }

        return director.Waiting;
    }

    /// <summary>Puts data in, as it stands under <c>data:</c> in a scenario: all of it or, when it throws, nothing. A reset forgets it.</summary>
    /// <param name="data">YAML or JSON, such as <c>algoreg: { threads: [{ id: t-9 }] }</c>.</param>
    /// <exception cref="ScenarioException">It has problems; the message shows every one.</exception>
    /// <exception cref="ArgumentException">Some of it is there already, or names what is not there; the message tells all that is wrong.</exception>
    /// <exception cref="InvalidOperationException">The world has ended.</exception>
    public void AddData(string data)
    {
        var reasons = new Director(There, _server.Engine.Providers).Add(ScenarioSource.Data(data));
        if (reasons.Count > 0)
        {
            throw new ArgumentException($"Nothing was put in. {string.Join(Environment.NewLine, reasons)}", nameof(data));
        }
    }

    /// <summary>How clients try again, from the calls that the journal still has: a value, whose text is some lines for people.</summary>
    /// <param name="operation">Only calls to an operation, or to those that a pattern covers (<c>algoreg.*</c>); null for all.</param>
    /// <exception cref="ArgumentException">There is no such operation.</exception>
    /// <exception cref="InvalidOperationException">The world has ended.</exception>
    public RetryAudit Retries(string? operation = null)
    {
        if (operation is not null)
        {
            _ = Calls.To(operation);
        }

        return new RetryView(There, _server.Engine.Providers).Audit(operation);
    }

    /// <summary>Whether what its scenario expects is so, as of now.</summary>
    /// <exception cref="InvalidOperationException">The world has ended.</exception>
    public WorldVerdict Verdict() => _server.Engine.Worlds.Verdicts.Of(There);

    /// <summary>Fails unless all that its scenario expects is so.</summary>
    /// <exception cref="ExpectationException">Something is broken, cannot be known, or nothing is expected; the message tells each with its place and its calls.</exception>
    /// <exception cref="InvalidOperationException">The world has ended.</exception>
    [StackTraceHidden]
    public void Verify() => Verify(new VerdictReport([Verdict()]));

    /// <summary>What of its latest calls will hurt one day, though nothing may have failed: hints, and no expectation fails by them.</summary>
    /// <exception cref="InvalidOperationException">The world has ended.</exception>
    public IReadOnlyList<Advice> Advice() => new View(There, _server.Engine.Providers).Advice();

    /// <summary>Begins anew: state, counts, journal and ledger are empty, the clock is at the scenario's start.</summary>
    /// <exception cref="InvalidOperationException">The world has ended.</exception>
    public void Reset() => There.Reset();

    /// <summary>
    /// A world that is as this one was after one of its calls, with its journal, state, dice and keys, and goes on by itself: what would have
    /// happened if.
    /// </summary>
    /// <param name="name">The name of the new world; not this one's.</param>
    /// <param name="at">The number of that call; null for the present.</param>
    /// <exception cref="ArgumentException">No world can be called so, or there is one of that name already.</exception>
    /// <exception cref="PastException">There is no such call, or the journal no longer has all that the past was made of; the message says which call, and what helps.</exception>
    /// <exception cref="InvalidOperationException">The world has ended.</exception>
    /// <exception cref="NoRoomException">There are as many worlds as there may be, and none is idle.</exception>
    public EmulatorWorld Fork(string name, long? at = null) => _server.Engine.Worlds.Find(Valid(name)) is not null
        ? throw new ArgumentException($"There is a world '{name}' already; the fork needs a name of its own.", nameof(name))
        : Put(_server, new Copier(_server.Engine).Fork(There, name, at), _options);

    /// <summary>
    /// The world as it is now, as JSON, for <see cref="Emulator.Restore"/> here or in another process. Credentials and keys stand in it as they are.
    /// </summary>
    /// <exception cref="PastException">The journal no longer has all that the past was made of; the message says which call, and what helps.</exception>
    /// <exception cref="InvalidOperationException">The world has ended.</exception>
    public string Snapshot()
    {
        using var text = new MemoryStream();
        using (var json = new Utf8JsonWriter(text))
        {
            new Copier(_server.Engine).Snapshot(There, json);
        }

        return Encoding.UTF8.GetString(text.GetBuffer(), 0, (int)text.Length);
    }

    /// <summary>The running hash over request, decision, effect and answer of its calls up to one: equal in a world and in its fork there.</summary>
    /// <param name="at">The number of that call; null for the latest.</param>
    /// <exception cref="PastException">There is no such call, or not all up to it is kept.</exception>
    /// <exception cref="InvalidOperationException">The world has ended.</exception>
    public string Hash(long? at = null) => Copier.Hash(There, at);

    [StackTraceHidden]
    internal void Verify(VerdictReport report) => _court.Demand(report);

    internal static EmulatorWorld Restore(EmulatorServer server, string name, string snapshot, EmulatorOptions options) =>
        Put(server, new Copier(server.Engine).Restore(Valid(name), Encoding.UTF8.GetBytes(snapshot)), options);

    internal static EmulatorWorld Named(EmulatorServer server, string name, EmulatorOptions options) => new(server, server.Engine.Worlds.FindOrMake(Valid(name)), options);

    internal static EmulatorWorld Begin(EmulatorServer server, string name, Scenario scenario, EmulatorOptions options) =>
        Put(server, server.Engine.Worlds.Begin(Valid(name), new Play(scenario, server.Engine.Providers)), options);

    private static EmulatorWorld Put(EmulatorServer server, World world, EmulatorOptions options)
    {
        try
        {
            server.Engine.Worlds.Put(world);
            return new EmulatorWorld(server, world, options);
        }
        catch
        {
            world.Dispose();
            throw;
        }
    }

    private static string Valid(string name) =>
        WorldName.IsValid(name) ? name : throw new ArgumentException($"No world can be called '{name}': a name is {WorldName.Rule}.", nameof(name));
}
