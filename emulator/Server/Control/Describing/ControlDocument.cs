using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Hosting;
using Microsoft.OpenApi;

namespace ChatEmulator.Server.Control.Describing;

/// <summary>
/// Control as an OpenAPI document, made from its routes and what stands beside them. All that it takes is loaded when somebody asks for
/// the document, and not when the emulator starts.
/// </summary>
internal static class ControlDocument
{
    private const string Name = "control";
    private const string About = "Whatever a test wants to know of an emulator of chat APIs, or to do to it. Most of it is about one world: the one that the header Emulator-World or "
        + "the path (/worlds/NAME/_emulator/…) names, else `default`. Errors are problem documents; parameters that a route does not know are refused.";

    /// <summary>The document as JSON.</summary>
    /// <param name="routes">The routes of Control.</param>
    /// <param name="version">The program's version.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public static async Task<string> Of(IEnumerable<RouteEndpoint> routes, string version, CancellationToken cancellationToken)
    {
        await using var services = Services(routes, version);
        await using var scope = services.CreateAsyncScope();
        var document = await scope.ServiceProvider.GetRequiredKeyedService<IOpenApiDocumentProvider>(Name).GetOpenApiDocumentAsync(cancellationToken);
        return await document.SerializeAsJsonAsync(OpenApiSpecVersion.OpenApi3_1, cancellationToken);
    }

    private static ServiceProvider Services(IEnumerable<RouteEndpoint> routes, string version) => new ServiceCollection()
        .AddLogging()
        .AddRouting()
        .AddSingleton<IHostEnvironment>(new Surroundings())
        .AddSingleton<EndpointDataSource>(new DefaultEndpointDataSource(routes.SelectMany(Plain)))
        .AddOpenApi(Name, options =>
        {
            options.OpenApiVersion = OpenApiSpecVersion.OpenApi3_1;
            options.AddOperationTransformer((operation, context, _) =>
            {
                OperationText.Write(operation, context.Description.ActionDescriptor.EndpointMetadata.OfType<Description>().Single(), context.Document!);
                operation.OperationId = Identity(context.Description.HttpMethod!, context.Description.RelativePath!);
                return Task.CompletedTask;
            });
            options.AddDocumentTransformer((document, _, _) =>
            {
                Complete(document, version);
                return Task.CompletedTask;
            });
        })
        .BuildServiceProvider();

    // The explorer of routes looks for a method, which a delegate alone does not tell. HEAD goes without saying.
    private static IEnumerable<RouteEndpoint> Plain(RouteEndpoint route)
    {
        var methods = route.Metadata.GetMetadata<IHttpMethodMetadata>()!.HttpMethods;
        var description = route.Metadata.GetMetadata<Description>();
        return description is null ? [] : methods.Where(method => !HttpMethods.IsHead(method)).Select(method => new RouteEndpoint(
            route.RequestDelegate!,
            route.RoutePattern,
            route.Order,
            new EndpointMetadataCollection(new HttpMethodMetadata([method]), new Func<Task>(() => Task.CompletedTask).Method, new TagsAttribute(description.Tag), description),
            route.DisplayName));
    }

    // What generators of clients call the method: get_calls, post_worlds_name_fork.
    private static string Identity(string method, string path) =>
        $"{method.ToLowerInvariant()}{path[ControlApi.Root.TrimStart('/').Length..].Replace('/', '_').Replace('.', '_').Replace("{", "", StringComparison.Ordinal).Replace("}", "", StringComparison.Ordinal)}";

    private static void Complete(OpenApiDocument document, string version)
    {
        document.Info = new OpenApiInfo { Title = "Chat Emulator: Control", Version = version, Description = About, License = new OpenApiLicense { Name = "MIT", Identifier = "MIT" } };
        document.Servers = [new OpenApiServer { Url = "/", Description = "Where this document is from" }];
        document.Components ??= new OpenApiComponents();
        Shared.AddTo(document);
        document.Security = [new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(Shared.Key, document)] = [] }, []];
    }

    // What the package wants to know of a program and does not use here.
    private sealed class Surroundings : IHostEnvironment
    {
        public string EnvironmentName { get; set; } = Environments.Production;

        public string ApplicationName { get; set; } = "Chat Emulator";

        public string ContentRootPath { get; set; } = "";

        public IFileProvider ContentRootFileProvider { get; set; } = new NullFileProvider();
    }
}
