using System.Text.Json;
using ChatEmulator.Contracts;
using ChatEmulator.Exchanges;

namespace ChatEmulator.Providers.Algoreg;

/// <summary>What Algoreg's operations have in common: the order of the checks (assumed), and bodies that are JSON objects.</summary>
/// <param name="provider">Whose operation it is.</param>
/// <param name="entry">The operation as the catalogue has it.</param>
internal abstract class AlgoregOperation(AlgoregProvider provider, CatalogueOperation entry) : Operation(provider, entry)
{
    /// <summary>Whether its body may come under any Content-Type, whatever the profile says.</summary>
    protected virtual bool TakesAnyContentType => false;

    public override Reading Read(Exchange exchange, Profile profile)
    {
        var reading = BodyReader.Read(exchange, Takes((AlgoregProfile)profile), profile.Bodies, TakesAnyContentType);
        return reading.Body.ValueKind is not (JsonValueKind.Object or JsonValueKind.Undefined) ? Discard(reading)
            : reading.Unreadable is not null || reading.Violations.Count > 0 ? reading
            : Further(reading);
    }

    public sealed override Verdict Judge(Reading reading, Caller caller, ProviderState state) =>
        caller.Refusal is { } unproven ? unproven
        : reading.Unreadable is { } unreadable ? AlgoregErrors.Named(unreadable.Error, unreadable.Why)
        : reading.Violations.Count > 0 ? Refuse(reading.Violations)
        : Accept(reading, caller, (AlgoregState)state);

    /// <summary>The contract of its body, or of its query.</summary>
    protected abstract Contract Takes(AlgoregProfile profile);

    /// <summary>What else is made of a sound body before any lock.</summary>
    protected virtual Reading Further(Reading reading) => reading;

    /// <summary>The verdict on a request that keeps the contract.</summary>
    protected abstract Verdict Accept(Reading reading, in Caller caller, AlgoregState state);

    /// <summary>A text of a body or query; null when there is none of that name.</summary>
    internal static string? Text(JsonElement body, string name) =>
        body.ValueKind == JsonValueKind.Object && body.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : null;

    protected static long? Number(JsonElement body, string name) =>
        body.ValueKind == JsonValueKind.Object && body.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number
            ? JsonNumber.Whole(value)
            : null;

    private static Reading Discard(Reading reading)
    {
        reading.Dispose();
        return Reading.Not("The body is JSON and not an object.");
    }

    private static Refusal Refuse(IReadOnlyList<Violation> violations) =>
        AlgoregErrors.Named(violations[0].Constraint.Code, violations[0].Message) with { Violations = violations, Hint = Violation.More(violations) };
}
