using System.Text.Json.Nodes;
using Microsoft.OpenApi;

namespace ChatEmulator.Server.Control.Describing;

/// <summary>What many routes of the document refer to: the key, the header that names a world, the problem document.</summary>
internal static class Shared
{
    public const string Key = "controlKey";
    public const string World = "World";
    public const string Problem = "Problem";

    private const string Example = """{"type":"about:blank","title":"Not Found","status":404,"detail":"There is no world 'chekout-7'. Did you mean 'checkout-7'?"}""";

    public static void AddTo(OpenApiDocument document)
    {
        var components = document.Components!;
        components.SecuritySchemes = new Dictionary<string, IOpenApiSecurityScheme>
        {
            [Key] = new OpenApiSecurityScheme { Type = SecuritySchemeType.Http, Scheme = "bearer", Description = "The key of --control-key, where the emulator was started with one." },
        };
        components.Parameters = new Dictionary<string, IOpenApiParameter>
        {
            [World] = new OpenApiParameter
            {
                Name = Exchanges.WorldName.Header,
                In = ParameterLocation.Header,
                Description = $"The world that is meant: {Exchanges.WorldName.Rule}. Without it: `default`.",
                Schema = new OpenApiSchema { Type = JsonSchemaType.String },
                Example = "checkout-7",
            },
        };
        components.Schemas = new Dictionary<string, IOpenApiSchema> { [Problem] = Told() };
    }

    /// <summary>A refusal, for a reason.</summary>
    public static IOpenApiResponse Refusal(string why, OpenApiDocument document) => new OpenApiResponse
    {
        Description = why,
        Content = new Dictionary<string, OpenApiMediaType> { ["application/problem+json"] = new() { Schema = new OpenApiSchemaReference(Problem, document) } },
    };

    private static OpenApiSchema Told()
    {
        var schema = ShapeOfSamples.Of([JsonNode.Parse(Example)!], closed: false);
        schema.Description = "A problem document (RFC 9457). `problems` stands where YAML was sent that has some: file, line, column, severity, text and source of each.";
        schema.Properties!["problems"] = new OpenApiSchema { Type = JsonSchemaType.Array, Items = new OpenApiSchema { Type = JsonSchemaType.Object } };
        schema.Required = new HashSet<string> { "type", "title", "status", "detail" };
        schema.Examples = [JsonNode.Parse(Example)!];
        return schema;
    }
}
