using ChatEmulator.Exchanges;
using ChatEmulator.Mappings.Patterns;

namespace ChatEmulator.Mappings;

/// <summary>The mappings of a world through one epoch. Changed under the world's gate; read by anybody.</summary>
/// <param name="given">What the world begins with.</param>
internal sealed class MappingBook(MappingTable given)
{
    private const int MostForgotten = 1_000;

    private readonly HashSet<long> _removed = [];
    private readonly Queue<Guid> _order = [];
    private readonly Dictionary<Guid, Mapping> _gone = [];
    private volatile Stock _now = given.Fresh;

    /// <summary>What there is now.</summary>
    public Stock Now => _now;

    /// <summary>How many mappings have come, those included that took another's place.</summary>
    public long Come { get; private set; }

    /// <summary>About how many bytes it holds.</summary>
    public long Bytes => (_now.Table == given ? 0 : _now.Table.Letters * 4) + (_removed.Count * 16);

    /// <summary>The mapping for a request; null for none.</summary>
    public static Hit? Find(Stock stock, Exchange exchange) =>
        stock.Table.Count > 0 && stock.Table.Match(new Asked(exchange), stock.States, out var looked) is { } mapping ? new Hit(mapping, stock, looked) : null;

    /// <summary>A mapping has answered: its scenario goes on.</summary>
    public void Fired(Mapping mapping)
    {
        if (mapping.Next is { } state)
        {
            _now = _now.In(mapping.Scenario!, state);
        }
    }

    /// <summary>Makes a change.</summary>
    public void Apply(Edit edit)
    {
        var before = _now.Table;
        _now = edit.Of(_now, given);
        Come += CountOf(edit);
        foreach (var mapping in edit is PutMappings ? [] : before.All.Where(mapping => _now.Table.Find(mapping.Id) is null))
        {
            Keep(mapping);
        }
    }

    /// <summary>A mapping of now, or one that has answered calls and is gone; null for none.</summary>
    public Mapping? Ever(Guid id) => _now.Table.Find(id) ?? _gone.GetValueOrDefault(id);

    /// <summary>Somebody wanted a call not to be told any more.</summary>
    public void Remove(long call) => _removed.Add(call);

    /// <summary>The calls that are told no more.</summary>
    public IReadOnlyCollection<long> Removed => _removed;

    /// <summary>Calls up to a number are gone from the journal.</summary>
    public void Forget(long upTo) => _removed.RemoveWhere(call => call <= upTo);

    private static int CountOf(Edit edit) => edit switch
    {
        PutMappings put => put.Mappings.Count,
        EditInTurn turn => turn.Edits.Sum(CountOf),
        _ => 0,
    };

    // Calls are still told with the mapping that answered them.
    private void Keep(Mapping mapping)
    {
        if (_gone.TryAdd(mapping.Id, mapping))
        {
            _order.Enqueue(mapping.Id);
        }

        if (_order.Count > MostForgotten)
        {
            _gone.Remove(_order.Dequeue());
        }
    }
}
