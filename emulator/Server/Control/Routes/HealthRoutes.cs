using System.Text.Json;
using ChatEmulator.Server.Control.Describing;
using ChatEmulator.Worlds;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;

namespace ChatEmulator.Server.Control.Routes;

/// <summary><c>GET health</c>: whoever gets an answer gets it from an emulator whose scenarios are loaded.</summary>
internal static class HealthRoutes
{
    private static readonly string Version = typeof(HealthRoutes).Assembly.GetName().Version!.ToString(3);

    public static void Map(IEndpointRouteBuilder routes, Engine engine) =>
        routes.MapGet("/health", context =>
        {
            var world = WorldChoice.Of(context, engine);
            return JsonAnswer.Ok(context, json => Write(json, world));
        }).Told(WorldDescriptions.Health);

    private static void Write(Utf8JsonWriter json, World world)
    {
        json.WriteStartObject();
        json.WriteString("status", "ready");
        json.WriteString("scenario", world.Scenario.Name);
        json.WriteString("version", Version);
        json.WriteString("world", world.Name);
        json.WriteEndObject();
    }
}
