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

    private readonly Dictionary<ulong, (long Number, long Finished, int Replays)> _byRequest = [];
    private readonly Dictionary<long, int> _replays = [];
    private readonly Queue<(ulong Request, long Number, long Finished)> _order = [];

    /// <summary>Whether there were any whose request has a body: without them no other has to be read for its print.</summary>
    public bool HaveBodies { get; private set; }

    /// <summary>
    /// How many replays follow one request at most, by how it ended: of a connection that was closed .NET sends three, of a reset Java one, of what nobody
    /// has looked at curl five. Whoever sends more of them is no library.
    /// </summary>
    public static int MostReplays(EndingKind how) => how switch
    {
        EndingKind.Closed => 3,
        EndingKind.Reset => 1,
        _ => 5,
    };

    /// <summary>One more, unless as many replays have led to it as any library sends.</summary>
    /// <param name="request">A print of its request.</param>
    /// <param name="number">Its number.</param>
    /// <param name="ending">How and when it ended.</param>
    /// <param name="hasBody">Whether its request has a body.</param>
    public void Add(ulong request, long number, in Ending ending, bool hasBody)
    {
        _replays.Remove(number, out var replays);
        if (replays >= MostReplays(ending.How))
        {
            return;
        }

        HaveBodies |= hasBody;
        while (_order.Count >= Most)
        {
            Leave();
        }

        _byRequest[request] = (number, ending.Finished, replays);
        _order.Enqueue((request, number, ending.Finished));
    }

    /// <summary>The latest of that request that had ended a moment before, which then has its replay; null when none had.</summary>
    /// <param name="request">A print of the request.</param>
    /// <param name="number">The number of the call that is one perhaps.</param>
    /// <param name="began">When it was first seen, in monotonic real time.</param>
    public long? Of(ulong request, long number, long began)
    {
        if (!_byRequest.TryGetValue(request, out var last) || began < last.Finished || began - last.Finished > Moment.Ticks)
        {
            return null;
        }

        _byRequest.Remove(request);
        _replays[number] = last.Replays + 1;
        return last.Number;
    }

    /// <summary>A call, a replay perhaps, ended otherwise.</summary>
    public void Leave(long number) => _replays.Remove(number);

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
