namespace ChatEmulator.Scenarios.Limits;

/// <summary>So many calls in the time before each call. What came exactly that time ago is no longer in it.</summary>
internal sealed class SlidingWindow(Measure measure) : Meter(measure)
{
    // The latest that count, as many as are allowed at most.
    private readonly Queue<long> _latest = new();
    private long? _usedUp;

    public override int Instants => _latest.Capacity;

    public override bool Admits(long at)
    {
        while (_latest.TryPeek(out var oldest) && at - oldest >= Within)
        {
            _latest.Dequeue();
        }

        var admitted = Wait(at) == 0;
        if (admitted)
        {
            _latest.Enqueue(at);
        }
        else if (Restarts)
        {
            _usedUp = at;
        }
        else if (Measure.Early == EarlyReturn.Counts)
        {
            _latest.Dequeue();
            _latest.Enqueue(at);
        }

        return admitted;
    }

    public override long Wait(long at)
    {
        var full = _latest.Count == Allow ? _latest.Peek() + Within - at : 0;
        return Math.Max(0, Math.Max(full, _usedUp is { } used ? used + Within - at : 0));
    }
}
