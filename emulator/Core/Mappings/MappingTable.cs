using System.Collections.Immutable;
using ChatEmulator.Mappings.Patterns;

namespace ChatEmulator.Mappings;

/// <summary>The mappings of a world at one moment. Never changed: whoever looks for one needs no lock.</summary>
internal sealed class MappingTable
{
    private readonly ImmutableDictionary<Guid, Mapping> _byId;
    private readonly ImmutableDictionary<string, int> _scenarios;
    private readonly long _newest;
    private MappingIndex? _index;

    private MappingTable(ImmutableDictionary<Guid, Mapping> byId, ImmutableDictionary<string, int> scenarios, long newest, MappingWeight weight) =>
        (_byId, _scenarios, _newest, Weight) = (byId, scenarios, newest, weight);

    /// <summary>No mapping.</summary>
    public static MappingTable Empty { get; } = new(ImmutableDictionary<Guid, Mapping>.Empty, ImmutableDictionary<string, int>.Empty, 0, default);

    /// <summary>How many there are.</summary>
    public int Count => _byId.Count;

    /// <summary>Them as nothing has happened to them yet; one value, so that it is seen to be the same.</summary>
    public Stock Fresh { get => field ??= Stock.Of(this); }

    /// <summary>What they come to.</summary>
    public MappingWeight Weight { get; }

    /// <summary>All of them, the newest first.</summary>
    public IEnumerable<Mapping> All => _byId.Values.OrderByDescending(mapping => mapping.Order);

    /// <summary>The newest hundred of them, the newest first.</summary>
    public IReadOnlyList<Mapping> Newest { get => field ??= [.. All.Take(100)]; }

    // Made when first asked: thousands may come one by one before the first call. Two threads may make it at once, and it is the same either way.
    private MappingIndex Index => _index ??= new MappingIndex(_byId.Values);

    /// <summary>The mapping of an id; null for none.</summary>
    public Mapping? Find(Guid id) => _byId.GetValueOrDefault(id);

    /// <summary>Whether a mapping takes part in a scenario.</summary>
    public bool HasScenario(string name) => _scenarios.ContainsKey(name);

    /// <summary>The mapping that answers a request; null for none.</summary>
    /// <param name="asked">The request.</param>
    /// <param name="states">The states of scenarios, where they are not the first.</param>
    /// <param name="looked">Whether a state had a say.</param>
    public Mapping? Match(Asked asked, ImmutableDictionary<string, string> states, out bool looked) => Index.Match(asked, states, out looked);

    /// <summary>The same with one more; one of its id it replaces, at its place.</summary>
    public MappingTable With(Mapping mapping) => With([mapping]);

    /// <summary>The same with some more, one after the other.</summary>
    public MappingTable With(IReadOnlyList<Mapping> mappings)
    {
        var (byId, scenarios, newest, weight) = (_byId.ToBuilder(), _scenarios.ToBuilder(), _newest, Weight);
        foreach (var mapping in mappings)
        {
            var old = byId.GetValueOrDefault(mapping.Id);
            var order = old?.Order ?? newest + 1;
            byId[mapping.Id] = mapping with { Order = order };
            newest = Math.Max(newest, order);
            weight += MappingWeight.Of(mapping) - (old is null ? default : MappingWeight.Of(old));
            Tally(scenarios, mapping.Scenario, 1);
            Tally(scenarios, old?.Scenario, -1);
        }

        return new MappingTable(byId.ToImmutable(), scenarios.ToImmutable(), newest, weight);
    }

    /// <summary>The same without some.</summary>
    public MappingTable Without(IReadOnlyList<Guid> ids)
    {
        var (byId, scenarios, weight) = (_byId.ToBuilder(), _scenarios.ToBuilder(), Weight);
        foreach (var id in ids)
        {
            if (byId.TryGetValue(id, out var old))
            {
                byId.Remove(id);
                weight -= MappingWeight.Of(old);
                Tally(scenarios, old.Scenario, -1);
            }
        }

        return byId.Count == Count ? this : new MappingTable(byId.ToImmutable(), scenarios.ToImmutable(), _newest, weight);
    }

    private static void Tally(ImmutableDictionary<string, int>.Builder scenarios, string? name, int more)
    {
        if (name is null)
        {
            return;
        }

        var count = scenarios.GetValueOrDefault(name) + more;
        if (count == 0)
        {
            scenarios.Remove(name);
        }
        else
        {
            scenarios[name] = count;
        }
    }
}
