using ChatEmulator.Publishing;
using ChatEmulator.Scenarios.Sources;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;

namespace ChatEmulator.Server.Control.Routes;

/// <summary><c>GET openapi/{provider}.json</c>: a provider as an OpenAPI document, under the profile that the world plays.</summary>
internal static class OpenApiRoutes
{
    public static void Map(IEndpointRouteBuilder routes, Engine engine) => routes.MapGet("/openapi/{document}", context =>
    {
        var document = (string)context.GetRouteValue("document")!;
        var provider = engine.Providers.FirstOrDefault(provider => Name(provider.Catalogue.Provider) == document) ?? throw NotThere(document, engine);
        var scenario = WorldChoice.Of(context, engine).Play.Scenario;
        return JsonAnswer.Ok(context, json => OpenApi.Write(json, provider, scenario.Profiles[provider.Catalogue.Provider]));
    });

    private static string Name(string provider) => $"{provider}.json";

    private static RefusedException NotThere(string document, Engine engine)
    {
        var known = engine.Providers.Select(provider => Name(provider.Catalogue.Provider)).ToList();
        return new RefusedException(404, $"There is no document '{document}'. "
            + (Nearest.Of(document.EndsWith(".json", StringComparison.Ordinal) ? document : Name(document), known) is { } near ? $"Did you mean {near}?" : $"There are {string.Join(", ", known)}."));
    }
}
