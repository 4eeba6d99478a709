using ChatEmulator.Judging.Reports;
using ChatEmulator.Server.Control.Describing;
using ChatEmulator.Worlds;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace ChatEmulator.Server.Control.Routes;

/// <summary><c>GET advice</c>: what of the latest calls will hurt one day; of the world that the request names, else of all that were called.</summary>
internal static class AdviceRoutes
{
    public static void Map(IEndpointRouteBuilder routes, Engine engine) => routes.MapGet("/advice", context =>
    {
        var advice = Worlds(context, engine).Select(world => new WorldAdvice(world.Name, new View(world, engine.Providers).Advice())).ToList();
        return JsonAnswer.Ok(context, json => AdviceJson.Write(json, advice));
    }).Told(JudgingDescriptions.Advice);

    private static IEnumerable<World> Worlds(HttpContext context, Engine engine) =>
        WorldChoice.Named(context) is not null ? [WorldChoice.Of(context, engine)] : engine.Worlds.All.Where(world => world.Journal.Total > 0);
}
