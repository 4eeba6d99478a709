using System.Text;
using ChatEmulator.Scenarios;
using ChatEmulator.Scenarios.Sources;
using ChatEmulator.Worlds;
using Microsoft.AspNetCore.Http;

namespace ChatEmulator.Server.Control.Routes;

/// <summary>
/// What a new world is to play: the body is a scenario as YAML; or nothing but the name of a loaded one, and perhaps a seed, as
/// <c>{"scenario":"…"}</c>; without a body it plays what the default world plays.
/// </summary>
internal static class Playing
{
    /// <summary>A world of that name at its beginning, as the body has it.</summary>
    /// <exception cref="RefusedException">No scenario of that name is loaded, or the YAML has problems; all of them are told.</exception>
    public static async Task<World> Begin(string name, HttpContext context, Engine engine)
    {
        using var reader = new StreamReader(context.Request.Body, Encoding.UTF8);
        var text = await reader.ReadToEndAsync(context.RequestAborted);
        if (string.IsNullOrWhiteSpace(text))
        {
            return engine.Worlds.Begin(name, engine.Repertoire.Usual);
        }

        var scenario = Load(text, engine);

        // A name alone would be a world in which nothing ever goes wrong, and nobody asks for one with a scenario's name.
        return scenario.SaysNothingMore
            ? engine.Worlds.Begin(name, Known(scenario.Name, engine.Repertoire), scenario.SaysSeed ? scenario.Seed : null)
            : engine.Worlds.Begin(name, new Play(scenario, engine.Providers));
    }

    private static Play Known(string name, Repertoire repertoire) => repertoire.Find(name) ?? throw new RefusedException(
        422,
        $"No scenario '{name}' is loaded. " + (Nearest.Of(name, repertoire.Names) is { } near ? $"Did you mean '{near}'?" : $"Loaded are {string.Join(", ", repertoire.Names)}.")
            + " A scenario of your own says more than its name: rules, a clock, accounts.");

    private static Scenario Load(string yaml, Engine engine)
    {
        var loaded = new Loader([.. engine.Providers.Select(provider => provider.Catalogue)]).LoadText(yaml, "body");
        return loaded.HasErrors ? throw new RefusedException(422, Problems.Render(loaded.Problems, ProblemFormat.Text).TrimEnd(), loaded.Problems) : loaded.Scenarios[0];
    }
}
