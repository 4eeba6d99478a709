using System.Text.Json;
using ChatEmulator.Contracts;
using ChatEmulator.Exchanges;
using ChatEmulator.Options;

namespace ChatEmulator.Providers.Algoreg;

/// <summary>What Algoreg's operations have in common: the order of the checks (assumed), and bodies that are JSON objects.</summary>
/// <param name="provider">Whose operation it is.</param>
/// <param name="entry">The operation as the catalogue has it.</param>
/// <param name="contract">The contract of its body.</param>
internal abstract class AlgoregOperation(AlgoregProvider provider, CatalogueOperation entry, Contract contract) : Operation(provider, entry)
{
    public sealed override Reading Read(Exchange exchange, OptionValues profile)
    {
        var reading = Reading.Of(exchange.Body, contract);
        if (reading.Body.ValueKind is not (JsonValueKind.Object or JsonValueKind.Undefined))
        {
            return reading.Not("The body is JSON and not an object.");
        }

        return Further(profile.Text("unknown_fields") == "refuse"
            ? reading.With(contract.Unknown(reading.Body).Select(name => new Violation(AlgoregContracts.Unknown, name, $"{name} is not a known field")))
            : reading);
    }

    public sealed override Verdict Judge(Reading reading, Caller caller, ProviderState state) =>
        caller.Proven is not AlgoregAccount account ? AlgoregErrors.Named("unauthorized", caller.Why!)
        : reading.Unreadable is { } why ? AlgoregErrors.Named("bad_request", why)
        : reading.Violations.Count > 0 ? Refuse(reading.Violations)
        : Accept(reading, account, (AlgoregState)state);

    /// <summary>What else is made of a sound body before any lock.</summary>
    protected virtual Reading Further(Reading reading) => reading;

    /// <summary>The verdict on a body that keeps the contract.</summary>
    protected abstract Verdict Accept(Reading reading, AlgoregAccount account, AlgoregState state);

    protected static string? Text(JsonElement body, string name) =>
        body.ValueKind == JsonValueKind.Object && body.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : null;

    private static Refusal Refuse(IReadOnlyList<Violation> violations) =>
        AlgoregErrors.Named(violations[0].Constraint.Code, violations[0].Message) with { Violations = violations };
}
