using System.Text;
using System.Text.Json;
using ChatEmulator.Exchanges;
using ChatEmulator.Scenarios;
using ChatEmulator.Scenarios.Sources;
using ChatEmulator.Worlds;
using Microsoft.AspNetCore.Http;

namespace ChatEmulator.Server.Control.Routes;

/// <summary>
/// What a new world is to play: the body is YAML, or the name of a loaded scenario as <c>{"scenario":"…"}</c>; without one it plays what
/// the default world plays.
/// </summary>
internal static class Playing
{
    /// <summary>Reads the body.</summary>
    /// <exception cref="RefusedException">No scenario of that name is loaded, or the YAML has problems; all of them are told.</exception>
    public static async Task<Play> Read(HttpContext context, Engine engine)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body, context.RequestAborted);
        var bytes = body.GetBuffer().AsMemory(0, (int)body.Length);
        return bytes.Span.Trim(" \t\r\n"u8).IsEmpty ? engine.Repertoire.Usual
            : NameIn(bytes) is { } name ? Known(name, engine.Repertoire)
            : new Play(Load(bytes.Span, engine), engine.Providers);
    }

    // YAML may be JSON too; an object with nothing but a scenario's name asks for a loaded one.
    private static string? NameIn(ReadOnlyMemory<byte> body)
    {
        try
        {
            using var json = JsonDocument.Parse(body);
            return json.RootElement is { ValueKind: JsonValueKind.Object } root && root.EnumerateObject().Count() == 1
                && root.TryGetProperty("scenario", out var name) && name.ValueKind == JsonValueKind.String
                ? name.GetString()
                : null;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    private static Play Known(string name, Repertoire repertoire) => repertoire.Find(name) ?? throw new RefusedException(
        422,
        $"No scenario '{Brief.Of(name, 100)}' is loaded. " + (Nearest.Of(name, repertoire.Names) is { } near ? $"Did you mean '{near}'?" : $"Loaded are {string.Join(", ", repertoire.Names)}."));

    private static Scenario Load(ReadOnlySpan<byte> yaml, Engine engine)
    {
        var loaded = new Loader([.. engine.Providers.Select(provider => provider.Catalogue)]).LoadText(Encoding.UTF8.GetString(yaml), "body");
        return loaded.HasErrors ? throw new RefusedException(422, Problems.Render(loaded.Problems, ProblemFormat.Text).TrimEnd(), loaded.Problems) : loaded.Scenarios[0];
    }
}
