using System.Text.Json;
using ChatEmulator.Contracts;
using ChatEmulator.Options;
using ChatEmulator.Providers;

namespace ChatEmulator.Publishing;

/// <summary>
/// A provider as an OpenAPI 3.1 document: its operations with the schemas of their contracts, and every answer with an example that was
/// really given. It is this emulator's reading of the vendor under one profile, not the vendor's own document.
/// </summary>
internal static class OpenApi
{
    private static readonly string Version = typeof(OpenApi).Assembly.GetName().Version!.ToString(3);

    /// <summary>Writes the document.</summary>
    /// <param name="json">Where to.</param>
    /// <param name="provider">The provider.</param>
    /// <param name="profile">What a scenario chose among its readings.</param>
    public static void Write(Utf8JsonWriter json, Provider provider, OptionValues profile)
    {
        var catalogue = provider.Catalogue;
        var ready = provider.Choose(profile);
        using var samples = new Samples(provider, profile);
        var answers = new Answers(catalogue, samples, name => Codes(ready, name));
        json.WriteStartObject();
        json.WriteString("openapi", "3.1.0");
        Info(json, catalogue.Provider);
        json.WriteStartArray("security");
        foreach (var scheme in Schemes(catalogue))
        {
            json.WriteStartObject();
            json.WriteStartArray(scheme);
            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartObject("paths");
        foreach (var path in catalogue.Operations.GroupBy(operation => operation.Path, StringComparer.Ordinal))
        {
            json.WriteStartObject(path.Key);
            foreach (var operation in path)
            {
                new OpenApiOperation(json, operation, OperationSchema.Of(operation, ready), samples).Write(answers);
            }

            json.WriteEndObject();
        }

        json.WriteEndObject();
        Components(json, catalogue, ready, answers);
        json.WriteEndObject();
    }

    private static IEnumerable<string> Schemes(Catalogue catalogue) =>
        catalogue.Account.Any(option => option.Name == "bearer") ? ["basic", "bearer"] : ["basic"];

    private static HashSet<string> Codes(Profile profile, string operation) =>
        [.. profile.Contract(operation) is { } contract ? contract.Fields.SelectMany(Codes) : []];

    private static IEnumerable<string> Codes(Field field) =>
        field.Constraints.Concat(field.OfName).Select(row => row.Code).Concat(field.Inside.SelectMany(Codes));

    private static void Info(Utf8JsonWriter json, string provider)
    {
        json.WriteStartObject("info");
        json.WriteString("title", $"{provider}, as Chat Emulator reads the vendor's pages");
        json.WriteString("version", Version);
        json.WriteString("description", "Not the vendor's own document. In schemas, x-refusals tells what is answered when a keyword does not hold, "
            + "and x-constraints what must hold besides; both say how it is known: documented, observed, inferred or assumed. "
            + "Examples of answers were given by the emulator. A scenario can have any operation answer any of the errors.");
        json.WriteEndObject();
        json.WriteStartArray("servers");
        json.WriteStartObject();
        json.WriteString("url", "/");
        json.WriteString("description", "The emulator that this document came from.");
        json.WriteEndObject();
        json.WriteEndArray();
    }

    private static void Components(Utf8JsonWriter json, Catalogue catalogue, Profile profile, Answers answers)
    {
        json.WriteStartObject("components");
        json.WriteStartObject("securitySchemes");
        foreach (var scheme in Schemes(catalogue))
        {
            json.WriteStartObject(scheme);
            json.WriteString("type", "http");
            json.WriteString("scheme", scheme);
            json.WriteEndObject();
        }

        json.WriteEndObject();
        json.WriteStartObject("schemas");
        foreach (var operation in catalogue.Operations)
        {
            if (OperationSchema.Of(operation, profile) is { IsQuery: false } schema)
            {
                json.WriteStartObject(operation.Name);
                schema.Write(json);
                json.WriteEndObject();
            }
        }

        answers.WriteShapes(json);
        json.WriteEndObject();
        json.WriteEndObject();
    }
}
