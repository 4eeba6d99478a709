using System.Text.Json;
using System.Text.Json.Nodes;

namespace ChatEmulator.Compose.Tests.WireMock;

/// <summary>
/// A file of the script: steps that both servers are asked, one after the other, from a clean table on. An entry is a step; or a table, <c>match</c> (a request pattern) or
/// <c>template</c> with its <c>asks</c>, which makes a stub of it first; that it was made is compared too, for a stub that was refused matches nothing.
/// </summary>
/// <param name="Name">The file's.</param>
/// <param name="Steps">All of it, tables written out.</param>
internal sealed record Chapter(string Name, IReadOnlyList<Step> Steps)
{
    /// <summary>The id of the stub of a table, and the first of those that a script may give: <c>${1}</c> to <c>${9}</c>.</summary>
    public const string First = "11111111-1111-4111-8111-111111111111";

    private static readonly JsonDocumentOptions Lenient = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    /// <summary>Every chapter, read anew.</summary>
    public static IReadOnlyList<Chapter> All { get; } =
        [.. Directory.EnumerateFiles(Path.Combine(Repository.Root, Folder), "*.json").Order(StringComparer.Ordinal).Select(file => Of(Path.GetFileNameWithoutExtension(file), File.ReadAllText(file)))];

    private static string Folder => Path.Combine("tests", "ChatEmulator.Compose.Tests", "WireMock", "Script");

    public static Chapter Of(string name, string text) =>
        new(name, [.. JsonNode.Parse(text, documentOptions: Lenient)!.AsArray().SelectMany(entry => Written(entry!))]);

    public override string ToString() => Name;

    private static IEnumerable<Step> Written(JsonNode entry)
    {
        if (entry is not JsonObject table || !table.ContainsKey("asks"))
        {
            return [Step.Of(entry, Look.Answer, means: null)];
        }

        var means = (string?)table["means"];
        var (stub, look) = table.ContainsKey("match")
            ? (Stub(table["match"]!, new JsonObject { ["body"] = "matched" }), Look.Match)
            : (Stub(new JsonObject(), Rendered(table)), Look.Answer);
        return
        [
            Step.Of("DELETE /__admin/mappings", Look.Nothing, means: null),
            Step.Of(new JsonObject { ["do"] = "POST /__admin/mappings", ["json"] = stub }, Look.Status, means),
            .. table["asks"]!.AsArray().Select(ask => Step.Of(ask!, look, means)).Select(step => step with { Note = $"{(table["match"] ?? table["template"])!.ToJsonString()} {step.Note}".TrimEnd() }),
        ];
    }

    private static JsonObject Stub(JsonNode request, JsonObject response) => new() { ["id"] = First, ["request"] = request.DeepClone(), ["response"] = response };

    private static JsonObject Rendered(JsonObject table)
    {
        var response = table["response"]?.DeepClone().AsObject() ?? [];
        response["transformers"] = new JsonArray("response-template");
        response[table["template"] is JsonObject ? "jsonBody" : "body"] = table["template"]!.DeepClone();
        return response;
    }
}
