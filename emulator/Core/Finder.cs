using ChatEmulator.Exchanges;
using ChatEmulator.Mappings;
using ChatEmulator.Providers;
using ChatEmulator.Providers.Stubs;
using ChatEmulator.Worlds;

namespace ChatEmulator;

/// <summary>
/// Finds the world of a call: the one that it names by header or path; else the one that its credentials name, because a vendor's SDK
/// lets a test choose nothing else; else the default one. A call makes the world that it names when there is none.
/// </summary>
internal sealed class Finder(WorldDirectory worlds, IReadOnlyList<Provider> providers)
{
    /// <summary>The world of a call that is for no operation: whoever calls what there is not should find it beside its other calls.</summary>
    /// <exception cref="NoRoomException">There is no room for one more world.</exception>
    public World Of(Exchange exchange) => Used(
        exchange.World is { } name ? worlds.FindOrMake(name)
        : providers.Select(provider => worlds.Default.Play.Roster(provider).WorldOf(exchange, null, Reading.Nothing)).FirstOrDefault(clue => clue is not null) is { } clue ? Of(clue)
        : worlds.Default);

    /// <summary>
    /// A call for a stub of the world that it names by header or path, else of the default one; null when that world has none for it. What credentials it
    /// carries are another service's.
    /// </summary>
    /// <exception cref="NoRoomException">There is no room for one more world.</exception>
    public Visit? Stubbed(Exchange exchange)
    {
        var world = exchange.World is { } name ? worlds.FindOrMake(name) : worlds.Default;
        return Stubbed(world, exchange) is { } visit ? visit with { World = Used(world) } : null;
    }

    /// <summary>A call for a stub of a world that is known; null when it has none for it.</summary>
    public static Visit? Stubbed(World world, Exchange exchange) =>
        MappingBook.Find(world.Mappings, exchange) is { } hit ? Visit(world, exchange, Mapped.Stubs, Mapped.Stub) with { Hit = hit }
        : world.Latest.Stubs is { } stubs && stubs.Find(exchange) is { } stub ? Visit(world, exchange, stubs, stub)
        : null;

    // What a scenario describes itself changes with its version, at once, as rules do; how bodies are read is what the epoch began with.
    private static Visit Visit(World world, Exchange exchange, StubProvider stubs, Operation stub)
    {
        var (play, reading) = (world.Play, stub.Read(exchange, stubs.Profile));
        return new Visit(world, play, exchange, stubs, stub, stubs.Profile, reading, Requests.Print(stub, exchange, reading, play.Scenario.Volatile));
    }

    /// <summary>A call for an operation, as the operation reads it in its world.</summary>
    /// <exception cref="NoRoomException">There is no room for one more world.</exception>
    public Visit Of(Exchange exchange, Provider provider, Operation operation)
    {
        if (exchange.World is { } name)
        {
            return Visit(Used(worlds.FindOrMake(name)), exchange, provider, operation);
        }

        // Asked for once: a reset may change it meanwhile.
        var (usual, play) = (worlds.Default, worlds.Default.Play);
        var reading = operation.Read(exchange, play.Profile(provider));
        var world = play.Roster(provider).WorldOf(exchange, operation, reading) is { } clue ? Of(clue) : usual;
        if (world.Play == play)
        {
            return Visit(Used(world), play, exchange, provider, operation, reading);
        }

        // Another scenario may read the same body otherwise.
        reading.Dispose();
        return Visit(Used(world), exchange, provider, operation);
    }

    /// <summary>A call in a world that is known.</summary>
    public static Visit Visit(World world, Exchange exchange, Provider provider, Operation operation) =>
        Visit(world, world.Play, exchange, provider, operation);

    private static Visit Visit(World world, Play play, Exchange exchange, Provider provider, Operation operation) =>
        Visit(world, play, exchange, provider, operation, operation.Read(exchange, play.Profile(provider)));

    private static Visit Visit(World world, Play play, Exchange exchange, Provider provider, Operation operation, Reading reading) => new(
        world, play, exchange, provider, operation, play.Profile(provider), reading, Requests.Print(operation, exchange, reading, play.Scenario.Volatile));

    // A token was minted for whoever holds it, and nobody wrote it to choose a world: it makes none.
    private World Of(WorldClue clue) => clue.Makes ? worlds.FindOrMake(clue.World) : worlds.Find(clue.World) ?? worlds.Default;

    // The default world never makes room for another, so nobody asks when it was used.
    private World Used(World world)
    {
        if (world != worlds.Default)
        {
            world.Usage.Touch();
        }

        return world;
    }
}
