using ChatEmulator.Server.Answering;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;

namespace ChatEmulator.Server.Admin;

/// <summary>
/// WireMock's admin API, so that its clients in any language stub further endpoints here and ask what came. It is the only room that speaks that dialect on
/// the network; what it changes are the mappings of a world, and the one engine plays them.
/// </summary>
/// <param name="routes">Takes the routes.</param>
/// <param name="engine">What decides calls.</param>
internal sealed class AdminRoutes(IEndpointRouteBuilder routes, Engine engine)
{
    /// <summary>Makes all routes known.</summary>
    public static void Map(IEndpointRouteBuilder routes, Engine engine)
    {
        var admin = new AdminRoutes(routes.MapGroup(Target.AdminRoot), engine);
        MappingRoutes.Map(admin);
        ImportRoutes.Map(admin);
        ScenarioStateRoutes.Map(admin);
        RequestRoutes.Map(admin);
        RemovalRoutes.Map(admin);
        NearMissRoutes.Map(admin);
        SystemRoutes.Map(admin);
    }

    /// <summary>A route, and what is done there.</summary>
    public void On(string method, string path, Func<AdminCall, Task> answer) => routes.MapMethods(path, [method], async context =>
    {
        try
        {
            // The server would take a slash at the end for none.
            var asked = context.Request.Path.Value!;
            await answer(path == "/" || !asked.EndsWith('/') ? new AdminCall(context, engine) : throw AdminException.NoRoute(context.Request.Method, asked));
        }
        catch (AdminException e)
        {
            await AdminAnswer.Refused(context, e);
        }
    });
}
