using ChatEmulator.Exchanges;
using ChatEmulator.Providers;
using ChatEmulator.Worlds;

namespace ChatEmulator;

/// <summary>
/// Finds the world of a call: the one that it names by header or path; else the one that its credentials name, because a vendor's SDK
/// lets a test choose nothing else; else the default one. A call makes the world that it names when there is none.
/// </summary>
internal sealed class Finder(WorldDirectory worlds)
{
    /// <summary>The world of a call that is for no operation.</summary>
    /// <exception cref="NoRoomException">There is no room for one more world.</exception>
    public World Of(Exchange exchange)
    {
        var world = exchange.World is { } name ? worlds.FindOrMake(name) : worlds.Default;
        world.Touch();
        return world;
    }

    /// <summary>The world of a call for an operation, and the call as the operation reads it there.</summary>
    /// <exception cref="NoRoomException">There is no room for one more world.</exception>
    public Visit Of(Exchange exchange, Provider provider, Operation operation)
    {
        var world = Of(exchange);
        return Visit(world, exchange, provider, operation);
    }

    /// <summary>A call in a world that is known.</summary>
    public static Visit Visit(World world, Exchange exchange, Provider provider, Operation operation)
    {
        var profile = world.Play.Profile(provider);
        var reading = operation.Read(exchange, profile);
        return new Visit(world, exchange, provider, operation, profile, reading, Requests.Print(operation, exchange, reading, world.Scenario.Volatile));
    }
}
