using ChatEmulator.Contracts;
using ChatEmulator.Journals;

namespace ChatEmulator.Judging;

/// <summary>
/// The operations that calls can be asked for. Whoever takes a question asks here first: a misspelt operation would be an empty
/// answer, or a <c>Never()</c> that always holds.
/// </summary>
/// <param name="catalogues">What each provider tells of itself, and the stubs of a world.</param>
internal sealed class OperationNames(IEnumerable<Catalogue> catalogues)
{
    private readonly List<Catalogue> _catalogues = [.. catalogues];

    /// <summary>What may be asked for: every operation, all of each provider, and <c>*</c>. Other patterns are permitted too.</summary>
    public IReadOnlyList<string> Suggested =>
        [.. _catalogues.SelectMany(catalogue => catalogue.Operations.Select(operation => operation.Name).Append($"{catalogue.Provider}.*")), "*"];

    /// <summary>Every operation.</summary>
    public IReadOnlyList<string> All => [.. Operations.Select(operation => operation.Name)];

    private IEnumerable<CatalogueOperation> Operations => _catalogues.SelectMany(catalogue => catalogue.Operations);

    /// <summary>Whether a name or a pattern covers any operation, see <see cref="OperationPattern"/>.</summary>
    public bool Admits(string pattern) =>
        Operations.Any(operation => operation.Name == pattern || OperationPattern.Covers(pattern, operation.Name));

    /// <summary>The names in braces in the paths of all operations.</summary>
    internal IReadOnlyList<string> PathNames => [.. Operations.SelectMany(operation => operation.Template.Parameters).Distinct(StringComparer.Ordinal)];

    /// <summary>The operation of a name; null when there is none, or no longer.</summary>
    internal CatalogueOperation? Find(string? name) => Operations.FirstOrDefault(operation => operation.Name == name);
}
