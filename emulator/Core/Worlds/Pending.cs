using ChatEmulator.Journals;
using ChatEmulator.Providers;

namespace ChatEmulator.Worlds;

/// <summary>
/// Changes that are fixed and not yet made, as data with their instant. Whoever looks at the world makes what is due, each at its own
/// instant and in order; the world's bell only sees to it that somebody looks then.
/// </summary>
internal sealed class Pending
{
    private const int MostChanges = 10_000;
    private const long MostBytes = 64_000_000;

    private readonly PriorityQueue<(Deed Deed, Ticket Ticket), (DateTimeOffset Due, long Sequence)> _queue = new();
    private long _sequence;

    public int Count => _queue.Count;

    /// <summary>About how many bytes they hold.</summary>
    public long Bytes { get; private set; }

    /// <summary>The instant of the next; null when nothing waits.</summary>
    public DateTimeOffset? Earliest => _queue.TryPeek(out _, out var priority) ? priority.Due : null;

    public IEnumerable<(DateTimeOffset Due, Deed Deed)> Waiting =>
        _queue.UnorderedItems
            .OrderBy(item => item.Priority)
            .Select(item => (item.Priority.Due, item.Element.Deed));

    /// <summary>Looks whether one more change can wait.</summary>
    /// <exception cref="InvalidOperationException">Too many wait already; dropping one in silence would make the ledger lie.</exception>
    public void Reserve(Change change)
    {
        if (_queue.Count >= MostChanges || Bytes + change.Size > MostBytes)
        {
            throw new InvalidOperationException(
                $"{_queue.Count:N0} late effects wait already, and no more than {MostChanges:N0} or {MostBytes / 1_000_000} MB may. Advance the clock, or reset the world.");
        }
    }

    public void Add(DateTimeOffset due, in Deed deed, Ticket ticket)
    {
        _queue.Enqueue((deed, ticket), (due, _sequence++));
        Bytes += deed.Change.Size;
    }

    public bool TakeUntil(DateTimeOffset at, out DateTimeOffset due, out Deed deed, out Ticket ticket)
    {
        if (!_queue.TryPeek(out var item, out var priority) || priority.Due > at)
        {
            (due, deed, ticket) = (default, default, default);
            return false;
        }

        _queue.Dequeue();
        Bytes -= item.Deed.Change.Size;
        (due, deed, ticket) = (priority.Due, item.Deed, item.Ticket);
        return true;
    }

    public void Clear()
    {
        _queue.Clear();
        Bytes = 0;
    }
}
