namespace ChatEmulator.Journals;

/// <summary>
/// Calls that the emulator ended a moment ago without a byte of an answer. HTTP libraries send some requests again by themselves then, below
/// the application that made them, and nothing in the request says so. What looks like one is the very same request, byte by byte with all headers,
/// that is first seen within <see cref="Moment"/> of the end; an application that tries again at once looks the same.
/// </summary>
internal sealed class SilentEndings
{
    /// <summary>
    /// How soon a silent replay is first seen, in monotonic real time. It takes a new connection, at most with a handshake, and no wait: a
    /// millisecond where nothing else goes on, some dozens on a machine that is busy. Who waits before trying again waits longer than that.
    /// </summary>
    public static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(50);

    /// <summary>How many are remembered; the oldest go.</summary>
    public const int Most = 10_000;

    private readonly Dictionary<ulong, (long Number, long Finished)> _byRequest = [];
    private readonly Queue<(ulong Request, long Number, long Finished)> _order = [];

    /// <summary>Whether there were any whose request has a body: without them no other has to be read for its print.</summary>
    public bool HaveBodies { get; private set; }

    /// <summary>One more.</summary>
    /// <param name="request">A print of its request.</param>
    /// <param name="number">Its number.</param>
    /// <param name="finished">When it ended, in monotonic real time.</param>
    /// <param name="hasBody">Whether its request has a body.</param>
    public void Add(ulong request, long number, long finished, bool hasBody = true)
    {
        HaveBodies |= hasBody;
        while (_order.Count >= Most)
        {
            Leave();
        }

        _byRequest[request] = (number, finished);
        _order.Enqueue((request, number, finished));
    }

    /// <summary>The latest of that request that had ended a moment before; null when none had.</summary>
    /// <param name="request">A print of the request.</param>
    /// <param name="began">When it was first seen, in monotonic real time.</param>
    public long? Of(ulong request, long began) =>
        _byRequest.TryGetValue(request, out var last) && began - last.Finished is >= 0 and var waited && waited <= Moment.Ticks ? last.Number : null;

    /// <summary>Forgets those that are over; true when there is none left. A request whose body is slow was first seen long before.</summary>
    /// <param name="now">Monotonic real time.</param>
    public bool Forget(long now)
    {
        while (_order.TryPeek(out var oldest) && now - oldest.Finished > TimeSpan.TicksPerSecond)
        {
            Leave();
        }

        return _order.Count == 0;
    }

    private void Leave()
    {
        var (request, number, _) = _order.Dequeue();
        if (_byRequest.TryGetValue(request, out var last) && last.Number == number)
        {
            _byRequest.Remove(request);
        }
    }
}
