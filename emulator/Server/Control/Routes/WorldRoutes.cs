using ChatEmulator.Server.Control.Describing;
using ChatEmulator.Worlds;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace ChatEmulator.Server.Control.Routes;

/// <summary><c>GET state</c>, <c>GET ledger</c>, <c>POST reset</c>: a world as it is, and anew.</summary>
internal static class WorldRoutes
{
    public static void Map(IEndpointRouteBuilder routes, Engine engine)
    {
        routes.MapGet("/state", context => JsonAnswer.Ok(context, View(context).State)).Told(WorldDescriptions.State);
        routes.MapGet("/ledger", context => JsonAnswer.Ok(context, View(context).Ledger)).Told(CallDescriptions.Ledger);
        routes.MapPost("/reset", context =>
        {
            var world = WorldChoice.Of(context, engine);
            world.Reset();
            return JsonAnswer.Ok(context, json =>
            {
                json.WriteStartObject();
                json.WriteString("world", world.Name);
                json.WriteString("scenario", world.Scenario.Name);
                json.WriteNumber("epoch", world.Epoch);
                json.WriteEndObject();
            });
        }).Told(WorldDescriptions.Reset);

        View View(HttpContext context) => new(WorldChoice.Of(context, engine), engine.Providers);
    }
}
