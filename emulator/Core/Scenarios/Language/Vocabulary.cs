using System.IO.Enumeration;
using ChatEmulator.Contracts;
using ChatEmulator.Exchanges;
using ChatEmulator.Options;

namespace ChatEmulator.Scenarios.Language;

/// <summary>What the providers tell of themselves, as the language looks it up.</summary>
/// <param name="catalogues">What the providers tell of themselves.</param>
/// <param name="stubs">The endpoints that a scenario describes itself.</param>
internal sealed class Vocabulary(IReadOnlyList<Catalogue> catalogues, params IReadOnlyList<CatalogueOperation> stubs)
{
    public IReadOnlyList<Catalogue> Catalogues { get; } = catalogues;

    /// <summary>By which protocols calls come.</summary>
    public Protocols Spoken { get; init; } = Protocols.All;

    public IReadOnlyList<CatalogueOperation> Operations { get; } = [.. catalogues.SelectMany(catalogue => catalogue.Operations), .. stubs];

    /// <summary>The stubs as a provider's; they have the errors that all providers have. Null for none.</summary>
    public Catalogue? Stubs { get; } = stubs.Count == 0 ? null : new Catalogue("stubs", stubs, Shared(catalogues), [], [], [], new Dictionary<string, IReadOnlyList<Option>>());

    public IEnumerable<string> Names => Operations.Select(operation => operation.Name);

    /// <summary>The operations of a name or of a pattern, in which a star stands for anything.</summary>
    public IEnumerable<CatalogueOperation> Covered(string pattern) => pattern.Contains('*') && !stubs.Any(stub => stub.Name == pattern)
        ? Operations.Where(operation => FileSystemName.MatchesSimpleExpression(pattern, operation.Name, ignoreCase: false))
        : Operations.Where(operation => operation.Name == pattern);

    /// <summary>The providers of some operations, each once.</summary>
    public IEnumerable<Catalogue> ProvidersOf(IReadOnlyList<CatalogueOperation> operations) =>
        (Stubs is null ? Catalogues : Catalogues.Append(Stubs)).Where(catalogue => catalogue.Operations.Any(operations.Contains));

    /// <summary>The same with the endpoints that a scenario describes.</summary>
    public Vocabulary With(IReadOnlyList<CatalogueOperation> endpoints) => endpoints.Count == 0 ? this : new Vocabulary(Catalogues, endpoints) { Spoken = Spoken };

    private static List<CatalogueError> Shared(IReadOnlyList<Catalogue> catalogues) =>
        [.. catalogues[0].Errors.Where(error => catalogues.All(catalogue => catalogue.Errors.Any(other => other.Name == error.Name)))];
}
