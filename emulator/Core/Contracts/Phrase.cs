using System.Text.Json;

namespace ChatEmulator.Contracts;

/// <summary>A rule in the words of JSON Schema.</summary>
/// <param name="Types">The types that it permits; empty when it has nothing to say about types.</param>
/// <param name="Keywords">What it says beyond types.</param>
/// <param name="Unsaid">What is left for words; null when types and keywords say all.</param>
internal sealed record Phrase(IReadOnlyList<string> Types, IReadOnlyList<Keyword> Keywords, Rest? Unsaid = null);

/// <summary>A keyword with its value.</summary>
/// <param name="Name">The keyword.</param>
/// <param name="Write">Writes the value.</param>
internal sealed record Keyword(string Name, Action<Utf8JsonWriter> Write);

/// <summary>What JSON Schema has no keyword for.</summary>
/// <param name="Rule">The word of the rule, such as <c>max_decoded</c>.</param>
/// <param name="Sentence">What must hold.</param>
internal sealed record Rest(string Rule, string Sentence);

/// <summary>Where a rule stands, as far as its words depend on that.</summary>
/// <param name="Nullable">Whether null will do, because it counts as absent.</param>
/// <param name="Texts">Whether a text of digits counts as a number here.</param>
/// <param name="Parameter">Whether it is about a parameter of OpenAPI, which travels as text and is read as what it stands for.</param>
internal readonly record struct Place(bool Nullable = false, bool Texts = false, bool Parameter = false);
