using ChatEmulator.Scenarios;
using ChatEmulator.Worlds;

namespace ChatEmulator.Host.Watching;

/// <summary>Loads the scenarios again while worlds play them: all of them are taken, or, where one is unsound, none.</summary>
/// <param name="engine">Whose worlds play them.</param>
/// <param name="choose">Reads the files, and says which scenario plays.</param>
/// <param name="notice">Takes what a person at the console should see.</param>
internal sealed class Reload(Engine engine, Func<(Loaded Loaded, Scenario? Playing)> choose, Action<string> notice)
{
    private const string Meanwhile = "the scenarios go on as they were loaded";

    private readonly Rehearsal _rehearsal = new(engine.Repertoire, engine.Worlds, engine.Providers);
    private bool _isUnsound;

    /// <summary>Takes what the files say.</summary>
    /// <param name="isFinal">Whether to tell what is wrong, rather than to wait for it to be put right.</param>
    /// <returns>Whether they were taken, or it was told why not.</returns>
    public bool Take(bool isFinal)
    {
        try
        {
            var (loaded, playing) = choose();
            return loaded.HasErrors || playing is null ? isFinal && Tell(loaded.Problems) : Take(loaded, playing);
        }
        catch (FileNotFoundException e)
        {
            return isFinal && Tell([], $"{e.Message}\n");
        }
    }

    private bool Take(Loaded loaded, Scenario playing)
    {
        var news = _rehearsal.Take(playing, loaded.Scenarios.Where(scenario => scenario != playing));
        foreach (var line in news)
        {
            notice(line);
        }

        if (_isUnsound && news.Count == 0)
        {
            notice("the scenario files are as they were loaded again");
        }

        if (loaded.Problems.Count > 0)
        {
            notice(Problems.Render(loaded.Problems, ProblemFormat.Text).TrimEnd());
        }

        (_isUnsound, engine.Repertoire.Problems) = (false, loaded.Problems);
        return true;
    }

    private bool Tell(IReadOnlyList<Problem> problems, string? why = null)
    {
        notice($"{why ?? Problems.Render(problems, ProblemFormat.Text)}{Meanwhile}");
        (_isUnsound, engine.Repertoire.Problems) = (true, problems);
        return true;
    }
}
