using System.Diagnostics;
using ChatEmulator.Scenarios.Sources;
using ChatEmulator.Server.Admin;
using ChatEmulator.Server.Answering;
using ChatEmulator.Server.Control.Routes;
using ChatEmulator.Server.Listening.Doors;
using ChatEmulator.Server.Listening.Secure;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace ChatEmulator.Server.Control;

/// <summary>The routes of the Control API with what it takes to find them, in a service provider of their own.</summary>
internal sealed class Routing : IAsyncDisposable
{
    private readonly ServiceProvider _services;
    private readonly RequestDelegate _pipeline;
    private readonly List<RouteEndpoint> _routes = [];
    private IReadOnlyCollection<string> _ofAdmin = [];

    /// <summary>All routes.</summary>
    public IReadOnlyList<RouteEndpoint> Routes => _routes;

    public Routing(Engine engine, SlowLane lane, SecureEndpoint? secure, WaitRoutes waits, Doorman doorman)
    {
        using var listener = new DiagnosticListener("ChatEmulator.Control");
        _services = new ServiceCollection().AddLogging().AddRouting().AddSingleton(listener).BuildServiceProvider();
        var app = new ApplicationBuilder(_services);
        app.UseRouting();
        app.Use(static (context, next) =>
        {
            Questions.Check(context);
            return next(context);
        });
        app.UseEndpoints(routes => Map(routes, engine, lane, secure, waits, doorman));
        app.Run(NobodysPath);
        _pipeline = app.Build();
    }

    /// <summary>Finds the route and answers.</summary>
    /// <exception cref="RefusedException">No route, or not with this method.</exception>
    public async Task Answer(HttpContext context)
    {
        await _pipeline(context);
        if (context.Response is { StatusCode: 405, HasStarted: false } response)
        {
            if (context.Request.Path.StartsWithSegments(Target.AdminRoot, StringComparison.Ordinal))
            {
                // WireMock knows no wrong method: there is no such thing there.
                response.Headers.Remove("Allow");
                await NobodysPath(context);
                return;
            }

            throw new RefusedException(405, $"{context.Request.Path} answers to {response.Headers.Allow}, not to {context.Request.Method}.");
        }
    }

    public ValueTask DisposeAsync() => _services.DisposeAsync();

    private void Map(IEndpointRouteBuilder routes, Engine engine, SlowLane lane, SecureEndpoint? secure, WaitRoutes waits, Doorman doorman)
    {
        var group = routes.MapGroup(ControlApi.Root);
        ((IEndpointConventionBuilder)group).Add(AnswerHead);
        HealthRoutes.Map(group, engine);
        CallRoutes.Map(group, engine);
        waits.Map(group);
        UnmatchedRoutes.Map(group, engine);
        RetryRoutes.Map(group, engine);
        WorldRoutes.Map(group, engine);
        WorldsRoutes.Map(group, engine);
        PastRoutes.Map(group, engine, lane);
        ScenarioRoutes.Map(group, engine, scenario => doorman.Cautions(scenario));
        DataRoutes.Map(group, engine);
        ClockRoutes.Map(group, engine);
        TokenRoutes.Map(group, engine);
        OpenApiRoutes.Map(group, engine, _routes);
        FidelityRoutes.Map(group, engine);
        AccountRoutes.Map(group, engine);
        VerdictRoutes.Map(group, engine);
        AdviceRoutes.Map(group, engine);
        AuthorityRoutes.Map(group, secure);
        ConnectionRoutes.Map(group, doorman);
        MetricsRoutes.Map(group, engine, doorman);
        _routes.AddRange(routes.DataSources.SelectMany(source => source.Endpoints).OfType<RouteEndpoint>());
        _ofAdmin = AdminRoutes.Map(routes, engine);
    }

    // Whoever may GET may ask for the head alone; Kestrel leaves the body out.
    private static void AnswerHead(EndpointBuilder route)
    {
        if (route.Metadata.OfType<HttpMethodMetadata>().FirstOrDefault() is { HttpMethods: ["GET"] } methods)
        {
            route.Metadata[route.Metadata.IndexOf(methods)] = new HttpMethodMetadata([HttpMethods.Get, HttpMethods.Head]);
        }
    }

    private Task NobodysPath(HttpContext context)
    {
        var path = context.Request.Path.Value ?? "";
        if (path.StartsWith(Target.AdminRoot, StringComparison.Ordinal))
        {
            return AdminAnswer.Refused(context, AdminException.NoRoute(context.Request.Method, path, _ofAdmin));
        }

        var known = _routes.Select(route => route.RoutePattern.RawText!).Distinct().ToList();
        throw new RefusedException(404, $"Control has nothing at {path}. " + (Nearest.Of(path, known) is { } near
            ? $"Did you mean {near}?"
            : $"It has {string.Join(", ", known)}."));
    }
}
