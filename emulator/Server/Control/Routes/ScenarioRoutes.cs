using System.Text;
using System.Text.Json;
using ChatEmulator.Scenarios;
using ChatEmulator.Server.Control.Describing;
using ChatEmulator.Worlds;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace ChatEmulator.Server.Control.Routes;

/// <summary><c>GET|PUT scenario</c>: what a world plays, and another version of it while calls go on.</summary>
internal static class ScenarioRoutes
{
    // RFC 9512.
    private const string Yaml = "application/yaml";

    public static void Map(IEndpointRouteBuilder routes, Engine engine, Func<Scenario, IEnumerable<string>> cautions)
    {
        routes.MapGet("/scenario", context =>
        {
            var world = WorldChoice.Of(context, engine);
            return WantsJson(context.Request) ? JsonAnswer.Ok(context, json => Write(json, world, engine)) : Text(context, world);
        }).Told(ScenarioDescriptions.Read);
        routes.MapPut("/scenario", async context =>
        {
            var world = WorldChoice.Of(context, engine);
            var (version, warnings) = await Playing.Version(context, engine);
            var director = new Director(world, engine.Providers);
            var changed = director.TakeUp(version);
            await JsonAnswer.Ok(context, json =>
            {
                json.WriteStartObject();
                json.WriteString("world", world.Name);
                json.WriteString("scenario", version.Scenario.Name);
                json.WriteBoolean("changed", changed);
                Waiting(json, director.Waiting);
                json.WritePropertyName("problems");
                IEnumerable<string> more = Entrance.WhyNot(world) is { } why ? [why] : world == engine.Worlds.Default ? cautions(version.Scenario) : [];
                Problems.Write([.. warnings, .. more.Select(text => new Problem("body", 0, 1, null, text, Severity.Warning))], json);
                json.WriteEndObject();
            });
        }).Told(ScenarioDescriptions.Put);
    }

    // Whoever takes anything gets what the author wrote.
    private static bool WantsJson(HttpRequest request)
    {
        var accepted = request.GetTypedHeaders().Accept;
        return accepted.Any(type => type.MediaType.Equals("application/json", StringComparison.OrdinalIgnoreCase))
            && !accepted.Any(type => type.MediaType.Equals(Yaml, StringComparison.OrdinalIgnoreCase));
    }

    private static async Task Text(HttpContext context, World world)
    {
        var text = world.Scenario.Text ?? throw new RefusedException(
            404, $"No text says what the scenario '{world.Scenario.Name}' is: it was made by a program, or is one of several readings. With Accept: application/json its name can be had.");
        context.Response.ContentType = Yaml;
        context.Response.Headers.CacheControl = "no-store";
        var bytes = Encoding.UTF8.GetBytes(text);
        context.Response.ContentLength = bytes.Length;
        await context.Response.BodyWriter.WriteAsync(bytes);
    }

    private static void Write(Utf8JsonWriter json, World world, Engine engine)
    {
        var scenario = world.Scenario;
        json.WriteStartObject();
        json.WriteString("world", world.Name);
        json.WriteString("scenario", scenario.Name);
        json.WriteString("about", scenario.About);
        json.WriteString("file", scenario.File);
        json.WriteString("yaml", scenario.Text);
        Waiting(json, new Director(world, engine.Providers).Waiting);
        json.WritePropertyName("problems");
        Problems.Write(engine.Repertoire.Problems, json);
        json.WriteEndObject();
    }

    private static void Waiting(Utf8JsonWriter json, IReadOnlyList<string> keys)
    {
        json.WriteStartArray("after_reset");
        foreach (var key in keys)
        {
            json.WriteStringValue(key);
        }

        json.WriteEndArray();
    }
}
