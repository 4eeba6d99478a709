using ChatEmulator.Providers;
using ChatEmulator.Scenarios;

namespace ChatEmulator;

/// <summary>Turns what a test names into a scenario.</summary>
internal static class ScenarioSource
{
    /// <summary>The scenario; what is only a warning goes to <paramref name="notice"/>, as the executable would write it.</summary>
    public static Scenario Load(string scenario, Action<string>? notice)
    {
        var loader = new Loader([.. Vendors.All().Select(provider => provider.Catalogue)]);
        var loaded = IsYaml(scenario) ? loader.LoadText(scenario) : loader.LoadPaths([Find(scenario)]);
        if (loaded.HasErrors)
        {
            throw new ScenarioException(loaded.Problems);
        }

        foreach (var warning in loaded.Problems)
        {
            notice?.Invoke(Problems.Render([warning], ProblemFormat.Text).TrimEnd());
        }

        return loaded.Scenarios.Single();
    }

    private static bool IsYaml(string text) =>
        text.Contains('\n', StringComparison.Ordinal) || text.TrimStart().StartsWith("scenario:", StringComparison.Ordinal);

    private static string Find(string file)
    {
        var folders = Folders().Distinct().ToList();
        return folders.Select(folder => Path.Combine(folder, file)).FirstOrDefault(File.Exists)
            ?? throw new FileNotFoundException($"There is no scenario '{file}' in any of these folders:{Environment.NewLine}  {string.Join($"{Environment.NewLine}  ", folders)}");
    }

    private static IEnumerable<string> Folders()
    {
        yield return Directory.GetCurrentDirectory();
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            yield return folder.FullName.TrimEnd(Path.DirectorySeparatorChar);
        }
    }
}
