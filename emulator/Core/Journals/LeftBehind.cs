using System.Runtime.InteropServices;

namespace ChatEmulator.Journals;

/// <summary>
/// The calls that were in flight when a journal forgot them, for whoever is told of their ends: a reset cuts them off, and what they were should still be known
/// then. Each leaves with its end. Guarded by the journal's lock.
/// </summary>
internal sealed class LeftBehind
{
    // A place is never used again.
    private readonly Dictionary<long, Extract> _calls = [];

    /// <summary>What of a journal is in flight, beside what was left behind before.</summary>
    public static LeftBehind? Of(Storage storage, LeftBehind? before)
    {
        var left = before ?? new LeftBehind();
        left.Add(storage);
        return left._calls.Count == 0 ? null : left;
    }

    /// <summary>The little of the call of a ticket that a span needs; null when it is none of these.</summary>
    public Glimpse? Glance(Ticket ticket) => _calls.GetValueOrDefault(ticket.Place) is { } left ? Glimpse.Of(left.Record) : null;

    /// <summary>Takes out the call of a ticket; false when it is none of these.</summary>
    public bool TryTake(Ticket ticket, Extract into) => _calls.GetValueOrDefault(ticket.Place) is { } left && into.Take(left);

    /// <summary>The others, once the end of one has been told; null for none.</summary>
    public LeftBehind? Without(Ticket ticket)
    {
        _calls.Remove(ticket.Place);
        return _calls.Count == 0 ? null : this;
    }

    private void Add(Storage storage)
    {
        for (var ordinal = storage.Records.First; ordinal < storage.Records.End; ordinal++)
        {
            var segment = storage.Records.At(ordinal)!;
            foreach (ref readonly var sign in segment.Signs)
            {
                var record = segment.Bytes.AsSpan(sign.Offset);
                ref readonly var head = ref MemoryMarshal.AsRef<Head>(record);
                if (head.How == 0 && head.Number >= storage.Oldest)
                {
                    var extract = new Extract();
                    _ = extract.Take(record, storage.Bodies);
                    _calls[Ring.PlaceOf(ordinal, sign.Offset)] = extract;
                }
            }
        }
    }
}
