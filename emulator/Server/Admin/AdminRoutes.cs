using ChatEmulator.Server.Answering;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
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
    private readonly List<string> _paths = [];

    /// <summary>Makes all routes known.</summary>
    /// <returns>Their paths, without what stands before all of them.</returns>
    public static IReadOnlyCollection<string> Map(IEndpointRouteBuilder routes, Engine engine)
    {
        var admin = new AdminRoutes(routes.MapGroup(Target.AdminRoot), engine);
        MappingRoutes.Map(admin);
        ImportRoutes.Map(admin);
        ScenarioStateRoutes.Map(admin);
        RequestRoutes.Map(admin);
        RemovalRoutes.Map(admin);
        NearMissRoutes.Map(admin);
        SystemRoutes.Map(admin);
        return admin._paths;
    }

    /// <summary>A route, and what is done there.</summary>
    public void On(string method, string path, Func<AdminCall, Task> answer)
    {
        _paths.Add(path);
        routes.MapMethods(path, [method], context => Answer(context, path == "/", answer));
    }

    private async Task Answer(HttpContext context, bool isRoot, Func<AdminCall, Task> answer)
    {
        try
        {
            // The server would take a slash at the end for none.
            var asked = context.Request.Path.Value!;
            await answer(isRoot || !asked.EndsWith('/') ? new AdminCall(context, engine) : throw AdminException.NoRoute(context.Request.Method, asked, _paths));
        }
        catch (AdminException e)
        {
            await AdminAnswer.Refused(context, e);
        }
    }
}
