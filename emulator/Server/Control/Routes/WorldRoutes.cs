using ChatEmulator.Worlds;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;

namespace ChatEmulator.Server.Control.Routes;

/// <summary><c>GET state</c>, <c>GET ledger</c>, <c>POST reset</c>: a world as it is, and anew.</summary>
internal static class WorldRoutes
{
    public static void Map(IEndpointRouteBuilder routes, Engine engine)
    {
        var world = engine.Worlds.Default;
        var view = new View(world, engine.Providers);
        routes.MapGet("/state", context => JsonAnswer.Ok(context, view.State));
        routes.MapGet("/ledger", context => JsonAnswer.Ok(context, view.Ledger));
        routes.MapPost("/reset", context =>
        {
            world.Reset();
            return JsonAnswer.Ok(context, json =>
            {
                json.WriteStartObject();
                json.WriteString("world", world.Name);
                json.WriteString("scenario", world.Scenario.Name);
                json.WriteNumber("epoch", world.Epoch);
                json.WriteEndObject();
            });
        });
    }
}
