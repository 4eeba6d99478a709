using System.Text.Json;
using ChatEmulator.Mappings.Patterns;
using ChatEmulator.Scenarios.Templates;

namespace ChatEmulator.Mappings;

/// <summary>Reads a template of WireMock's. The library that can is loaded with the first one, and is not this room's.</summary>
/// <param name="template">The template.</param>
/// <returns>What fills it in.</returns>
/// <exception cref="FormatException">It is none, and why.</exception>
internal delegate TemplateText TemplateMaker(string template);

/// <summary>Fills a template in for one call.</summary>
/// <param name="call">The call.</param>
internal delegate string TemplateText(TemplatedCall call);

/// <summary>A call as templates see it.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Asked">What was asked.</param>
/// <param name="Filling">Its instant, and what is drawn for it.</param>
/// <param name="PathParameters">What stands in the places of the path's template; null where it has none.</param>
/// <param name="Parameters">What the mapping gives its templates; undefined for nothing.</param>
internal sealed record TemplatedCall(Guid Id, Asked Asked, Filling Filling, IReadOnlyDictionary<string, string>? PathParameters, JsonElement Parameters);
