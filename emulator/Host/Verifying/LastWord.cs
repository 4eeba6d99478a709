using ChatEmulator.Host.Settings;
using ChatEmulator.Judging.Reports;
using ChatEmulator.Worlds;

namespace ChatEmulator.Host.Verifying;

/// <summary>What is to be said of all that was called when <c>serve</c> ends.</summary>
/// <param name="Report">Whether what was expected is so.</param>
/// <param name="Advice">What else there is to say.</param>
internal sealed record LastWord(VerdictReport Report, IReadOnlyList<WorldAdvice> Advice)
{
    /// <summary>Judges as of now.</summary>
    public static LastWord Of(Engine engine) => new(
        new VerdictReport(engine.Worlds.Verdicts.All(), engine.Worlds.Verdicts.Forgotten),
        [.. engine.Worlds.All.Where(world => world.Journal.Total > 0).Select(world => new WorldAdvice(world.Name, new View(world, engine.Providers).Advice()))]);

    /// <summary>Tells it, in the form of the log, and gives the exit code.</summary>
    public int Tell(Terminal terminal, ServeSettings settings) =>
        new VerdictTelling(terminal, settings.Verify!.Junit).Tell(Report, Advice, settings.JsonLog ? "json" : "text");
}
