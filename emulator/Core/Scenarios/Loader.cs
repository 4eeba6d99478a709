using ChatEmulator.Contracts;
using ChatEmulator.Scenarios.Language;
using ChatEmulator.Scenarios.Sources;

namespace ChatEmulator.Scenarios;

/// <summary>What loading gave: the scenarios that are sound, and every problem of every file.</summary>
/// <param name="Scenarios">The sound ones, in the order of the files.</param>
/// <param name="Problems">Every problem, in the order of files and lines.</param>
public sealed record Loaded(IReadOnlyList<Scenario> Scenarios, IReadOnlyList<Problem> Problems)
{
    /// <summary>Whether anything keeps a scenario from being played.</summary>
    public bool HasErrors => Problems.Any(problem => problem.Severity == Severity.Error);
}

/// <summary>Reads scenarios: YAML in, checked values or problems out.</summary>
/// <param name="catalogues">What each provider tells of itself.</param>
public sealed class Loader(IReadOnlyList<Catalogue> catalogues)
{
    private readonly Vocabulary _vocabulary = new(catalogues);

    /// <summary>What each provider tells of itself.</summary>
    public IReadOnlyList<Catalogue> Catalogues => _vocabulary.Catalogues;

    /// <summary>Reads YAML given as text.</summary>
    /// <param name="yaml">The text.</param>
    /// <param name="file">What problems call it.</param>
    public Loaded LoadText(string yaml, string file = "inline") => Load([(file, yaml, Files.TooLarge(yaml))], named: false);

    /// <summary>Reads files, and every <c>*.yaml</c> and <c>*.yml</c> of folders, by name; folders inside are left alone.</summary>
    public Loaded LoadPaths(IEnumerable<string> paths) => Load(Files.Read(paths), named: true);

    private Loaded Load(IEnumerable<(string File, string? Text, string? Wrong)> files, bool named)
    {
        var scenarios = new List<Scenario>();
        var problems = new List<Problem>();
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (file, text, wrong) in files)
        {
            if (wrong is not null)
            {
                problems.Add(new Problem(file, 0, 1, null, wrong));
                continue;
            }

            var page = new Page(file, text!);
            var draft = ScenarioReader.Read(page, _vocabulary);
            CheckName(draft, names, page);
            problems.AddRange(page.Problems.OrderBy(problem => problem.Line).ThenBy(problem => problem.Column));
            if (draft is not null && page.Errors == 0)
            {
                scenarios.Add(draft.Finish(named ? file : null));
            }
        }

        return new Loaded(scenarios, problems);
    }

    private static void CheckName(ScenarioDraft? draft, Dictionary<string, string> names, Page page)
    {
        if (draft?.Name is { } name && !names.TryAdd(name, $"{page.File}:{draft.NameAt!.Place.Line}"))
        {
            page.Error(draft.NameAt, $"There is already a scenario named `{name}` in {names[name]}. "
                + "Names are unique among the loaded files.");
        }
    }
}
