using ChatEmulator.Contracts;
using ChatEmulator.Options;
using ChatEmulator.Scenarios.Connections;
using ChatEmulator.Scenarios.Expectations;
using ChatEmulator.Scenarios.Limits;
using ChatEmulator.Scenarios.Matching;
using ChatEmulator.Scenarios.Sources;
using ChatEmulator.Time;

namespace ChatEmulator.Scenarios.Language;

/// <summary>A scenario while its keys are being read. It begins as what holds for keys that are left out.</summary>
internal sealed class ScenarioDraft(Vocabulary vocabulary)
{
    public Vocabulary Vocabulary { get; } = vocabulary;

    public string? Name { get; set; }

    public Node? NameAt { get; set; }

    public string? About { get; set; }

    public long Seed { get; set; }

    /// <summary>The files that it extends, as full paths.</summary>
    public IReadOnlyList<string> Extended { get; set; } = [];

    /// <summary>The tree of all files together; null when there is one file.</summary>
    public Node? Whole { get; set; }

    /// <summary>The keys that stand in the file.</summary>
    public IReadOnlyList<string> Said { get; set; } = [];

    public VolatilePaths Volatile { get; set; } = VolatilePaths.None;

    public ClockStart Clock { get; set; } = ClockStart.Real;

    public Dictionary<string, OptionValues> Profiles { get; } = vocabulary.Catalogues.ToDictionary(
        catalogue => catalogue.Provider,
        catalogue => new OptionValues([.. catalogue.Profile.Select(key => key.Option)]),
        StringComparer.Ordinal);

    public Dictionary<string, IReadOnlyList<OptionValues>> Accounts { get; } = vocabulary.Catalogues.ToDictionary(
        catalogue => catalogue.Provider,
        catalogue => catalogue.DemoAccounts,
        StringComparer.Ordinal);

    public Dictionary<string, IReadOnlyDictionary<string, IReadOnlyList<OptionValues>>> Data { get; } = vocabulary.Catalogues.ToDictionary(
        catalogue => catalogue.Provider,
        catalogue => (IReadOnlyDictionary<string, IReadOnlyList<OptionValues>>)catalogue.Data.Keys.ToDictionary(
            kind => kind,
            _ => (IReadOnlyList<OptionValues>)[],
            StringComparer.Ordinal),
        StringComparer.Ordinal);

    public IReadOnlyList<ConnectionRule> Connections { get; set; } = [];

    public IReadOnlyList<Limit> Limits { get; set; } = [];

    public IReadOnlyList<Rule> Rules { get; set; } = [];

    /// <summary>The sound entries of stubs, each with what it wants of calls.</summary>
    public List<(Rule Stub, string Wants)> Wants { get; } = [];

    /// <summary>Where each name of a rule or of a stub's entry stands.</summary>
    public Dictionary<string, Sources.Place> RuleNames { get; } = new(StringComparer.Ordinal);

    /// <summary>The places in calls that rules look at: one of each, so that it is looked up once a call.</summary>
    public Dictionary<string, Subject> Places { get; } = new(StringComparer.Ordinal);

    public IReadOnlyList<Expected> Expectations { get; set; } = [];

    /// <summary>The first expectation of the rules themselves; null when there is none.</summary>
    public Node? RulesExpectedAt { get; set; }

    /// <summary>The rules as they were read, the sound ones and the others.</summary>
    public List<RuleDraft> RuleDrafts { get; } = [];

    public Node? StateAt { get; set; }

    public TextNode? State { get; set; }

    public Subject? StatePer { get; set; }

    private Machine? Machine => State is null ? null : new Machine(State.Value, StatePer);

    /// <summary>A name for what has none of its own: the text, with a number from the second on.</summary>
    public string NameFor(string text)
    {
        var name = text;
        for (var n = 2; RuleNames.ContainsKey(name); n++)
        {
            name = $"{text} {n}";
        }

        return name;
    }

    /// <summary>Takes a name, which nothing else may have: counts are kept by it.</summary>
    public void Take(string name, Node at, Page page)
    {
        if (!RuleNames.TryAdd(name, at.Place))
        {
            page.Error(at, $"There is already a rule named `{name}` {Page.Told(RuleNames[name], at.Place)}. Counts are kept by name, so each rule needs its own{(RuleNames[name].Origin == at.Place.Origin ? "" : ": a scenario cannot replace a rule of the file that it extends, but its own rules come first")}.");
        }
    }

    public Scenario Finish(string? file, string? text) => new()
    {
        Name = Name!,
        About = About,
        File = file,
        Extended = Extended,
        Text = text is null || Whole is null ? text : TreeText.Write(WithoutExtends((MapNode)Whole)),
        Seed = Seed,
        SaysSeed = Said.Contains("seed"),
        SaysNothingMore = Said.All(key => key is "scenario" or "seed"),
        Clock = Clock,
        Volatile = Volatile,
        Profiles = Profiles,
        Accounts = Accounts,
        Data = Data,
        Machine = Machine,
        Connections = Connections,
        Limits = Limits,
        Rules = Rules,
        Stubs = Vocabulary.Stubs,
        Entries = Wants,
        Expectations = Expectations,
    };

    // What stands in several files is handed on as one text, which names no file.
    private static MapNode WithoutExtends(MapNode whole) => new(whole.Place, [.. whole.Entries.Where(entry => entry.Key.Value != Extension.Key)]);
}
