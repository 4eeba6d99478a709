using ChatEmulator.Contracts;
using ChatEmulator.Journals;

namespace ChatEmulator.Judging;

/// <summary>
/// The operations that calls can be asked for. Whoever takes a question asks here first: a misspelt operation would be an empty
/// answer, or a <c>Never()</c> that always holds.
/// </summary>
/// <param name="catalogues">What each provider tells of itself, and the stubs of a world.</param>
public sealed class OperationNames(IEnumerable<Catalogue> catalogues)
{
    private readonly List<Catalogue> _catalogues = [.. catalogues];

    /// <summary>What may be asked for: every operation, all of each provider, and <c>*</c>. Other patterns are permitted too.</summary>
    public IReadOnlyList<string> Suggested =>
        [.. _catalogues.SelectMany(catalogue => catalogue.Operations.Select(operation => operation.Name).Append($"{catalogue.Provider}.*")), "*"];

    /// <summary>Whether a name or a pattern covers any operation, see <see cref="OperationPattern"/>.</summary>
    public bool Admits(string pattern) =>
        _catalogues.Exists(catalogue => catalogue.Operations.Any(operation => operation.Name == pattern || OperationPattern.Covers(pattern, operation.Name)));
}
