using System.Collections.Immutable;

namespace ChatEmulator.Mappings;

/// <summary>The mappings of a world at one moment, with where their scenarios stand and what is set for all of them.</summary>
/// <param name="Table">The mappings.</param>
/// <param name="States">The state of each scenario that is no longer in its first one.</param>
/// <param name="Settings">What holds for all mappings.</param>
internal sealed record Stock(MappingTable Table, ImmutableDictionary<string, string> States, Settings Settings)
{
    /// <summary>The state in which every scenario begins.</summary>
    public const string Started = "Started";

    /// <summary>Nothing has happened to these mappings yet.</summary>
    public static Stock Of(MappingTable table) => new(table, ImmutableDictionary<string, string>.Empty, Settings.None);

    /// <summary>The scenarios of the mappings, by name.</summary>
    public IEnumerable<IGrouping<string, Mapping>> Scenarios => Table.All.Where(mapping => mapping.Scenario is not null).GroupBy(mapping => mapping.Scenario!, StringComparer.Ordinal);

    /// <summary>The state of a scenario.</summary>
    public static string StateOf(string scenario, ImmutableDictionary<string, string> states) => states.GetValueOrDefault(scenario, Started);

    /// <summary>The state of a scenario.</summary>
    public string StateOf(string scenario) => StateOf(scenario, States);

    /// <summary>The same with a scenario in another state.</summary>
    public Stock In(string scenario, string state) =>
        StateOf(scenario) == state ? this : this with { States = state == Started ? States.Remove(scenario) : States.SetItem(scenario, state) };

    /// <summary>The same with other mappings; a scenario of which none is left is forgotten.</summary>
    public Stock With(MappingTable table) => this with { Table = table, States = States.RemoveRange(States.Keys.Where(scenario => !table.HasScenario(scenario))) };
}
