using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using ChatEmulator.Contracts;
using ChatEmulator.Scenarios.Language;

namespace ChatEmulator.Publishing;

/// <summary>
/// The scenario language as JSON Schema, for editors: completion, hover texts, and wrong shapes told while they are typed. It is draft-07,
/// which every version of the editors' language servers knows. It takes whatever the loader takes; what must hold between keys the loader tells.
/// </summary>
internal static class ScenarioSchema
{
    /// <summary>What <c>$id</c> names it: a name that is looked up nowhere.</summary>
    public const string Id = "urn:chat-emulator:scenario";

    private const string About =
        "A scenario of Chat Emulator: what exists, how the clock runs, and which calls go wrong in which way. "
        + "Made by `chat-emulator schema scenario`; `chat-emulator validate` tells what a schema cannot see.";

    /// <summary>The schema as a document for people too: indented.</summary>
    /// <param name="catalogues">The providers whose operations, errors, profiles, accounts and data the language speaks of.</param>
    public static string Text(IReadOnlyList<Catalogue> catalogues)
    {
        var writer = new FormWriter(new Vocabulary(catalogues));
        var document = new JsonObject
        {
            ["$schema"] = "http://json-schema.org/draft-07/schema#",
            ["$id"] = Id,
            ["description"] = About,
        };
        foreach (var (keyword, value) in writer.Map(ScenarioKeys.All))
        {
            document[keyword] = value?.DeepClone();
        }

        document["definitions"] = writer.Definitions();
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, new JsonWriterOptions { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            document.WriteTo(json);
        }

        return Encoding.UTF8.GetString(stream.ToArray());
    }
}
