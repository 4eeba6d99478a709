using ChatEmulator.Exchanges;
using ChatEmulator.Providers;
using ChatEmulator.Scenarios;

namespace ChatEmulator;

/// <summary>Turns what a test names into a scenario.</summary>
internal static class ScenarioSource
{
    /// <summary>The scenario; what is only a warning goes to <see cref="EmulatorOptions.Notice"/>, as the executable would write it.</summary>
    public static Scenario Load(string scenario, EmulatorOptions options)
    {
        var loader = Loader(options.Http2 ? Protocols.All : Protocols.Http1);
        var loaded = IsYaml(scenario) ? loader.LoadText(scenario) : loader.LoadPaths([Find(scenario)]);
        Tell(loaded.Problems, options.Notice);
        return loaded.Scenarios.Single();
    }

    /// <summary>One scenario for each choice of one value from every list of the profile.</summary>
    public static IReadOnlyList<ProfileReading> Readings(string scenario)
    {
        var (file, text) = IsYaml(scenario) ? ("inline", scenario) : (Find(scenario), File.ReadAllText(Find(scenario)));
        var (readings, problems) = Loader().LoadReadings(text, file);
        Tell(problems, null);
        return [.. readings.Select(reading => new ProfileReading(reading.Reading, reading.Scenario))];
    }

    /// <summary>Data to be put into a world.</summary>
    public static Supply Data(string data)
    {
        var (supply, problems) = Loader().LoadData(data);
        return supply ?? throw new ScenarioException(problems);
    }

    private static Loader Loader(Protocols spoken = Protocols.All) => new([.. Vendors.All().Select(provider => provider.Catalogue)], spoken);

    private static void Tell(IReadOnlyList<Problem> problems, Action<string>? notice)
    {
        if (problems.Any(problem => problem.Severity == Severity.Error))
        {
            throw new ScenarioException(problems);
        }

        foreach (var warning in problems)
        {
            notice?.Invoke(Problems.Render([warning], ProblemFormat.Text).TrimEnd());
        }
    }

    private static bool IsYaml(string text) =>
        text.Contains('\n', StringComparison.Ordinal) || text.TrimStart().StartsWith("scenario:", StringComparison.Ordinal);

    private static string Find(string file)
    {
        var folders = Folders().Distinct().ToList();
        return folders.Select(folder => Path.Combine(folder, file)).FirstOrDefault(File.Exists)
            ?? throw new FileNotFoundException($"There is no scenario '{file}' in any of these folders:{Environment.NewLine}  {string.Join($"{Environment.NewLine}  ", folders)}");
    }

    /// <summary>Where files are looked for.</summary>
    internal static IEnumerable<string> Folders()
    {
        yield return Directory.GetCurrentDirectory();
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            yield return folder.FullName.TrimEnd(Path.DirectorySeparatorChar);
        }
    }
}
