namespace ChatEmulator.Worlds;

/// <summary>How often one change took effect.</summary>
internal sealed class LedgerEntry
{
    private const int MostCalls = 100;

    private readonly List<long> _calls = [];

    public string Operation { get; private set; } = "";

    public string Account { get; private set; } = "";

    /// <summary>What a person recognises the change by.</summary>
    public string Key { get; private set; } = "";

    public int Applied { get; set; }

    public int Duplicates { get; set; }

    public int Pending { get; set; }

    /// <summary>The first hundred calls that asked for it.</summary>
    public IReadOnlyList<long> Calls => _calls;

    /// <summary>Stands for a change that nobody has asked for before.</summary>
    public void Begin(in Deed deed)
    {
        (Operation, Account, Key) = (deed.Operation.Entry.Name, deed.Account.Name, deed.Change.Key);
        (Applied, Duplicates, Pending) = (0, 0, 0);
        _calls.Clear();
    }

    public void Note(long call)
    {
        if (_calls.Count < MostCalls)
        {
            _calls.Add(call);
        }
    }
}
