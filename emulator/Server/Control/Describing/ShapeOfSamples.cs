using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.OpenApi;

namespace ChatEmulator.Server.Control.Describing;

/// <summary>The schema that examples of one body have in common: which members there are, and of which kinds.</summary>
internal static class ShapeOfSamples
{
    /// <summary>Makes it.</summary>
    /// <param name="samples">The examples; a member that stands in all of them has to be there, when the body is closed.</param>
    /// <param name="closed">Whether a member that no example has is refused.</param>
    public static OpenApiSchema Of(IReadOnlyList<JsonNode?> samples, bool closed)
    {
        var schema = new OpenApiSchema();
        foreach (var sample in samples)
        {
            schema.Type = schema.Type is { } type ? type | Kind(sample) : Kind(sample);
        }

        var objects = samples.OfType<JsonObject>().ToList();
        if (objects.Count > 0)
        {
            AddMembers(schema, objects, closed);
        }

        if (samples.OfType<JsonArray>().Any())
        {
            var items = samples.OfType<JsonArray>().SelectMany(array => array).ToList();
            schema.Items = items.Count > 0 ? Of(items, closed) : new OpenApiSchema();
        }

        return schema;
    }

    private static void AddMembers(OpenApiSchema schema, List<JsonObject> objects, bool closed)
    {
        schema.Properties = objects.SelectMany(each => each.Select(member => member.Key)).Distinct()
            .ToDictionary(name => name, IOpenApiSchema (name) => Of([.. objects.Where(each => each.ContainsKey(name)).Select(each => each[name])], closed));
        if (closed)
        {
            schema.AdditionalPropertiesAllowed = false;
            schema.Required = schema.Properties.Keys.Where(name => objects.TrueForAll(each => each.ContainsKey(name))).ToHashSet();
        }
    }

    private static JsonSchemaType Kind(JsonNode? sample) => sample?.GetValueKind() switch
    {
        JsonValueKind.Object => JsonSchemaType.Object,
        JsonValueKind.Array => JsonSchemaType.Array,
        JsonValueKind.String => JsonSchemaType.String,
        JsonValueKind.Number => sample.ToJsonString().Contains('.', StringComparison.Ordinal) ? JsonSchemaType.Number : JsonSchemaType.Integer,
        JsonValueKind.True or JsonValueKind.False => JsonSchemaType.Boolean,
        _ => JsonSchemaType.Null,
    };
}
