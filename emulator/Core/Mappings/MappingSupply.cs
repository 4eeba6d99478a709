using ChatEmulator.Mappings.Reading;

namespace ChatEmulator.Mappings;

/// <summary>The stub mappings that worlds begin with, and who reads more of them.</summary>
internal sealed record MappingSupply
{
    /// <summary>What worlds begin with.</summary>
    public MappingTable Given { get; init; } = MappingTable.Empty;

    /// <summary>Reads what comes later.</summary>
    public MappingReader Reader { get; init; } = new(templates: null);

    /// <summary>How long one request of the admin API may hold calls against patterns, in real time.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(5);
}
