using System.IO.Enumeration;
using ChatEmulator.Contracts;

namespace ChatEmulator.Scenarios.Language;

/// <summary>What the providers tell of themselves, as the language looks it up.</summary>
internal sealed class Vocabulary(IReadOnlyList<Catalogue> catalogues)
{
    public IReadOnlyList<Catalogue> Catalogues { get; } = catalogues;

    public IReadOnlyList<CatalogueOperation> Operations { get; } = [.. catalogues.SelectMany(catalogue => catalogue.Operations)];

    public IEnumerable<string> Names => Operations.Select(operation => operation.Name);

    /// <summary>The operations of a name or of a pattern, in which a star stands for anything.</summary>
    public IEnumerable<CatalogueOperation> Covered(string pattern) => pattern.Contains('*')
        ? Operations.Where(operation => FileSystemName.MatchesSimpleExpression(pattern, operation.Name, ignoreCase: false))
        : Operations.Where(operation => operation.Name == pattern);

    /// <summary>The providers of some operations, each once.</summary>
    public IEnumerable<Catalogue> ProvidersOf(IReadOnlyList<CatalogueOperation> operations) =>
        Catalogues.Where(catalogue => catalogue.Operations.Any(operations.Contains));
}
