namespace ChatEmulator.Worlds;

/// <summary>
/// What took effect: for every change that a person would call the same (operation, account, key) how often it was made, and by
/// which calls. It answers the question "was it sent twice?" without reading a single answer. Bounded: past the limit the
/// oldest entry goes, and <see cref="Dropped"/> tells.
/// </summary>
public sealed class Ledger
{
    private const int MostEntries = 10_000;

    private readonly Dictionary<ulong, LedgerEntry> _entries = [];
    private readonly Queue<ulong> _order = new();

    /// <summary>Entries dropped since the epoch began.</summary>
    public long Dropped { get; private set; }

    /// <summary>The entries, oldest first, as they are now.</summary>
    internal IEnumerable<LedgerEntry> Entries => _order.Select(key => _entries[key]);

    internal void Add(in Deed deed, int applied = 0, int duplicates = 0, int pending = 0)
    {
        if (!_entries.TryGetValue(deed.Print, out var entry))
        {
            entry = Begin(deed);
        }

        entry.Applied += applied;
        entry.Duplicates += duplicates;
        entry.Pending += pending;
        if (pending >= 0)
        {
            entry.Note(deed.Call);
        }
    }

    internal void Clear()
    {
        _entries.Clear();
        _order.Clear();
        Dropped = 0;
    }

    private LedgerEntry Begin(in Deed deed)
    {
        if (_order.Count == MostEntries)
        {
            _entries.Remove(_order.Dequeue());
            Dropped++;
        }

        var entry = new LedgerEntry(deed.Operation.Entry.Name, deed.Account.Name, deed.Change.Key);
        _entries.Add(deed.Print, entry);
        _order.Enqueue(deed.Print);
        return entry;
    }
}

/// <summary>One change that took effect, would have, or will.</summary>
/// <param name="operation">The operation.</param>
/// <param name="account">The account that made it.</param>
/// <param name="key">What a person recognises it by.</param>
internal sealed class LedgerEntry(string operation, string account, string key)
{
    private const int MostCalls = 100;

    private readonly List<long> _calls = [];

    public string Operation { get; } = operation;

    public string Account { get; } = account;

    public string Key { get; } = key;

    public int Applied { get; set; }

    public int Duplicates { get; set; }

    public int Pending { get; set; }

    /// <summary>The first hundred calls that asked for it.</summary>
    public IReadOnlyList<long> Calls => _calls;

    public void Note(long call)
    {
        if (_calls.Count < MostCalls)
        {
            _calls.Add(call);
        }
    }
}
