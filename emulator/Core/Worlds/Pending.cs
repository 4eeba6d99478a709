using ChatEmulator.Journals;

namespace ChatEmulator.Worlds;

/// <summary>
/// Changes that are fixed and not yet made, as data with their instant. Nothing rings: whoever looks at the world first makes what
/// is due, each at its own instant and in order, so a late effect costs no timer and survives any number of advances.
/// </summary>
internal sealed class Pending
{
    private readonly PriorityQueue<(Deed Deed, Ticket Ticket), (DateTimeOffset Due, long Sequence)> _queue = new();
    private long _sequence;

    public IEnumerable<(DateTimeOffset Due, Deed Deed)> Waiting =>
        _queue.UnorderedItems
            .OrderBy(item => item.Priority)
            .Select(item => (item.Priority.Due, item.Element.Deed));

    public void Add(DateTimeOffset due, in Deed deed, Ticket ticket) => _queue.Enqueue((deed, ticket), (due, _sequence++));

    public bool TakeUntil(DateTimeOffset at, out DateTimeOffset due, out Deed deed, out Ticket ticket)
    {
        if (!_queue.TryPeek(out var item, out var priority) || priority.Due > at)
        {
            (due, deed, ticket) = (default, default, default);
            return false;
        }

        _queue.Dequeue();
        (due, deed, ticket) = (priority.Due, item.Deed, item.Ticket);
        return true;
    }

    public void Clear() => _queue.Clear();
}
