namespace ChatEmulator.Providers;

/// <summary>What was first said of each thing. Bounded: past the limit the things that came first are forgotten, and it tells how many.</summary>
/// <param name="most">How many it keeps.</param>
/// <typeparam name="TKey">What a thing is told apart by.</typeparam>
/// <typeparam name="TValue">What is said of it.</typeparam>
internal sealed class Kept<TKey, TValue>(int most = 100_000)
    where TKey : notnull
{
    private readonly Dictionary<TKey, TValue> _values = [];
    private readonly Queue<TKey> _order = new();

    public int Count => _values.Count;

    public long Forgotten { get; private set; }

    /// <summary>What was said of a thing; the default of its type for nothing.</summary>
    public TValue? Of(TKey key) => _values.GetValueOrDefault(key);

    public void Add(TKey key, TValue value)
    {
        if (!_values.TryAdd(key, value))
        {
            return;
        }

        _order.Enqueue(key);
        if (_order.Count > most)
        {
            _values.Remove(_order.Dequeue());
            Forgotten++;
        }
    }
}
