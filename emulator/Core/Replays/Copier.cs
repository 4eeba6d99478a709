using System.Text.Json;
using ChatEmulator.Exchanges;
using ChatEmulator.Worlds;

namespace ChatEmulator.Replays;

/// <summary>
/// Makes a world once more: beside the first (a fork), or from JSON, in another process too. There is one way to it: the past is played again, in
/// a fresh world of the same scenario, seed and root, and compared call by call. What it makes is in no directory; whoever asked for it owns it.
/// </summary>
/// <param name="engine">Who decides the calls.</param>
internal sealed class Copier(Engine engine)
{
    /// <summary>
    /// A world that is as another was after one of its calls, and goes on by itself. Journal, state, dice and keys are the origin's, the name is its own.
    /// A clock that can move goes on from the instant of that call, or from the present.
    /// </summary>
    /// <param name="origin">The world that it is made from; it goes on meanwhile.</param>
    /// <param name="name">The name that it goes by from then on.</param>
    /// <param name="at">The number of that call; null for the present, with all that happened since the last call.</param>
    /// <exception cref="PastException">There is no such call, or the past up to it cannot be played.</exception>
    /// <exception cref="ArgumentException">This is no name for a world.</exception>
    public World Fork(World origin, string name, long? at = null) =>
        new Playback(engine, Past.Of(origin, at)).Begin(Checked(name));

    /// <summary>
    /// Writes a world as it is now, as JSON of a version of its own. Headers and bodies are whole: credentials and tokens stand in it as they are, and
    /// the seed and the root from which keys are made.
    /// </summary>
    /// <param name="world">The world; it goes on meanwhile.</param>
    /// <param name="json">Where to; it is flushed along the way, so a stream must take what is written at once.</param>
    /// <exception cref="PastException">Its past cannot be played, or no text says what it plays; nothing is written then.</exception>
    public void Snapshot(World world, Utf8JsonWriter json) => new SnapshotWriter(json, world, engine.Real.GetUtcNow()).Write(Past.Of(world, null));

    /// <summary>The world of a snapshot, with the snapshot's scenario, seed and keys, whatever is played here.</summary>
    /// <param name="name">The name that it goes by from now on.</param>
    /// <param name="snapshot">The JSON, UTF-8.</param>
    /// <exception cref="PastException">This is no snapshot that can be read, or played here it comes to something else.</exception>
    /// <exception cref="ArgumentException">This is no name for a world.</exception>
    public World Restore(string name, ReadOnlyMemory<byte> snapshot)
    {
        var (past, seed, scenario) = SnapshotReader.Read(snapshot);
        var play = new SnapshotScenario(engine).Play(scenario);

        // A seed that is the scenario's own is that of its next version too.
        return new Playback(engine, past with { Play = play, Seed = seed == play.Scenario.Seed ? null : seed }).Begin(Checked(name));
    }

    /// <summary>The running hash over request, decision, effect and answer of the calls 1 to n: equal in a world and in its fork at n.</summary>
    /// <param name="world">The world.</param>
    /// <param name="at">The number n; null for the latest call.</param>
    /// <returns>64 hexadecimal digits; zeros when there was no call yet.</returns>
    /// <exception cref="PastException">There is no such call, or not all up to it is kept.</exception>
    public static string Hash(World world, long? at = null) => RunningHash.Of(Past.Of(world, at).Calls);

    private static string Checked(string name) => WorldName.IsValid(name)
        ? name
        : throw new ArgumentException($"'{Brief.Of(name)}' is no name for a world: it takes {WorldName.Rule}.", nameof(name));
}
