using ChatEmulator.Contracts;
using ChatEmulator.Exchanges;
using ChatEmulator.Scenarios.Language;
using ChatEmulator.Scenarios.Language.Keys;
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
/// <param name="spoken">By which protocols calls come: what no call can meet is a problem.</param>
internal sealed class Loader(IReadOnlyList<Catalogue> catalogues, Protocols spoken = Protocols.All)
{
    private const string NoData = "There is nothing here to put in. Write what stands under `data:` in a file, such as `algoreg: { threads: [{ id: t-1 }] }`.";

    private const int Few = 50;

    private readonly Vocabulary _vocabulary = new(catalogues) { Spoken = spoken };

    /// <summary>What each provider tells of itself.</summary>
    public IReadOnlyList<Catalogue> Catalogues => _vocabulary.Catalogues;

    /// <summary>Reads YAML given as text.</summary>
    /// <param name="yaml">The text.</param>
    /// <param name="file">What problems call it.</param>
    public Loaded LoadText(string yaml, string file = "inline") => Load([new SourceFile(file, yaml, Files.TooLarge(yaml))], named: false);

    /// <summary>Reads files, and every <c>*.yaml</c> and <c>*.yml</c> of folders, by name; folders inside are left alone.</summary>
    public Loaded LoadPaths(IEnumerable<string> paths) => Load(Files.Read(paths), named: true);

    /// <summary>
    /// Reads data that is put into a world, as it stands under <c>data:</c> in a file. What it names may be there already, so that is for
    /// the world to say.
    /// </summary>
    /// <param name="yaml">The text, YAML or JSON.</param>
    /// <param name="file">What problems call it.</param>
    /// <returns>The data, null when it is not sound, and every problem.</returns>
    public (Supply? Supply, IReadOnlyList<Problem> Problems) LoadData(string yaml, string file = "data")
    {
        if (Files.TooLarge(yaml) is { } wrong || (wrong = string.IsNullOrWhiteSpace(yaml) ? NoData : null) is not null)
        {
            return (null, [new Problem(file, 0, 1, null, wrong)]);
        }

        var page = new Page(file, yaml);
        var draft = new ScenarioDraft(_vocabulary);
        if (Tree.Read(page) is { } root)
        {
            DataKey.ReadMore(root, draft, page);
        }

        return (page.Errors == 0 ? new Supply(yaml, draft.Data) : null, page.Problems);
    }

    /// <summary>A fingerprint of what <see cref="LoadPaths"/> would read, without reading it as scenarios: another one when anything of it is another.</summary>
    public static ulong Print(IEnumerable<string> paths) => Files.Print(paths);

    /// <summary>
    /// Reads one scenario whose profile may have lists, and gives one for each choice of one value from every list, with what was chosen
    /// as its name. Their problems are told once.
    /// </summary>
    /// <param name="yaml">The text.</param>
    /// <param name="file">What problems call it.</param>
    public (IReadOnlyList<(string Reading, Scenario Scenario)> Readings, IReadOnlyList<Problem> Problems) LoadReadings(string yaml, string file = "inline")
    {
        var page = new Page(file, yaml);
        if (Files.TooLarge(yaml) is not null || Tree.Read(page) is not { } root)
        {
            return ([], LoadText(yaml, file).Problems);
        }

        root = new Extension(page).Resolve(root);
        if (Readings.Lists(root).Aggregate(1L, (count, list) => Math.Min(count * list.Values.Items.Count, int.MaxValue)) > Readings.Most)
        {
            page.Error(root, $"The lists of the profile stand for more than {Readings.Most} scenarios. Ask for fewer readings at once.");
            return ([], page.Problems);
        }

        CheckLists(root, page);
        if (page.Errors > 0)
        {
            return ([], page.Problems);
        }

        var read = Readings.Of(root).Select(reading => (reading.Name, Page: Again(page, yaml), reading.Root))
            .Select(reading => (reading.Name, reading.Page, Draft: ScenarioReader.Read(reading.Root, reading.Page, _vocabulary)))
            .ToList();
        return ([.. read.Where(each => each.Page.Errors == 0).Select(each => (each.Name, each.Draft.Finish(null, null)))],
            [.. read.SelectMany(each => each.Page.Problems).Distinct()]);
    }

    private static void CheckLists(Node root, Page page)
    {
        foreach (var (_, key, values) in Readings.Lists(root))
        {
            var twice = values.Items.OfType<TextNode>().GroupBy(value => value.Value).FirstOrDefault(group => group.Skip(1).Any());
            if (values.Items.Count == 0)
            {
                page.Error(values, $"The list of readings of `{key.Value}` is empty. Write the values, or leave `{key.Value}` out.");
            }
            else if (twice is not null)
            {
                page.Error(twice.Last(), $"`{twice.Key}` stands twice among the readings of `{key.Value}`. Keep one of the two.");
            }
        }
    }

    // A page of its own, which begins with what is wrong with the YAML itself.
    private static Page Again(Page first, string yaml)
    {
        var page = new Page(first.File, yaml);
        Tree.Read(page);
        return page;
    }

    private Loaded Load(IEnumerable<SourceFile> files, bool named)
    {
        var scenarios = new List<Scenario>();
        var problems = new List<Problem>();
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (found, page, draft) in Read([.. files], named))
        {
            if (page is null)
            {
                problems.Add(new Problem(found.Path, 0, 1, null, found.Wrong!));
                continue;
            }

            CheckName(draft, names, page);
            problems.AddRange(page.Problems.OrderBy(problem => problem.File != found.Path).ThenBy(problem => problem.Line).ThenBy(problem => problem.Column));
            if (draft is not null && page.Errors == 0)
            {
                scenarios.Add(draft.Finish(named ? found.Path : null, found.Text));
            }
        }

        // What is wrong with a file that others extend is told once.
        return new Loaded(scenarios, [.. problems.Distinct()]);
    }

    // Files know nothing of one another but their names, so many of them are read on all cores.
    private IEnumerable<ReadFile> Read(IReadOnlyList<SourceFile> files, bool named) => files.Count > Few ? ReadAtOnce(files, named) : files.Select(file => Read(file, named));

    // A method of its own: who loads few files does not load what reads many at once.
    private IEnumerable<ReadFile> ReadAtOnce(IReadOnlyList<SourceFile> files, bool named) => files.AsParallel().AsOrdered().Select(file => Read(file, named));

    private ReadFile Read(SourceFile found, bool named)
    {
        if (found.Wrong is not null)
        {
            return new ReadFile(found, null, null);
        }

        var page = new Page(found.Path, found.Text!, named ? Path.GetDirectoryName(Path.GetFullPath(found.Path)) : null);
        return new ReadFile(found, page, ScenarioReader.Read(page, _vocabulary));
    }

    private static void CheckName(ScenarioDraft? draft, Dictionary<string, string> names, Page page)
    {
        if (draft?.Name is { } name && !names.TryAdd(name, $"{page.File}:{draft.NameAt!.Place.Line}"))
        {
            page.Error(draft.NameAt, $"There is already a scenario named `{name}` in {names[name]}. "
                + "Names are unique among the loaded files.");
        }
    }

    // Without a page where it cannot be read, without a draft where it is no YAML.
    private sealed record ReadFile(SourceFile Found, Page? Page, ScenarioDraft? Draft);
}
