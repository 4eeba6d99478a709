using ChatEmulator.Scenarios;
using ChatEmulator.Worlds;

namespace ChatEmulator.Replays;

/// <summary>Makes the texts of a past ready to be played: its scenario, later versions of it, data that was put in.</summary>
/// <param name="engine">Whose vendors and scenarios they are.</param>
internal sealed class SnapshotScenario(Engine engine)
{
    private const int MostTold = 5;

    private readonly Loader _loader = new([.. engine.Providers.Select(provider => provider.Catalogue)]);
    private readonly Dictionary<string, Play> _plays = new(StringComparer.Ordinal);

    /// <summary>A loaded one of the same text, so that many worlds share it; else the text read anew, once.</summary>
    /// <param name="yaml">The text.</param>
    /// <param name="when">Since when it was played, for problems; null for the beginning.</param>
    /// <exception cref="PastException">It is no sound scenario here.</exception>
    public Play Play(string yaml, string? when = null)
    {
        if (!_plays.TryGetValue(yaml, out var play))
        {
            _plays.Add(yaml, play = engine.Repertoire.Of(yaml) ?? new Play(Load(yaml, when), engine.Providers));
        }

        return play;
    }

    /// <summary>Data that was put in.</summary>
    /// <exception cref="PastException">It is no sound data here.</exception>
    public Supply Data(string yaml, string when)
    {
        var (supply, problems) = _loader.LoadData(yaml, $"the snapshot's data {when}");
        return supply ?? throw Unsound($"The data of this snapshot {when} cannot be put in here", problems);
    }

    private Scenario Load(string yaml, string? when)
    {
        var loaded = _loader.LoadText(yaml, when is null ? "the snapshot's scenario" : $"the snapshot's scenario {when}");
        return !loaded.HasErrors && loaded.Scenarios is [var scenario] ? scenario
            : throw Unsound($"The scenario of this snapshot{(when is null ? "" : $" {when}")} cannot be played here", loaded.Problems);
    }

    private static PastException Unsound(string what, IReadOnlyList<Problem> problems)
    {
        var errors = problems.Where(problem => problem.Severity == Severity.Error).ToList();
        var told = string.Join(' ', errors.Take(MostTold).Select(problem => $"{problem.Line}:{problem.Column}: {problem.Text}"));
        return new PastException(PastFault.Unreadable, $"{what}: {told}{(errors.Count > MostTold ? $" And {errors.Count - MostTold} more." : "")}", problems: errors);
    }
}
