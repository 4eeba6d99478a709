using ChatEmulator.Host.Serving;
using ChatEmulator.Host.Settings;
using ChatEmulator.Scenarios;

namespace ChatEmulator.Host.Watching;

/// <summary>Watches the files that were loaded, for as long as they are served.</summary>
internal sealed class ScenarioWatch
{
    private const int Share = 20;

    private static readonly TimeSpan Slow = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Quick = TimeSpan.FromMilliseconds(500);

    private readonly ServeSettings _settings;
    private readonly string[] _paths;
    private readonly ulong _print;

    private ScenarioWatch(ServeSettings settings)
    {
        _settings = settings;
        _paths = settings.Watch == WatchMode.Off ? [] : [.. ScenarioChoice.Paths(settings).Where(path => !IsPipe(path))];
        _print = Loader.Print(_paths);
    }

    // A pipe says what it has to say once, to whoever loads it; so does what a shell hands over as a file, `<(…)`.
    private static bool IsPipe(string path) => path.StartsWith("/dev/", StringComparison.Ordinal) || (File.Exists(path) && new FileInfo(path).Length == 0);

    /// <summary>The files as they are before they are loaded, so that nothing that is written in between is missed.</summary>
    public static ScenarioWatch Begin(ServeSettings settings) => new(settings);

    /// <summary>Watches until it is told to stop.</summary>
    /// <param name="engine">Whose worlds play the scenarios.</param>
    /// <param name="notice">Takes what a person at the console should see.</param>
    /// <param name="stop">Tells to stop.</param>
    public async Task Run(Engine engine, Action<string> notice, CancellationToken stop)
    {
        if (_paths.Length == 0)
        {
            return;
        }

        var loader = new Loader([.. engine.Providers.Select(provider => provider.Catalogue)], engine.Repertoire.Spoken);
        var choice = new ScenarioChoice(loader, Pinned(engine.Repertoire.Usual.Scenario.File));
        var vigil = new Vigil(_print, () => Loader.Print(_paths), new Reload(engine, choice.Choose, notice).Take, TimeProvider.System);
        using var bell = _settings.Watch == WatchMode.Native ? new FileBell([.. _paths.Select(Folder).Distinct()], notice) : null;
        try
        {
            while (true)
            {
                bell?.Set();

                // Files may lie where reading takes long, or does not return: whoever says stop meanwhile does not wait for them.
                var began = TimeProvider.System.GetTimestamp();
                var rest = await Task.Run(() => Look(vigil, notice), stop).WaitAsync(stop);
                var pause = Task.Delay(rest ?? Pause(bell is null ? Quick : Slow, TimeProvider.System.GetElapsedTime(began)), stop);
                if (rest is null && bell is not null && await Task.WhenAny(pause, bell.Next) != pause)
                {
                    // What is written comes in pieces, and each of them rings.
                    pause = Task.Delay(Vigil.Settling, stop);
                }

                await pause;
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // It is the way to end.
        }
    }

    // Of thousands of files the reading takes long: a core has other things to do than to read what nobody has changed.
    private static TimeSpan Pause(TimeSpan usual, TimeSpan took) => usual > Share * took ? usual : Share * took;

    // Whatever goes wrong with files must not end the watch, which nobody would miss until long after.
    private static TimeSpan? Look(Vigil vigil, Action<string> notice)
    {
        try
        {
            return vigil.Look();
        }
        catch (Exception e)
        {
            notice($"the scenario files could not be looked at: {e.Message}");
            return null;
        }
    }

    // What plays stays what plays, whatever else comes into the folder. What is built in has no file.
    private ServeSettings Pinned(string? file) => file is null ? _settings : _settings with { Scenario = new Given(file, "the scenario that plays", Typed: false) };

    private static string Folder(string path) => Directory.Exists(path) ? path : Path.GetDirectoryName(Path.GetFullPath(path)) ?? path;
}
