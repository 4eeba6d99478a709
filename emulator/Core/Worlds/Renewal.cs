using ChatEmulator.Scenarios;

namespace ChatEmulator.Worlds;

/// <summary>A loaded scenario.</summary>
/// <param name="Scenario">The scenario.</param>
/// <param name="Made">As worlds play it, made ready when it is first asked for.</param>
internal sealed record Part(Scenario Scenario, Lazy<Play> Made)
{
    public Play Play => Made.Value;

    /// <summary>Whether another is this one at another time: what its file says, or what goes by its name.</summary>
    public bool IsVersionOf(Part other, bool byFile) => byFile ? Scenario.File is { } file && file == other.Scenario.File : Scenario.Name == other.Scenario.Name;
}

/// <summary>Scenarios before and after they were loaded anew.</summary>
/// <param name="Before">Those that were there.</param>
/// <param name="After">Those that are.</param>
internal sealed record Renewal(Part[] Before, Part[] After)
{
    /// <summary>Those that say something else now, with what they say.</summary>
    public IReadOnlyList<(Part Old, Part New)> Changed =>
        [.. Before.Select(old => (old, Fresh: Successor(old))).Where(pair => pair.Fresh is not null && pair.Fresh != pair.old).Select(pair => (pair.old, pair.Fresh!))];

    /// <summary>Those that are there no more.</summary>
    public IEnumerable<Part> Gone => Before.Where(old => Successor(old) is null);

    /// <summary>Those that were not there.</summary>
    public IEnumerable<Part> Come => After.Where(part => !Before.Contains(part) && Before.All(old => Successor(old) != part));

    // A file may change the name of what it says, and a scenario its file.
    private Part? Successor(Part old) => After.FirstOrDefault(part => part.IsVersionOf(old, byFile: true)) ?? After.FirstOrDefault(part => part.IsVersionOf(old, byFile: false));
}
