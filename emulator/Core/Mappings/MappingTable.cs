using System.Collections.Immutable;
using ChatEmulator.Mappings.Patterns;

namespace ChatEmulator.Mappings;

/// <summary>The mappings of a world at one moment. Never changed: whoever looks for one needs no lock.</summary>
internal sealed class MappingTable
{
    private readonly ImmutableDictionary<Guid, Mapping> _byId;
    private readonly long _newest;
    private MappingIndex? _index;

    private MappingTable(ImmutableDictionary<Guid, Mapping> byId, long newest, long letters) => (_byId, _newest, Letters) = (byId, newest, letters);

    /// <summary>No mapping.</summary>
    public static MappingTable Empty { get; } = new(ImmutableDictionary<Guid, Mapping>.Empty, 0, 0);

    /// <summary>How many there are.</summary>
    public int Count => _byId.Count;

    /// <summary>Them as nothing has happened to them yet; one value, so that it is seen to be the same.</summary>
    public Stock Fresh { get => field ??= Stock.Of(this); }

    /// <summary>How long they are together as they were written.</summary>
    public long Letters { get; }

    /// <summary>All of them, the newest first.</summary>
    public IEnumerable<Mapping> All => _byId.Values.OrderByDescending(mapping => mapping.Order);

    /// <summary>The newest hundred of them, the newest first.</summary>
    public IReadOnlyList<Mapping> Newest { get => field ??= [.. All.Take(100)]; }

    // Made when first asked: thousands may come one by one before the first call. Two threads may make it at once, and it is the same either way.
    private MappingIndex Index => _index ??= new MappingIndex(_byId.Values);

    /// <summary>The mapping of an id; null for none.</summary>
    public Mapping? Find(Guid id) => _byId.GetValueOrDefault(id);

    /// <summary>The mapping that answers a request; null for none.</summary>
    /// <param name="asked">The request.</param>
    /// <param name="states">The states of scenarios, where they are not the first.</param>
    /// <param name="looked">Whether a state had a say.</param>
    public Mapping? Match(Asked asked, ImmutableDictionary<string, string> states, out bool looked) => Index.Match(asked, states, out looked);

    /// <summary>The same with one more; one of its id it replaces, at its place.</summary>
    public MappingTable With(Mapping mapping)
    {
        var old = Find(mapping.Id);
        var order = old?.Order ?? _newest + 1;
        return new MappingTable(_byId.SetItem(mapping.Id, mapping with { Order = order }), Math.Max(_newest, order), Letters + LettersOf(mapping) - (old is null ? 0 : LettersOf(old)));
    }

    /// <summary>The same without one.</summary>
    public MappingTable Without(Guid id) => Find(id) is { } old ? new MappingTable(_byId.Remove(id), _newest, Letters - LettersOf(old)) : this;

    private static long LettersOf(Mapping mapping) => mapping.Source.GetRawText().Length;
}
