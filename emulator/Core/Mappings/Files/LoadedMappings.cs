using ChatEmulator.Scenarios;

namespace ChatEmulator.Mappings.Files;

/// <summary>What loading a folder gave.</summary>
/// <param name="Table">The mappings, when nothing is wrong with any.</param>
/// <param name="Problems">All that is wrong, in the order of files.</param>
internal sealed record LoadedMappings(MappingTable Table, IReadOnlyList<Problem> Problems)
{
    /// <summary>How many mappings were written that are not meant to answer.</summary>
    public int Disabled { get; init; }
}
