using System.Diagnostics.CodeAnalysis;
using ChatEmulator.Journals;
using ChatEmulator.Time;

namespace ChatEmulator.Judging.Retries;

/// <summary>
/// Tells which calls are retries, as <see cref="Scenarios.Expectations.ExpectedRetries"/> has it. It is told of each call when it is decided and when it
/// ends, in the order in which that happened, and remembers only requests that have not succeeded: after a success a series begins anew
/// all the same. Bounded: past the limit it forgets the request that came first.
/// </summary>
/// <param name="clock">The world's clock.</param>
internal sealed class Pursuits(ClockStart clock)
{
    /// <summary>How many requests are remembered that have not succeeded.</summary>
    public const int Most = 100_000;

    private const int MostSpares = 64;

    // A request with its places in the tables and in the order.
    private const long Each = 320;

    private readonly Dictionary<ulong, Pursuit> _byRequest = [];
    private readonly Dictionary<long, Pursuit> _inFlight = [];
    private readonly LinkedList<Pursuit> _order = new();
    private readonly Stack<Pursuit> _spares = new();

    /// <summary>About how many bytes they hold.</summary>
    public long Bytes => _byRequest.Count * Each;

    /// <summary>How many requests were forgotten that had not succeeded; a retry of one of them was taken for its first attempt.</summary>
    public long Forgotten { get; private set; }

    /// <summary>A call was decided.</summary>
    /// <param name="request">What it asks: equal for attempts that belong together.</param>
    /// <param name="attempt">The call.</param>
    /// <param name="pursuit">What it belongs to; good until the next call is told.</param>
    /// <returns>What it is a retry of; null when it is none.</returns>
    public Retry? Came(ulong request, in Attempt attempt, out Pursuit pursuit)
    {
        if (!TryFind(request, out var found))
        {
            pursuit = Begin(request, attempt);
            return null;
        }

        pursuit = found;
        var count = found.Retries + (attempt.ReplayOf is null ? 1 : 0);
        var retry = new Retry(found.Last, found.End, attempt, count, found.End is { } end ? Waited(end, attempt) : null);
        _inFlight.Remove(found.Last.Number);
        found.Next(attempt);
        _inFlight[attempt.Number] = found;
        if (retry.Free is { } wait)
        {
            found.Free.Add(wait);
        }

        return retry;
    }

    /// <summary>A call ended.</summary>
    public void Ended(long number, in Ending ending)
    {
        // Of what is no longer the last attempt nobody asks how it ended.
        if (!_inFlight.Remove(number, out var pursuit))
        {
            return;
        }

        pursuit.End = ending;
        if (pursuit.Last.HasSucceeded(ending))
        {
            Leave(pursuit);
        }
    }

    private bool TryFind(ulong request, [NotNullWhen(true)] out Pursuit? found) => _byRequest.TryGetValue(request, out found);

    private Pursuit Begin(ulong request, in Attempt attempt)
    {
        while (_byRequest.Count >= Most)
        {
            var first = _order.First!.Value;
            _inFlight.Remove(first.Last.Number);
            Leave(first);
            Forgotten++;
        }

        var pursuit = _spares.TryPop(out var spare) ? spare : new Pursuit();
        pursuit.Begin(request, attempt);
        _byRequest.Add(request, pursuit);
        _inFlight.Add(attempt.Number, pursuit);
        _order.AddLast(pursuit.Place);
        return pursuit;
    }

    private void Leave(Pursuit pursuit)
    {
        _byRequest.Remove(pursuit.Request);
        _order.Remove(pursuit.Place);
        if (_spares.Count < MostSpares)
        {
            _spares.Push(pursuit);
        }
    }

    private Wait Waited(in Ending end, in Attempt attempt) =>
        new(TimeSpan.FromTicks(attempt.Began - end.Finished), Began(attempt) - end.At, clock.At is null);

    // Decided is when the last byte was in. On a clock that runs it was earlier when the first was; one that stands has not moved meanwhile.
    private DateTimeOffset Began(in Attempt attempt)
    {
        var reading = clock.Frozen ? 0 : (attempt.Arrived - attempt.Began) * clock.Speed;
        return Instants.After(attempt.At, TimeSpan.FromTicks(-(long)Math.Clamp(reading, 0, long.MaxValue / 2)));
    }
}
