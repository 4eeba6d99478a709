namespace ChatEmulator.Worlds;

/// <summary>How often one change took effect, when, and by which calls.</summary>
internal sealed class LedgerEntry
{
    private const int MostMarks = 200;

    // Most entries are of one call.
    private readonly List<Mark> _marks = new(1);

    public string Operation { get; private set; } = "";

    public string? Account { get; private set; }

    /// <summary>What a person recognises the change by.</summary>
    public string Key { get; private set; } = "";

    /// <summary>Equal for entries of equal content under different keys; zero where the key says all.</summary>
    public ulong Content { get; private set; }

    public int Applied { get; set; }

    public int Duplicates { get; set; }

    public int Pending { get; set; }

    /// <summary>The calls that asked for it; of more than two hundred the first.</summary>
    public IEnumerable<long> Calls => _marks.Where(mark => mark.Asks).Select(mark => mark.Call);

    /// <summary>When it was made and by which call, each time; of more than two hundred the first.</summary>
    public IEnumerable<(DateTimeOffset At, long Call)> Made =>
        _marks.SelectMany(mark => Enumerable.Repeat((new DateTimeOffset(mark.Ticks, TimeSpan.Zero), mark.Call), mark.Times));

    /// <summary>Stands for a change that nobody has asked for before.</summary>
    public void Begin(in Deed deed)
    {
        (Operation, Account, Key, Content) = (deed.Operation.Entry.Name, deed.Account?.Name, deed.Change.Key, deed.ContentPrint);
        (Applied, Duplicates, Pending) = (0, 0, 0);
        _marks.Clear();
    }

    /// <summary>Notes what a call did.</summary>
    /// <param name="call">The call.</param>
    /// <param name="at">When.</param>
    /// <param name="times">How often the change was made.</param>
    /// <param name="asks">Whether it is the call itself, and not what it had asked for before.</param>
    public void Note(long call, DateTimeOffset at, int times, bool asks)
    {
        if (_marks.Count < MostMarks && (asks || times > 0))
        {
            _marks.Add(new Mark(call, at.UtcTicks, times, asks));
        }
    }

    private readonly record struct Mark(long Call, long Ticks, int Times, bool Asks);
}
