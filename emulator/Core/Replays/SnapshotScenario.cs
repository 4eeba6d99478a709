using ChatEmulator.Scenarios;
using ChatEmulator.Worlds;

namespace ChatEmulator.Replays;

/// <summary>Makes the scenario of a snapshot ready to be played.</summary>
internal static class SnapshotScenario
{
    private const int MostTold = 5;

    /// <summary>A loaded one of the same text, so that many worlds share it; else the text read anew.</summary>
    /// <exception cref="PastException">It is no sound scenario here.</exception>
    public static Play Play(Engine engine, string yaml) => engine.Repertoire.Of(yaml) ?? new Play(Load(engine, yaml), engine.Providers);

    private static Scenario Load(Engine engine, string yaml)
    {
        var loaded = new Loader([.. engine.Providers.Select(provider => provider.Catalogue)]).LoadText(yaml, "the snapshot's scenario");
        if (!loaded.HasErrors && loaded.Scenarios is [var scenario])
        {
            return scenario;
        }

        var errors = loaded.Problems.Where(problem => problem.Severity == Severity.Error).ToList();
        var told = string.Join(' ', errors.Take(MostTold).Select(problem => $"{problem.Line}:{problem.Column}: {problem.Text}"));
        throw new PastException(
            PastFault.Unreadable, $"The scenario of this snapshot cannot be played here: {told}{(errors.Count > MostTold ? $" And {errors.Count - MostTold} more." : "")}", problems: errors);
    }
}
