using System.Text.Json;

namespace ChatEmulator.Mappings.Patterns;

/// <summary>A value of a request that a pattern looks at: of a header, a field of the query, a cookie, the body.</summary>
/// <param name="Text">The value; null when the request has none of that name.</param>
/// <param name="Patience">What looking at it may cost.</param>
/// <param name="Parsed">The same as JSON, where more than one pattern may want it so; null to parse the text.</param>
internal readonly record struct Piece(string? Text, Patience Patience, ParsedJson? Parsed = null)
{
    /// <summary>It as JSON; null when it is none.</summary>
    public JsonElement? Json => Parsed is not null ? Parsed.Root : Text is null ? null : ParsedJson.Parse(Text);

    /// <summary>Another value of the same request.</summary>
    public Piece Of(string? text) => new(text, Patience);
}
