using ChatEmulator.Judging.Retries;
using ChatEmulator.Server.Control.Describing;
using ChatEmulator.Worlds;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;

namespace ChatEmulator.Server.Control.Routes;

/// <summary><c>GET retries</c>: how the clients of a world try again.</summary>
internal static class RetryRoutes
{
    public static void Map(IEndpointRouteBuilder routes, Engine engine) =>
        routes.MapGet("/retries", context =>
        {
            var world = WorldChoice.Of(context, engine);
            var operation = CallQuestion.ReadOperation(context.Request.Query, new View(world, engine.Providers));
            var audit = new RetryView(world, engine.Providers).Audit(operation);
            return JsonAnswer.Ok(context, json => RetryAuditJson.Write(json, audit, world.Name));
        }).Told(JudgingDescriptions.Retries);
}
