using ChatEmulator.Journals;

namespace ChatEmulator.Worlds;

/// <summary>The worlds of one emulator. For now it holds one, named <c>default</c>, and finds it for every call.</summary>
/// <param name="play">What the worlds play.</param>
/// <param name="seed">What chance is drawn from instead of the scenario's seed.</param>
/// <param name="limits">How much a journal keeps.</param>
/// <param name="real">Real time.</param>
public sealed class WorldDirectory(Play play, long? seed, JournalLimits limits, TimeProvider real) : IDisposable
{
    /// <summary>The name of the world of calls that name none.</summary>
    public const string DefaultName = "default";

    /// <summary>The world of calls that name none.</summary>
    public World Default { get; } = new(DefaultName, play, seed, limits, real);

    /// <summary>Ends every world.</summary>
    public void Dispose() => Default.Dispose();
}
