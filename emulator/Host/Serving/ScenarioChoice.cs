using ChatEmulator.Host.Settings;
using ChatEmulator.Scenarios;
using ChatEmulator.Scenarios.Sources;

namespace ChatEmulator.Host.Serving;

/// <summary>
/// Finds the scenario that plays, and has every file of the folder checked with it: a folder with a broken file is a surprise
/// for later, so nothing starts on one.
/// </summary>
internal sealed class ScenarioChoice(Loader loader, ServeSettings settings)
{
    private const string UsualFolder = "scenarios";
    private const string Quickstart = "quickstart";

    private static readonly Loaded Nothing = new([], []);

    /// <summary>The loaded files and which of the scenarios plays.</summary>
    /// <exception cref="FileNotFoundException">What was named does not exist.</exception>
    public (Loaded Loaded, Scenario? Playing) Choose()
    {
        var folder = Folder();
        var name = settings.Scenario?.Text ?? Quickstart;
        var file = settings.Scenario is not null && File.Exists(name) ? name : InFolder(name, folder);
        if (file is null && name == Quickstart && settings.Scenarios is null)
        {
            return BuiltIn(folder);
        }

        var all = folder is null ? Nothing : loader.LoadPaths([folder]);
        if (file is not null)
        {
            return ByFile(file, all);
        }

        if (settings.Scenario is null)
        {
            return (all, Only(all));
        }

        // Among files with problems may be the one that is meant; then the problems are the answer.
        return (all, ByName(name, all) ?? (all.HasErrors ? null : throw NotThere(settings.Scenario!, folder)));
    }

    /// <summary>The folder and the file that are read; none where only what is built in plays.</summary>
    public static IEnumerable<string> Paths(ServeSettings settings)
    {
        var folder = settings.Scenarios?.Text ?? (Directory.Exists(UsualFolder) ? UsualFolder : null);
        return new[] { settings.Scenario is { Text: var file } && File.Exists(file) ? file : null, folder }.OfType<string>();
    }

    // Of a folder that somebody named without a scenario the one plays that is there; among several nobody guesses.
    private Scenario? Only(Loaded all) =>
        all.HasErrors ? null
        : all.Scenarios is [var only] ? only
        : throw new FileNotFoundException($"{settings.Scenarios!.Source}: the folder '{settings.Scenarios.Text}' has no quickstart; say with --scenario which is to play: "
            + $"{string.Join(", ", all.Scenarios.Select(scenario => scenario.Name).Order(StringComparer.Ordinal))}.");

    // A scenario may be named as its file is, or as it calls itself.
    private static Scenario? ByName(string name, Loaded all) => all.Scenarios.FirstOrDefault(scenario => scenario.Name == name);

    private (Loaded, Scenario?) ByFile(string file, Loaded all)
    {
        if (all.Scenarios.FirstOrDefault(scenario => scenario.File is { } from && Same(from, file)) is { } playing)
        {
            return (all, playing);
        }

        // What the folder did not take, such as a file with another ending, is read by itself: it plays, or its problems are told.
        return all.Problems.Any(problem => Same(problem.File, file)) ? (all, null) : First(loader.LoadPaths([file]), all);
    }

    // What plays comes from outside of the folder, and may have the name of one inside: it is loaded on its own.
    private static (Loaded, Scenario?) First(Loaded own, Loaded others) => (
        new Loaded([.. own.Scenarios, .. others.Scenarios], [.. own.Problems, .. others.Problems]),
        own.Scenarios is [var scenario, ..] ? scenario : null);

    private string? Folder()
    {
        if (settings.Scenarios is not { } named)
        {
            return Directory.Exists(UsualFolder) ? UsualFolder : null;
        }

        return Directory.Exists(named.Text) ? named.Text : throw new FileNotFoundException($"{named.Source}: there is no folder '{named.Text}'.");
    }

    private (Loaded, Scenario?) BuiltIn(string? folder)
    {
        using var stream = typeof(ScenarioChoice).Assembly.GetManifestResourceStream("quickstart.yaml")
            ?? throw new FileNotFoundException("This build carries no scenario of its own; name one with --scenario.");
        var own = loader.LoadText(new StreamReader(stream).ReadToEnd(), "quickstart.yaml (built in)");
        return First(own, folder is null ? Nothing : loader.LoadPaths([folder]));
    }

    private static string? InFolder(string name, string? folder) =>
        folder is null ? null : new[] { name, $"{name}.yaml", $"{name}.yml" }.Select(file => Path.Combine(folder, file)).FirstOrDefault(File.Exists);

    private static FileNotFoundException NotThere(Given named, string? folder)
    {
        if (folder is null)
        {
            return new FileNotFoundException($"{named.Source}: there is no file '{named.Text}', and no folder of scenarios to look in.");
        }

        var known = Directory.EnumerateFiles(folder)
            .Where(file => Path.GetExtension(file) is ".yaml" or ".yml")
            .Select(file => Path.GetFileNameWithoutExtension(file))
            .Order(StringComparer.Ordinal)
            .ToList();
        var hint = Nearest.Of(Path.GetFileNameWithoutExtension(named.Text), known) is { } near ? $"Did you mean '{near}'?"
            : known.Count == 0 ? "The folder has no scenarios."
            : $"The folder has {string.Join(", ", known)}.";
        return new FileNotFoundException($"{named.Source}: there is no file '{named.Text}', nor a scenario of that name in '{folder}'. {hint}");
    }

    private static bool Same(string a, string b) =>
        Path.TrimEndingDirectorySeparator(Path.GetFullPath(a)) == Path.TrimEndingDirectorySeparator(Path.GetFullPath(b));
}
