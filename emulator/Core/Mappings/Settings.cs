using System.Text.Json;
using ChatEmulator.Deliveries;

namespace ChatEmulator.Mappings;

/// <summary>What holds for all mappings of a world that say nothing else themselves.</summary>
/// <param name="Delay">How long every answer waits; null for not at all.</param>
/// <param name="Drawn">From what a further wait is drawn for each answer; null for none.</param>
/// <param name="Source">As it is told.</param>
internal sealed record Settings(Delay? Delay, DrawnDelay? Drawn, JsonElement Source)
{
    /// <summary>Nothing is set.</summary>
    public static Settings None { get; } = new(null, null, JsonElement.Parse("""{"extended":{}}"""));
}
