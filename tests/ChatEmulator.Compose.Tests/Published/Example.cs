using System.Text.Json.Nodes;

namespace ChatEmulator.Compose.Tests.Published;

/// <summary>A request to Control as its document shows it.</summary>
/// <param name="Method">How.</param>
/// <param name="Path">Where, with the examples of what stands in it.</param>
/// <param name="Body">What is sent; null for nothing.</param>
/// <param name="Type">Its media type.</param>
internal sealed record Example(HttpMethod Method, string Path, string? Body, string Type)
{
    /// <summary>Whether every process answers it otherwise: its own authority.</summary>
    public bool IsMadeAnew => Path.EndsWith("/ca.pem", StringComparison.Ordinal);

    /// <summary>One of every operation.</summary>
    public static IEnumerable<Example> All(JsonNode document) =>
        from path in document["paths"]!.AsObject()
        from operation in path.Value!.AsObject()
        select Of(operation.Key, path.Key, operation.Value!);

    private static Example Of(string method, string path, JsonNode operation)
    {
        foreach (var parameter in operation["parameters"]?.AsArray() ?? [])
        {
            if ((string?)parameter!["in"] == "path")
            {
                path = path.Replace($"{{{parameter["name"]}}}", Uri.EscapeDataString(parameter["example"]!.ToString()), StringComparison.Ordinal);
            }
        }

        var content = operation["requestBody"]?["content"]?.AsObject().FirstOrDefault();
        var value = content?.Value?["example"] ?? content?.Value?["examples"]?["1"]?["value"];
        var type = content?.Key ?? "application/json";
        return new Example(new HttpMethod(method.ToUpperInvariant()), path, type == "application/json" ? value?.ToJsonString() : (string?)value, type);
    }
}
