using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;

namespace ChatEmulator.Server.Control.Describing;

/// <summary>
/// What a route of Control is for, and what is sent and answered there, by examples. It stands beside the route, so that the document for
/// programs (<c>GET openapi/control.json</c>) cannot forget one; which parameters a request may have is read from here too.
/// </summary>
/// <param name="Tag">Under which heading it stands.</param>
/// <param name="Summary">One sentence.</param>
internal sealed record Description(string Tag, string Summary)
{
    /// <summary>Whether it is about the world that the request names.</summary>
    public bool OfWorld { get; init; } = true;

    /// <summary>Whether it asks for the key of Control where there is one.</summary>
    public bool NeedsKey { get; init; } = true;

    /// <summary>What stands in the path and in the query.</summary>
    public IReadOnlyList<Parameter> Parameters { get; init; } = [];

    /// <summary>What may be sent; empty when no body is read.</summary>
    public IReadOnlyList<Sample> Bodies { get; init; } = [];

    /// <summary>Whether a member that no example of a body has is refused.</summary>
    public bool BodyClosed { get; init; } = true;

    /// <summary>Whether there has to be a body.</summary>
    public bool BodyRequired { get; init; } = true;

    /// <summary>What is answered when all is well, each true of a world such as its examples are of.</summary>
    public IReadOnlyList<Sample> Answers { get; init; } = [];

    /// <summary>How it refuses, beside what every route does.</summary>
    public IReadOnlyList<(int Status, string Why)> Refusals { get; init; } = [];
}

/// <summary>A value in the path or in the query.</summary>
/// <param name="Name">Its name.</param>
/// <param name="About">What it says.</param>
/// <param name="Example">A value that is accepted, as JSON.</param>
/// <param name="InPath">Whether it stands in the path.</param>
internal sealed record Parameter(string Name, string About, string Example, bool InPath = false)
{
    /// <summary>What all names begin with that are meant, where the name is one of many; null when it is the only one.</summary>
    public string? Prefix { get; init; }

    /// <summary>What people are told that it is called.</summary>
    public string Label { get; init; } = Name;

    /// <summary>Whether it is meant by a name.</summary>
    public bool IsNamed(string name) => Prefix is null ? name == Name : name.StartsWith(Prefix, StringComparison.Ordinal);
}

/// <summary>An example of a body.</summary>
/// <param name="Text">The body.</param>
/// <param name="Type">Its media type.</param>
/// <param name="Status">Of an answer, its status.</param>
internal sealed record Sample(string Text, string Type = Sample.Json, int Status = 200)
{
    public const string Json = "application/json";
    public const string Yaml = "application/yaml";

    /// <summary>Whether there is a body at all.</summary>
    public bool IsNothing => Text.Length == 0;

    /// <summary>What the document shows: JSON as such, anything else as a text.</summary>
    public JsonNode Value => Type == Json
        ? JsonNode.Parse(Text)!
        : JsonValue.Create(Text);
}

/// <summary>Puts descriptions beside routes.</summary>
internal static class Descriptions
{
    /// <summary>Says what a route is for.</summary>
    public static void Told(this IEndpointConventionBuilder route, Description description) => route.WithMetadata(description);
}
