using ChatEmulator.Journals;
using ChatEmulator.Time;

namespace ChatEmulator.Judging.Retries;

/// <summary>Sorts the calls of a journal into logical operations, by the grouping that follows a world live.</summary>
internal sealed class Auditor
{
    private readonly Pursuits _pursuits;
    private readonly PriorityQueue<(long Number, Ending Ending), (long Finished, long Number)> _endings = new();
    private readonly Dictionary<long, Series> _byLast = [];
    private readonly List<Series> _all = [];

    private Auditor(ClockStart clock) => _pursuits = new Pursuits(clock);

    /// <summary>Audits calls.</summary>
    /// <param name="calls">The calls, in their order.</param>
    /// <param name="dropped">How many the journal has dropped before them.</param>
    /// <param name="clock">The world's clock.</param>
    /// <param name="keys">By what attempts belong together.</param>
    public static RetryAudit Audit(IReadOnlyList<Call> calls, long dropped, ClockStart clock, RetryKeys keys)
    {
        if (calls.Any(call => call.Body.Cut is not null))
        {
            foreach (var call in calls)
            {
                keys.Note(call);
            }
        }

        var auditor = new Auditor(clock);
        foreach (var call in calls)
        {
            auditor.Add(call, keys);
        }

        return auditor.Found(calls.Count, dropped);
    }

    private void Add(Call call, RetryKeys keys)
    {
        // As it was when the call was decided.
        while (_endings.TryPeek(out var next, out var at) && at.Finished <= call.Arrived)
        {
            _endings.Dequeue();
            _pursuits.Ended(next.Number, next.Ending);
        }

        var (request, shown) = keys.Of(call);
        var told = call.Status is >= 200 and <= 299 ? null : Told.Of(call.AnswerHeaders);
        var attempt = new Attempt(call.Number, call.At, call.Began, call.Arrived, call.Status, told, call.ReplayOf);
        var retry = _pursuits.Came(request, attempt, out _);
        if (call.Ending is { } ending)
        {
            _endings.Enqueue((call.Number, ending), (ending.Finished, call.Number));
        }

        if (retry is { } again && _byLast.Remove(again.Before.Number, out var series))
        {
            series.Add(call, attempt, again);
        }
        else
        {
            _all.Add(series = new Series(call, attempt, shown));
        }

        _byLast.Add(call.Number, series);
    }

    private RetryAudit Found(int attempts, long dropped) => new()
    {
        Attempts = attempts,
        Dropped = dropped,
        Forgotten = _pursuits.Forgotten,
        SilentReplays = _all.Sum(series => series.Replays),
        Operations = [.. _all.Select(series => series.ToOperation())],
        RetriedInVain = [.. _all.SelectMany(Refusals.RetriedInVain)],
        NotRetried = [.. _all.Select(Refusals.NotRetried).OfType<Misstep>()],
        RetryAfter = Kept(),
        Backoffs = [.. _all.GroupBy(series => series.Operation).Select(Backoffs.Of).OfType<Backoff>()],
    };

    private RetryAfterRecord Kept()
    {
        var kept = _all.SelectMany(series => series.Retries).Select(retry => retry.Kept).OfType<TimeSpan>().ToList();
        var early = kept.Where(by => by < TimeSpan.Zero).ToList();
        return new RetryAfterRecord(
            _all.Sum(series => series.Calls.Count(each => each.Tells is not null)), kept.Count - early.Count, early.Count, early.Count == 0 ? null : early.Min());
    }
}
