namespace ChatEmulator.Providers;

/// <summary>A set that forgets its oldest members when it is full, and tells how many.</summary>
/// <param name="most">How many it remembers.</param>
internal sealed class Remembered<T>(int most = 100_000)
    where T : notnull
{
    private readonly HashSet<T> _members = [];
    private readonly Queue<T> _order = new();

    public int Count => _members.Count;

    public long Forgotten { get; private set; }

    public bool Has(T member) => _members.Contains(member);

    public void Add(T member)
    {
        if (!_members.Add(member))
        {
            return;
        }

        _order.Enqueue(member);
        while (_members.Count > most && _order.TryDequeue(out var oldest))
        {
            Forgotten += _members.Remove(oldest) ? 1 : 0;
        }
    }

    public void Remove(T member) => _members.Remove(member);
}
