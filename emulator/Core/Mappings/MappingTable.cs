using System.Collections.Immutable;
using System.Runtime.InteropServices;
using ChatEmulator.Mappings.Patterns;

namespace ChatEmulator.Mappings;

/// <summary>The mappings of a world at one moment. Never changed: whoever looks for one needs no lock.</summary>
internal sealed class MappingTable
{
    // Measured: what each holds whatever it says, with its places in the table and the index; and what each letter does, told and decoded.
    private const long BytesOfEach = 2_600;
    private const long BytesOfLetter = 4;

    private readonly ImmutableDictionary<Guid, Mapping> _byId;
    private readonly ImmutableDictionary<string, int> _scenarios;
    private readonly long _newest;
    private MappingIndex? _index;

    private MappingTable(ImmutableDictionary<Guid, Mapping> byId, ImmutableDictionary<string, int> scenarios, long newest, long letters) =>
        (_byId, _scenarios, _newest, Letters) = (byId, scenarios, newest, letters);

    /// <summary>No mapping.</summary>
    public static MappingTable Empty { get; } = new(ImmutableDictionary<Guid, Mapping>.Empty, ImmutableDictionary.Create<string, int>(StringComparer.Ordinal), 0, 0);

    /// <summary>How many there are.</summary>
    public int Count => _byId.Count;

    /// <summary>Them as nothing has happened to them yet; one value, so that it is seen to be the same.</summary>
    public Stock Fresh { get => field ??= Stock.Of(this); }

    /// <summary>How long they are together as they are told, in bytes.</summary>
    public long Letters { get; }

    /// <summary>About how many bytes they hold.</summary>
    public long Bytes => BytesOf(Count, Letters);

    /// <summary>All of them, the newest first.</summary>
    public IEnumerable<Mapping> All => _byId.Values.OrderByDescending(mapping => mapping.Order);

    // Made when first asked: thousands may come one by one before the first call. Two threads may make it at once, and it is the same either way.
    private MappingIndex Index => _index ??= new MappingIndex(_byId.Values);

    /// <summary>How long a mapping is as it is told, in bytes.</summary>
    public static long LettersOf(Mapping mapping) => JsonMarshal.GetRawUtf8Value(mapping.Source).Length;

    /// <summary>About how many bytes mappings hold.</summary>
    /// <param name="count">How many.</param>
    /// <param name="letters">How long they are together.</param>
    public static long BytesOf(int count, long letters) => (count * BytesOfEach) + (letters * BytesOfLetter);

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
        var (byId, scenarios, newest, letters) = (_byId.ToBuilder(), _scenarios.ToBuilder(), _newest, Letters);
        foreach (var mapping in mappings)
        {
            var old = byId.GetValueOrDefault(mapping.Id);
            var order = old?.Order ?? newest + 1;
            byId[mapping.Id] = mapping with { Order = order };
            newest = Math.Max(newest, order);
            letters += LettersOf(mapping) - (old is null ? 0 : LettersOf(old));
            Tally(scenarios, mapping.Scenario, 1);
            Tally(scenarios, old?.Scenario, -1);
        }

        return new MappingTable(byId.ToImmutable(), scenarios.ToImmutable(), newest, letters);
    }

    /// <summary>The same without some.</summary>
    public MappingTable Without(IReadOnlyList<Guid> ids)
    {
        var (byId, scenarios, letters) = (_byId.ToBuilder(), _scenarios.ToBuilder(), Letters);
        foreach (var id in ids)
        {
            if (byId.TryGetValue(id, out var old))
            {
                byId.Remove(id);
                letters -= LettersOf(old);
                Tally(scenarios, old.Scenario, -1);
            }
        }

        return byId.Count == Count ? this : new MappingTable(byId.ToImmutable(), scenarios.ToImmutable(), _newest, letters);
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
