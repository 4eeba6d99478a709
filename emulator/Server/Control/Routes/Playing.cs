using System.Text;
using ChatEmulator.Scenarios;
using ChatEmulator.Scenarios.Sources;
using ChatEmulator.Worlds;
using Microsoft.AspNetCore.Http;

namespace ChatEmulator.Server.Control.Routes;

/// <summary>
/// What a world is to play: the body is a scenario as YAML; or nothing but the name of a loaded one, and perhaps a seed, as
/// <c>{"scenario":"…"}</c>; for a new world no body means what the default world plays.
/// </summary>
internal static class Playing
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>A world of that name at its beginning, as the body has it.</summary>
    /// <exception cref="RefusedException">No scenario of that name is loaded, or the YAML has problems; all of them are told.</exception>
    public static async Task<World> Begin(string name, HttpContext context, Engine engine)
    {
        var text = await Text(context);
        if (string.IsNullOrWhiteSpace(text))
        {
            return engine.Worlds.Begin(name, engine.Worlds.Default.Latest);
        }

        var scenario = Load(text, engine, out _);

        // A name alone would be a world in which nothing ever goes wrong, and nobody asks for one with a scenario's name.
        return scenario.SaysNothingMore
            ? engine.Worlds.Begin(name, Known(scenario.Name, engine.Repertoire), scenario.SaysSeed ? scenario.Seed : null)
            : engine.Worlds.Begin(name, new Play(scenario, engine.Providers));
    }

    /// <summary>A version for a world that is there, with what is only a warning.</summary>
    /// <exception cref="RefusedException">No scenario of that name is loaded, or the YAML has problems; all of them are told.</exception>
    public static async Task<(Play Version, IReadOnlyList<Problem> Warnings)> Version(HttpContext context, Engine engine)
    {
        var scenario = Load(await Text(context), engine, out var warnings);
        return !scenario.SaysNothingMore ? (new Play(scenario, engine.Providers), warnings)
            : !scenario.SaysSeed ? (Known(scenario.Name, engine.Repertoire), warnings)
            : throw new RefusedException(422, $"A seed beside the name of a loaded scenario is for a world that begins: PUT {ControlApi.Worlds}/NAME. Leave `seed` out, or write the scenario out with it.");
    }

    /// <summary>The body as text.</summary>
    /// <exception cref="RefusedException">It is none.</exception>
    public static async Task<string> Text(HttpContext context)
    {
        using var reader = new StreamReader(context.Request.Body, Strict);
        try
        {
            var text = await reader.ReadToEndAsync(context.RequestAborted);
            return text.Contains('\0', StringComparison.Ordinal) ? throw NoText("holds zero bytes") : text;
        }
        catch (DecoderFallbackException)
        {
            throw NoText("is not UTF-8");
        }
    }

    private static RefusedException NoText(string why) => new(422, $"The body {why}: it is binary, or of another encoding. Send YAML or JSON as UTF-8.");

    private static Play Known(string name, Repertoire repertoire) => repertoire.Find(name) ?? throw new RefusedException(
        422,
        $"No scenario '{name}' is loaded. " + (Nearest.Of(name, repertoire.Names) is { } near ? $"Did you mean '{near}'?" : $"Loaded are {string.Join(", ", repertoire.Names)}.")
            + " A scenario of your own says more than its name: rules, a clock, accounts.");

    // A text has no folder: it reaches for no file.
    private static Scenario Load(string yaml, Engine engine, out IReadOnlyList<Problem> warnings)
    {
        var loaded = new Loader([.. engine.Providers.Select(provider => provider.Catalogue)], engine.Repertoire.Spoken).LoadText(yaml, "body");
        warnings = loaded.Problems;
        return loaded.HasErrors ? throw Unsound(loaded.Problems) : loaded.Scenarios[0];
    }

    /// <summary>That what was sent has problems.</summary>
    public static RefusedException Unsound(IReadOnlyList<Problem> problems) => new(422, Problems.Render(problems, ProblemFormat.Text).TrimEnd(), problems);
}
