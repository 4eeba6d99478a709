using ChatEmulator.Fidelity;
using ChatEmulator.Server.Control.Describing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;

namespace ChatEmulator.Server.Control.Routes;

/// <summary><c>GET fidelity</c>: every rule that is kept in a vendor's name, with basis, source, profile key and probes.</summary>
internal static class FidelityRoutes
{
    public static void Map(IEndpointRouteBuilder routes, Engine engine) =>
        routes.MapGet("/fidelity", context => JsonAnswer.Ok(context, json => FidelityJson.Write(json, engine.Providers, WorldChoice.Of(context, engine).Play.Profile))).Told(ScenarioDescriptions.Fidelity);
}
