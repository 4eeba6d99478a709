using ChatEmulator.Exchanges;
using ChatEmulator.Scenarios.Sources;
using ChatEmulator.Server.Answering;
using ChatEmulator.Worlds;
using Microsoft.AspNetCore.Http;

namespace ChatEmulator.Server.Control;

/// <summary>
/// Which world a Control request is about: header, path prefix, else <c>default</c>. A world that there is not is refused and never made:
/// a typo must not be an empty world in which every "it never happened" holds.
/// </summary>
internal static class WorldChoice
{
    private static readonly object Key = new();

    /// <summary>The path behind <c>/worlds/NAME</c>.</summary>
    public static PathString Strip(PathString path, in Target target) =>
        target.World is not null && path.Value!.StartsWith(Target.WorldsRoot, StringComparison.Ordinal)
        && path.Value.IndexOf('/', Target.WorldsRoot.Length) is > 0 and var end ? path.Value[end..] : path;

    /// <summary>Keeps the name for whoever answers.</summary>
    /// <exception cref="GivenUpException">What names it can be the name of no world.</exception>
    /// <exception cref="RefusedException">Header and path name two: a call has to be decided somehow, a question can be asked again.</exception>
    public static void Note(HttpContext context, in Target target)
    {
        var name = target.Named(context.Request.Headers[WorldName.Header]);
        context.Items[Key] = target.World is null || target.World == name
            ? name
            : throw new RefusedException(400, $"The header {WorldName.Header} names the world '{name}', and the path '{Brief.Of(target.World, 100)}'. Leave one out.");
    }

    /// <summary>The name of the world that the request names; null when it names none.</summary>
    public static string? Named(HttpContext context) => context.Items[Key] as string;

    /// <summary>The world that the request is about; it counts as used.</summary>
    /// <exception cref="RefusedException">There is none of that name.</exception>
    public static World Of(HttpContext context, Engine engine) =>
        context.Items[Key] is string name ? Of(name, engine.Worlds) : engine.Worlds.Default;

    /// <summary>The world of a name.</summary>
    /// <exception cref="RefusedException">There is none of that name.</exception>
    public static World Of(string name, WorldDirectory worlds)
    {
        var world = worlds.Find(name) ?? throw NotThere(name, worlds);
        world.Usage.Touch();
        return world;
    }

    private static RefusedException NotThere(string name, WorldDirectory worlds)
    {
        if (worlds.Fate(name) is { } fate)
        {
            return new RefusedException(410, $"There is no world '{name}' any more: it {fate}.");
        }

        var known = worlds.All.Select(world => world.Name).ToList();
        return new RefusedException(404, $"There is no world '{name}'. " + (Nearest.Of(name, known) is { } near ? $"Did you mean '{near}'? " : "")
            + $"A provider's call that names it makes it, and so does PUT /_emulator/worlds/{name}; there {(known.Count == 1 ? "is" : "are")} {string.Join(", ", known.Take(20))}{(known.Count > 20 ? $" and {known.Count - 20} more" : "")}.");
    }
}
