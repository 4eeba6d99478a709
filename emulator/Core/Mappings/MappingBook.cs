using ChatEmulator.Exchanges;
using ChatEmulator.Mappings.Patterns;

namespace ChatEmulator.Mappings;

/// <summary>The mappings of a world through one epoch. Changed under the world's gate; read by anybody.</summary>
/// <param name="given">What the world begins with.</param>
#pragma warning disable CA1001 // The semaphore has no handle, and whoever has the turn when the world ends still has to give it back.
internal sealed class MappingBook(MappingTable given)
#pragma warning restore CA1001
{
    private readonly HashSet<long> _removed = [];
    private readonly Answerers _answerers = new();
    private volatile Stock _now = given.Fresh;

    /// <summary>What there is now.</summary>
    public Stock Now => _now;

    /// <summary>How many mappings have come, those included that took another's place.</summary>
    public long Come { get; private set; }

    /// <summary>Whose turn it is to change them: what is read and compiled for long is so beside the gate.</summary>
    public SemaphoreSlim Turns { get; } = new(1);

    /// <summary>About how many bytes it holds beside what the world begins with, which is that of all worlds.</summary>
    public long Bytes => Math.Max(0, (_now.Table.Weight - given.Weight).Bytes) + _answerers.Bytes + (_removed.Count * 16);

    /// <summary>The mapping for a request; null for none.</summary>
    public static Hit? Find(Stock stock, Exchange exchange) =>
        stock.Table.Count > 0 && stock.Table.Match(new Asked(exchange), stock.States, out var looked) is { } mapping ? new Hit(mapping, stock, looked) : null;

    /// <summary>A mapping has answered: its scenario goes on.</summary>
    /// <param name="mapping">The mapping.</param>
    /// <param name="call">The number of the call.</param>
    public void Fired(Mapping mapping, long call)
    {
        _answerers.Answer(mapping.Id, call);
        if (mapping.Next is { } state)
        {
            _now = _now.In(mapping.Scenario!, state);
        }
    }

    /// <summary>Makes a change.</summary>
    /// <param name="edit">The change.</param>
    /// <param name="after">What results of it.</param>
    /// <param name="forgotten">Calls up to this number are told no more.</param>
    public void Apply(Edit edit, Stock after, long forgotten)
    {
        _answerers.Change(edit.Touched, _now.Table, after.Table, forgotten);
        _now = after;
        Come += edit.Come;
    }

    /// <summary>The mapping that answered a call, as it was then; null when it is not known any more.</summary>
    public Mapping? Of(Guid id, long call) => _answerers.Of(id, call, _now.Table);

    /// <summary>Somebody wanted a call not to be told any more.</summary>
    public void Remove(long call) => _removed.Add(call);

    /// <summary>The calls that are told no more.</summary>
    public IReadOnlyCollection<long> Removed => _removed;

    /// <summary>Calls up to a number are gone from the journal.</summary>
    public void Forget(long upTo) => _removed.RemoveWhere(call => call <= upTo);
}
