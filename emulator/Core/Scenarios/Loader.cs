using ChatEmulator.Contracts;

namespace ChatEmulator.Scenarios;

/// <summary>What loading gave: the scenarios that are sound, and every problem of every file.</summary>
/// <param name="Scenarios">The sound ones, in the order of the files.</param>
/// <param name="Problems">Every problem, in the order of files and lines.</param>
public sealed record Loaded(IReadOnlyList<Scenario> Scenarios, IReadOnlyList<Problem> Problems)
{
    /// <summary>Whether anything keeps a scenario from being played.</summary>
    public bool HasErrors => Problems.Any(problem => problem.Severity == Severity.Error);
}

/// <summary>Reads scenarios: YAML in, checked values or problems out.</summary>
/// <param name="catalogues">What each provider tells of itself.</param>
public sealed class Loader(IReadOnlyList<Catalogue> catalogues)
{
    /// <summary>What each provider tells of itself.</summary>
    public IReadOnlyList<Catalogue> Catalogues { get; } = catalogues;

    /// <summary>Reads YAML given as text.</summary>
    /// <param name="yaml">The text.</param>
    /// <param name="file">What problems call it.</param>
    public Loaded LoadText(string yaml, string file = "inline") => throw new NotSupportedException("Not written yet.");

    /// <summary>Reads files, and every <c>*.yaml</c> and <c>*.yml</c> of folders.</summary>
    public Loaded LoadPaths(IEnumerable<string> paths) => throw new NotSupportedException("Not written yet.");
}
