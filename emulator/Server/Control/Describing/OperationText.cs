using System.Text.Json.Nodes;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.OpenApi;

namespace ChatEmulator.Server.Control.Describing;

/// <summary>Writes what stands beside a route into its operation of the document.</summary>
internal static class OperationText
{
    public static void Write(OpenApiOperation operation, Description description, OpenApiDocument document)
    {
        operation.Summary = description.Summary;
        operation.Parameters = [.. description.Parameters.Select(Parameter)];
        if (description.OfWorld)
        {
            operation.Parameters.Add(new OpenApiParameterReference(Shared.World, document));
        }

        operation.RequestBody = description.Bodies.Count == 0 ? null : new OpenApiRequestBody { Required = description.BodyRequired, Content = Content(description.Bodies, description.BodyClosed) };
        operation.Responses = [];
        foreach (var status in description.Answers.GroupBy(answer => answer.Status))
        {
            operation.Responses[$"{status.Key}"] = new OpenApiResponse { Description = ReasonPhrases.GetReasonPhrase(status.Key), Content = Content([.. status], closed: false) };
        }

        foreach (var (refused, why) in description.Refusals)
        {
            operation.Responses[$"{refused}"] = Shared.Refusal(why, document);
        }

        operation.Responses["default"] = Shared.Refusal("Not carried out, and why", document);
        if (!description.NeedsKey)
        {
            operation.Security = [];
        }
    }

    private static IOpenApiParameter Parameter(Parameter parameter)
    {
        var example = JsonNode.Parse(parameter.Example)!;
        return new OpenApiParameter
        {
            Name = parameter.Name,
            In = parameter.InPath ? ParameterLocation.Path : ParameterLocation.Query,
            Required = parameter.InPath,
            Description = parameter.About,
            Schema = ShapeOfSamples.Of([example], closed: false),
            Example = example,
        };
    }

    private static Dictionary<string, OpenApiMediaType> Content(IReadOnlyList<Sample> samples, bool closed) => samples
        .Where(sample => !sample.IsNothing)
        .GroupBy(sample => sample.Type)
        .ToDictionary(type => type.Key, type => Media([.. type.Select(sample => sample.Value)], closed));

    private static OpenApiMediaType Media(IReadOnlyList<JsonNode> values, bool closed)
    {
        var media = new OpenApiMediaType { Schema = ShapeOfSamples.Of(values, closed) };
        if (values.Count == 1)
        {
            media.Example = values[0].DeepClone();
            return media;
        }

        media.Examples = values.Index().ToDictionary(each => $"{each.Index + 1}", IOpenApiExample (each) => new OpenApiExample { Value = each.Item.DeepClone() });
        return media;
    }
}
