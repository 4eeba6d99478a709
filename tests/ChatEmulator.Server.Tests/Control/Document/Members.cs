using System.Text.Json;
using System.Text.Json.Nodes;

namespace ChatEmulator.Server.Tests.Control.Document;

/// <summary>Whether an example has the members that an answer has, of the same kinds, whatever their values.</summary>
internal static class Members
{
    // Named by whoever calls, not by us.
    private static readonly string[] Maps = ["headers", "body"];

    /// <summary>What one has and the other has not, each by its path.</summary>
    public static IEnumerable<string> Differing(JsonNode? example, JsonNode? answer, string path = "")
    {
        if (example is JsonObject one && answer is JsonObject other)
        {
            return Of(one, other, path);
        }

        if (example is JsonArray list && answer is JsonArray real)
        {
            return list.Count > 0 && real.Count > 0 ? Differing(list[0], real[0], $"{path}[]") : [];
        }

        return example is null || answer is null || Kind(example) == Kind(answer) ? [] : [$"{path}: {Kind(example)} in the example, {Kind(answer)} in truth"];
    }

    private static IEnumerable<string> Of(JsonObject example, JsonObject answer, string path)
    {
        var inside = example.Where(member => answer.ContainsKey(member.Key) && !Maps.Contains(member.Key))
            .SelectMany(member => Differing(member.Value, answer[member.Key], $"{path}.{member.Key}"));
        return example.Select(member => member.Key).Except(answer.Select(member => member.Key)).Select(name => $"{path}.{name} is in the example alone")
            .Concat(answer.Select(member => member.Key).Except(example.Select(member => member.Key)).Select(name => $"{path}.{name} is not in the example"))
            .Concat(inside);
    }

    private static JsonValueKind Kind(JsonNode node) => node.GetValueKind() == JsonValueKind.False ? JsonValueKind.True : node.GetValueKind();
}
