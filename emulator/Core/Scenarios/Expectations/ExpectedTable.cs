using System.Collections.Frozen;
using ChatEmulator.Contracts;

namespace ChatEmulator.Scenarios.Expectations;

/// <summary>The expectations of a scenario by operation, made once, so that a call meets only those that can cover it; each by its place among all.</summary>
internal sealed class ExpectedTable(IReadOnlyList<Expected> expectations)
{
    private readonly FrozenDictionary<string, int[]> _byOperation = expectations
        .SelectMany((expected, index) => expected.Scopes.SelectMany(scope => scope.Operations).Select(operation => (operation.Name, Index: index)))
        .Distinct()
        .GroupBy(pair => pair.Name, pair => pair.Index, StringComparer.Ordinal)
        .ToFrozenDictionary(group => group.Key, group => group.ToArray(), StringComparer.Ordinal);

    private readonly int[] _strangers = [.. Enumerable.Range(0, expectations.Count).Where(index => expectations[index].Scopes.Any(scope => scope.Strangers))];

    /// <summary>All of them, in the order of the file.</summary>
    public IReadOnlyList<Expected> All { get; } = expectations;

    /// <summary>Whether any looks at the claims of tokens that calls present.</summary>
    public bool LooksAtTokens { get; } = expectations.Any(expected => expected.LooksAtTokens);

    /// <summary>Whether any asks for tokens that were revoked.</summary>
    public bool AsksForRevoked { get; } = expectations.Any(expected => expected is ExpectedSilence);

    /// <summary>Those that can cover a call of an operation, by their places; of a call to nobody's path it is null.</summary>
    public ReadOnlySpan<int> Of(CatalogueOperation? operation) =>
        operation is null ? _strangers : _byOperation.TryGetValue(operation.Name, out var some) ? some : default(ReadOnlySpan<int>);
}
