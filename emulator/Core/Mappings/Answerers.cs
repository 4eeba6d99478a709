using System.Runtime.InteropServices;

namespace ChatEmulator.Mappings;

/// <summary>
/// Which mapping answered a call, as it was then: also when it has changed since, or gone, or another has its id now. Of those that are no longer there only what has answered calls that
/// the journal may still tell is kept, and not without bounds: past them the first that went is told no more, and a call of it has no mapping.
/// </summary>
internal sealed class Answerers
{
    /// <summary>The most mappings that are kept though they are no longer there.</summary>
    public const int MostGone = 1_000;

    /// <summary>About how many bytes they hold at most.</summary>
    public const long MostBytes = 16_000_000;

    private const int BytesOfCalls = 48;

    private readonly Dictionary<Guid, Calls> _now = [];
    private readonly Dictionary<Guid, List<Gone>> _gone = [];
    private readonly Queue<Gone> _order = [];
    private long _bytes;

    /// <summary>About how many bytes it holds.</summary>
    public long Bytes => _bytes + (_now.Count * BytesOfCalls);

    /// <summary>A mapping that is there answers a call.</summary>
    public void Answer(Guid id, long call)
    {
        ref var calls = ref CollectionsMarshal.GetValueRefOrAddDefault(_now, id, out var isKnown);
        calls = new Calls(isKnown ? calls.First : call, call);
    }

    /// <summary>The mapping that answered a call; null when it is not kept.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="call">The number of the call.</param>
    /// <param name="now">The mappings that there are.</param>
    public Mapping? Of(Guid id, long call, MappingTable now) =>
        _now.TryGetValue(id, out var calls) && calls.Has(call) ? now.Find(id) : _gone.GetValueOrDefault(id)?.Find(gone => gone.Calls.Has(call))?.Mapping;

    /// <summary>There are other mappings now.</summary>
    /// <param name="touched">The ids of those that are perhaps no longer what they were; null for all.</param>
    /// <param name="before">The mappings that there were.</param>
    /// <param name="after">The mappings that there are.</param>
    /// <param name="forgotten">Calls up to this number are told no more.</param>
    public void Change(IEnumerable<Guid>? touched, MappingTable before, MappingTable after, long forgotten)
    {
        foreach (var id in touched ?? [.. _now.Keys])
        {
            if (_now.TryGetValue(id, out var calls) && before.Find(id) is { } mapping && after.Find(id) != mapping)
            {
                _now.Remove(id);
                Keep(new Gone(mapping, calls), forgotten);
            }
        }

        while (_order.TryPeek(out var first) && (first.Calls.Last <= forgotten || _order.Count > MostGone || _bytes > MostBytes))
        {
            Leave(_order.Dequeue());
        }
    }

    private void Keep(Gone gone, long forgotten)
    {
        if (gone.Calls.Last > forgotten && gone.Bytes <= MostBytes)
        {
            ref var versions = ref CollectionsMarshal.GetValueRefOrAddDefault(_gone, gone.Mapping.Id, out _);
            (versions ??= []).Add(gone);
            _order.Enqueue(gone);
            _bytes += gone.Bytes;
        }
    }

    private void Leave(Gone gone)
    {
        var versions = _gone[gone.Mapping.Id];
        versions.Remove(gone);
        _bytes -= gone.Bytes;
        if (versions.Count == 0)
        {
            _gone.Remove(gone.Mapping.Id);
        }
    }

    private readonly record struct Calls(long First, long Last)
    {
        public bool Has(long call) => First <= call && call <= Last;
    }

    private sealed class Gone(Mapping mapping, Calls calls)
    {
        public Mapping Mapping { get; } = mapping;

        public Calls Calls { get; } = calls;

        public long Bytes { get; } = MappingWeight.Of(mapping).Bytes;
    }
}
