namespace ChatEmulator.Worlds;

/// <summary>How many worlds one emulator holds. Only worlds that nobody uses make room for others, the longest unused first.</summary>
/// <param name="Most">The largest number of worlds, the default one included.</param>
/// <param name="MostBytes">The most bytes that the journals of all worlds hold together. A quarter of a megabyte is always a world's own.</param>
public sealed record WorldLimits(int Most = 10_000, long MostBytes = 512_000_000)
{
    /// <summary>How long nobody must have used a world, in real time, until it may make room for another.</summary>
    public TimeSpan IdleAfter { get; init; } = TimeSpan.FromMinutes(5);
}
