using System.Text.Json;
using ChatEmulator.Contracts;
using ChatEmulator.Exchanges;
using ChatEmulator.Time;

namespace ChatEmulator.Scenarios;

/// <summary>All that a rule may look at when it decides.</summary>
/// <param name="Operation">The operation that the call is for.</param>
/// <param name="Exchange">The request.</param>
/// <param name="Body">The body as JSON; undefined when it is none.</param>
/// <param name="Accepted">Whether the vendor would accept the call.</param>
/// <param name="Account">The proven account; null when none is.</param>
internal readonly record struct Situation(
    CatalogueOperation Operation,
    Exchange Exchange,
    JsonElement Body,
    bool Accepted,
    string? Account)
{
    /// <summary>How long after the world's zero it came, on the world's clock.</summary>
    public TimeSpan Since { get; init; }

    /// <summary>Takes down what each rule made of the call; null when nobody wants to know.</summary>
    internal Trace? Trace { get; init; }

    /// <summary>The chance of the call.</summary>
    internal Chance Chance { get; init; }

    /// <summary>The claims of the token that the call presents; undefined when it presents none, or nobody looks at them.</summary>
    internal JsonElement Claims { get; init; }

    /// <summary>The tokens and bearers that came with the call and had been revoked before it; null when there are none, or nobody asks.</summary>
    internal IReadOnlyList<string>? Revoked { get; init; }
}
