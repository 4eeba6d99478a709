namespace ChatEmulator.Judging.Advising.Lints;

/// <summary>Which connections lie idle, as calls come in their order. After five seconds nobody is blamed for not trusting one.</summary>
internal sealed class IdleConnections
{
    private const long Longest = 5 * TimeSpan.TicksPerSecond;

    private readonly Dictionary<string, long> _since = new(StringComparer.Ordinal);
    private readonly PriorityQueue<string, long> _byAge = new();

    /// <summary>Whether one lies idle at an instant; the instants never go back.</summary>
    public bool AnyAt(long instant)
    {
        while (_byAge.TryPeek(out var connection, out var since) && (instant - since >= Longest || _since.GetValueOrDefault(connection, -1) != since))
        {
            _byAge.Dequeue();
        }

        return _byAge.TryPeek(out _, out var oldest) && oldest <= instant;
    }

    /// <summary>A call came on it, and left it idle from an instant on; null when it did not.</summary>
    public void Use(string connection, long? idleFrom)
    {
        if (idleFrom is { } since)
        {
            _since[connection] = since;
            _byAge.Enqueue(connection, since);
        }
        else
        {
            _since.Remove(connection);
        }
    }
}
