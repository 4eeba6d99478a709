namespace ChatEmulator.Worlds;

/// <summary>The names of worlds that were and are not, with what became of them. Bounded: the oldest are forgotten.</summary>
internal sealed class Gone
{
    private const int Most = 10_000;

    private readonly Dictionary<string, (string Why, int Epoch)> _fates = new(StringComparer.Ordinal);
    private readonly Queue<string> _order = new();

    /// <summary>What became of a world; null when there was none of that name, or long ago.</summary>
    public string? Of(string name) => _fates.TryGetValue(name, out var fate) ? fate.Why : null;

    /// <summary>The last epoch of a world that was; 0 for none.</summary>
    public int EpochOf(string name) => _fates.GetValueOrDefault(name).Epoch;

    public void Add(string name, string why, int epoch)
    {
        if (!_fates.ContainsKey(name))
        {
            _order.Enqueue(name);
        }

        _fates[name] = (why, epoch);
        if (_order.Count > Most)
        {
            _fates.Remove(_order.Dequeue());
        }
    }
}
