namespace ChatEmulator.Worlds;

/// <summary>
/// What took effect: for every change that a person would call the same (operation, account, key) how often it was made, when, and by
/// which calls. It answers the question "was it sent twice?" without reading a single answer. Bounded: past the limit the
/// oldest entry goes, and <see cref="Dropped"/> tells.
/// </summary>
internal sealed class Ledger
{
    private const int MostEntries = 10_000;

    private readonly Dictionary<ulong, LedgerEntry> _entries = [];
    private readonly Queue<ulong> _order = new();

    /// <summary>Entries dropped since the epoch began.</summary>
    public long Dropped { get; private set; }

    /// <summary>Entries made since the epoch began.</summary>
    public long Total => Dropped + _order.Count;

    /// <summary>How many of the entries were made more than once.</summary>
    public int Repeated { get; private set; }

    /// <summary>The entries, oldest first, as they are now.</summary>
    internal IEnumerable<LedgerEntry> Entries => _order.Select(key => _entries[key]);

    internal void Add(in Deed deed, DateTimeOffset at, int applied = 0, int duplicates = 0, int pending = 0)
    {
        var isNew = !_entries.TryGetValue(deed.Print, out var entry);
        entry = isNew ? Begin(deed) : entry!;

        Repeated += entry.Applied <= 1 && entry.Applied + applied > 1 ? 1 : 0;
        entry.Applied += applied;
        entry.Duplicates += duplicates;
        // An entry that was dropped in the meantime begins anew, and nothing of it is still to come.
        entry.Pending = Math.Max(0, entry.Pending + pending);
        entry.Note(deed.Call, at, applied, asks: isNew || pending >= 0);
    }

    /// <summary>The keys of entries whose content is equal although their keys are not, by <see cref="LedgerEntry.Content"/>.</summary>
    internal ILookup<ulong, string> Alike() => Entries.Where(entry => entry.Content != 0).ToLookup(entry => entry.Content, entry => entry.Key);

    internal void Clear()
    {
        _entries.Clear();
        _order.Clear();
        (Dropped, Repeated) = (0, 0);
    }

    // The entry that makes room is used again: what lives long and is dropped often would pile up until the collector looks at it.
    private LedgerEntry Begin(in Deed deed)
    {
        LedgerEntry? entry = null;
        if (_order.Count == MostEntries)
        {
            _entries.Remove(_order.Dequeue(), out entry);
            Repeated -= entry?.Applied > 1 ? 1 : 0;
            Dropped++;
        }

        entry ??= new LedgerEntry();
        entry.Begin(deed);
        _entries.Add(deed.Print, entry);
        _order.Enqueue(deed.Print);
        return entry;
    }
}
