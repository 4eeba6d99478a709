using ChatEmulator.Scenarios;

namespace ChatEmulator.Mappings.Files;

/// <summary>What a file gave.</summary>
/// <param name="file">The file.</param>
internal sealed class FileMappings(FoundFile file)
{
    /// <summary>The file.</summary>
    public FoundFile File { get; } = file;

    /// <summary>The mappings with which nothing is wrong, in its order.</summary>
    public List<FileMapping> Mappings { get; } = [];

    /// <summary>All that is wrong with it.</summary>
    public List<Problem> Problems { get; } = [];

    /// <summary>How many of its mappings are not meant to answer.</summary>
    public int Disabled { get; set; }
}

/// <summary>A mapping of a file.</summary>
/// <param name="Mapping">The mapping.</param>
/// <param name="Pointer">Where it stands.</param>
/// <param name="Weight">Of how many parts of a request it says something, where it is WireMock.Net's; -1 where it is WireMock's, which does not count them.</param>
internal sealed record FileMapping(Mapping Mapping, string Pointer, int Weight);
