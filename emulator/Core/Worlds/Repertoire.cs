using ChatEmulator.Providers;
using ChatEmulator.Scenarios;

namespace ChatEmulator.Worlds;

/// <summary>The loaded scenarios, which a world may be told to play by name; each is made ready when the first world plays it.</summary>
/// <param name="usual">What worlds play that are told nothing.</param>
/// <param name="others">The others.</param>
/// <param name="providers">The imitated vendors.</param>
public sealed class Repertoire(Play usual, IEnumerable<Scenario> others, IReadOnlyList<Provider> providers)
{
    private readonly Dictionary<string, (Scenario Scenario, Lazy<Play> Play)> _byName = others
        .Where(scenario => scenario.Name != usual.Scenario.Name)
        .DistinctBy(scenario => scenario.Name)
        .ToDictionary(scenario => scenario.Name, scenario => (scenario, new Lazy<Play>(() => new Play(scenario, providers))), StringComparer.Ordinal);

    /// <summary>What worlds play that are told nothing.</summary>
    public Play Usual { get; } = usual;

    /// <summary>The names of all of them.</summary>
    public IReadOnlyList<string> Names => [.. _byName.Keys.Append(Usual.Scenario.Name).Order(StringComparer.Ordinal)];

    /// <summary>The scenario of a text; null when none is loaded that reads so.</summary>
    public Play? Of(string text) =>
        Usual.Scenario.Text == text ? Usual : _byName.Values.Where(loaded => loaded.Scenario.Text == text).Select(loaded => loaded.Play.Value).FirstOrDefault();

    /// <summary>The scenario of a name; null when none is loaded under it.</summary>
    public Play? Find(string name) => name == Usual.Scenario.Name ? Usual : _byName.TryGetValue(name, out var loaded) ? loaded.Play.Value : null;
}
