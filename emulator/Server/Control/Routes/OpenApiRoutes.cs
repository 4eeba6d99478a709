using ChatEmulator.Publishing;
using ChatEmulator.Scenarios.Sources;
using ChatEmulator.Server.Control.Describing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;

namespace ChatEmulator.Server.Control.Routes;

/// <summary><c>GET openapi/{document}</c>: a provider as an OpenAPI document, under the profile that the world plays, or Control itself.</summary>
internal static class OpenApiRoutes
{
    private const string Control = "control.json";

    private static readonly string Version = typeof(OpenApiRoutes).Assembly.GetName().Version!.ToString(3);

    public static void Map(IEndpointRouteBuilder routes, Engine engine, IReadOnlyList<RouteEndpoint> all)
    {
        MapProviders(routes, engine);
        routes.MapGet($"/openapi/{Control}", async context =>
        {
            var document = await ControlDocument.Of(all, Version, context.RequestAborted);
            await JsonAnswer.Ok(context, json => json.WriteRawValue(document));
        }).Told(ScenarioDescriptions.Control);
    }

    private static void MapProviders(IEndpointRouteBuilder routes, Engine engine) => routes.MapGet("/openapi/{document}", context =>
    {
        var document = (string)context.GetRouteValue("document")!;
        var provider = engine.Providers.FirstOrDefault(provider => Name(provider.Catalogue.Provider) == document) ?? throw NotThere(document, engine);
        var scenario = WorldChoice.Of(context, engine).Play.Scenario;
        return JsonAnswer.Ok(context, json => OpenApi.Write(json, provider, scenario.Profiles[provider.Catalogue.Provider]));
    }).Told(ScenarioDescriptions.Provider);

    private static string Name(string provider) => $"{provider}.json";

    private static RefusedException NotThere(string document, Engine engine)
    {
        var known = engine.Providers.Select(provider => Name(provider.Catalogue.Provider)).Append(Control).ToList();
        return new RefusedException(404, $"There is no document '{document}'. "
            + (Nearest.Of(document.EndsWith(".json", StringComparison.Ordinal) ? document : Name(document), known) is { } near ? $"Did you mean {near}?" : $"There are {string.Join(", ", known)}."));
    }
}
