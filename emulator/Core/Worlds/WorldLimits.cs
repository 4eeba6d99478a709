namespace ChatEmulator.Worlds;

/// <summary>How many worlds one emulator holds. Only worlds that nobody uses make room for others, the longest unused first.</summary>
/// <param name="Most">The largest number of worlds, the default one included.</param>
/// <param name="MostBytes">About how many bytes all worlds hold together: journals, messages, effects still to come. A quarter of a megabyte of journal is always a world's own.</param>
public sealed record WorldLimits(int Most = 10_000, long MostBytes = 512_000_000)
{
    /// <summary>How long nobody must have used a world, in real time, until it may make room for another.</summary>
    public TimeSpan IdleAfter { get; init; } = TimeSpan.FromMinutes(5);
}
