namespace ChatEmulator.Providers;

/// <summary>A set that forgets its oldest members when it is full, and tells how many.</summary>
/// <param name="most">How many it remembers.</param>
internal sealed class Remembered<T>(int most = 100_000)
    where T : notnull
{
    private readonly HashSet<T> _members = [];
    private Queue<T> _order = new();

    public int Count => _members.Count;

    public long Forgotten { get; private set; }

    /// <summary>How long the queue behind it is, those that left included.</summary>
    internal int Waiting => _order.Count;

    public bool Has(T member) => _members.Contains(member);

    public void Add(T member)
    {
        if (!_members.Add(member))
        {
            return;
        }

        _order.Enqueue(member);
        while (_members.Count > most)
        {
            Forgotten += _members.Remove(_order.Dequeue()) ? 1 : 0;
        }
    }

    public void Remove(T member)
    {
        _members.Remove(member);

        // Those that left still stand in the queue; it is swept when they are the most of it.
        if (_order.Count > (2 * _members.Count) + 16)
        {
            _order = new Queue<T>(_order.Where(_members.Contains));
        }
    }
}
