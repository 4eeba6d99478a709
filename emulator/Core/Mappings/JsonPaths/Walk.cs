using System.Text.Json;
using ChatEmulator.Mappings.Patterns;

namespace ChatEmulator.Mappings.JsonPaths;

/// <summary>One walk along a path through a document: what it found, and whether it could go where it had to.</summary>
/// <param name="Root">The whole document, which a filter may refer to.</param>
/// <param name="Patience">What it may cost.</param>
internal sealed record Walk(JsonElement Root, Patience Patience)
{
    /// <summary>What was found, in order.</summary>
    public List<JsonElement> Found { get; } = [];

    /// <summary>Whether a step that had to lead somewhere did not: the path then leads to nothing at all, not to an empty list.</summary>
    public bool IsLost { get; set; }
}
