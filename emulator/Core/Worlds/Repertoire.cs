using ChatEmulator.Exchanges;
using ChatEmulator.Providers;
using ChatEmulator.Scenarios;

namespace ChatEmulator.Worlds;

/// <summary>
/// The loaded scenarios, which a world may be told to play by name; each is made ready when the first world plays it. They may be loaded anew
/// while worlds play.
/// </summary>
/// <param name="usual">What worlds play that are told nothing.</param>
/// <param name="others">The others.</param>
/// <param name="providers">The imitated vendors.</param>
internal sealed class Repertoire(Play usual, IEnumerable<Scenario> others, IReadOnlyList<Provider> providers)
{
    // Replaced as a whole: whoever looks sees the scenarios of one loading.
    private volatile Part[] _parts = Distinct([new Part(usual.Scenario, new Lazy<Play>(usual)), .. others.Select(scenario => Begin(scenario, providers))]);

    /// <summary>What worlds play that are told nothing.</summary>
    public Play Usual => _parts[0].Play;

    /// <summary>The names of all of them.</summary>
    public IReadOnlyList<string> Names => [.. _parts.Select(part => part.Scenario.Name).Order(StringComparer.Ordinal)];

    /// <summary>What calls may come by: a scenario that needs more is refused where one is loaded.</summary>
    public Protocols Spoken { get; set; } = Protocols.All;

    /// <summary>What is wrong with the files as they are now, although the scenarios go on as they were loaded; empty when nothing is.</summary>
    public IReadOnlyList<Problem> Problems { get; set; } = [];

    /// <summary>The scenario of a text; null when none is loaded that reads so.</summary>
    public Play? Of(string text) => _parts.FirstOrDefault(part => part.Scenario.Text == text)?.Play;

    /// <summary>The scenario of a name; null when none is loaded under it.</summary>
    public Play? Find(string name) => _parts.FirstOrDefault(part => part.Scenario.Name == name)?.Play;

    /// <summary>Takes scenarios in the place of those that were loaded before. What reads as it did stays what it is.</summary>
    /// <param name="playing">What worlds play that are told nothing.</param>
    /// <param name="rest">The others.</param>
    internal Renewal Renew(Scenario playing, IEnumerable<Scenario> rest)
    {
        var before = _parts;
        _parts = Distinct([.. rest.Prepend(playing).Select(scenario => Again(scenario, before))]);
        return new Renewal(before, _parts);
    }

    private static Part[] Distinct(IEnumerable<Part> parts) => [.. parts.DistinctBy(part => part.Scenario.Name)];

    private static Part Begin(Scenario scenario, IReadOnlyList<Provider> providers) => new(scenario, new Lazy<Play>(() => new Play(scenario, providers)));

    private Part Again(Scenario scenario, Part[] before) =>
        before.FirstOrDefault(part => part.Scenario.File == scenario.File && part.Scenario.Text is not null && part.Scenario.Text == scenario.Text) ?? Begin(scenario, providers);
}
