namespace ChatEmulator.Worlds;

/// <summary>The names of worlds that were and are not, with what became of them. Bounded: the oldest are forgotten.</summary>
internal sealed class Gone
{
    private const int Most = 10_000;

    private readonly Dictionary<string, string> _why = new(StringComparer.Ordinal);
    private readonly Queue<string> _order = new();

    /// <summary>What became of a world; null when there was none of that name, or long ago.</summary>
    public string? Of(string name) => _why.GetValueOrDefault(name);

    public void Add(string name, string why)
    {
        if (!_why.ContainsKey(name))
        {
            _order.Enqueue(name);
        }

        _why[name] = why;
        if (_order.Count > Most)
        {
            _why.Remove(_order.Dequeue());
        }
    }
}
