using ChatEmulator.Journals;
using ChatEmulator.Time;

namespace ChatEmulator.Judging.Retries;

/// <summary>Sorts the calls of a journal into logical operations, by the grouping that follows a world live.</summary>
/// <param name="clock">The world's clock.</param>
/// <param name="keys">By what attempts belong together.</param>
internal sealed class Auditor(ClockStart clock, RetryKeys keys)
{
    private readonly List<AuditedCall> _calls = [];

    // Each call is decoded with texts of its own, and there are few operations and accounts.
    private readonly HashSet<string> _texts = new(StringComparer.Ordinal);
    private readonly Pursuits _pursuits = new(clock);
    private readonly PriorityQueue<(long Number, Ending Ending), (long Finished, long Number)> _endings = new();
    private readonly Dictionary<long, Series> _byLast = [];
    private readonly List<Series> _all = [];

    /// <summary>Looks at the next call; they come in their order.</summary>
    public void Look(Call call)
    {
        var told = call.Status is >= 200 and <= 299 ? null : Told.Of(call.AnswerHeaders);
        var attempt = new Attempt(call.Number, call.At, call.Began, call.Arrived, call.Status, told, call.ReplayOf);
        var credentials = call.Headers.Where(header => header.Name.Equals("Authorization", StringComparison.OrdinalIgnoreCase)).Select(header => header.Value).FirstOrDefault();
        _calls.Add(new AuditedCall(
            attempt, Shared(call.Operation), Shared(call.Account), call.Effect, call.Ending, call.Request, Mix.Text(credentials), keys.Note(call), call.Body.Cut is not null));
    }

    /// <summary>What it has looked at has gone from the journal, and more behind it that it has not seen: what is told has no gap.</summary>
    public void Forget() => _calls.Clear();

    /// <summary>Audits what it has looked at; once.</summary>
    /// <param name="dropped">How many calls the journal has dropped before.</param>
    public RetryAudit Audit(long dropped)
    {
        _calls.ForEach(Add);
        return Found(dropped);
    }

    private string? Shared(string? text)
    {
        if (text is not null && !_texts.Add(text))
        {
            _texts.TryGetValue(text, out text);
        }

        return text;
    }

    private void Add(AuditedCall call)
    {
        // As it was when the call was decided.
        while (_endings.TryPeek(out var next, out var at) && at.Finished <= call.Attempt.Arrived)
        {
            _endings.Dequeue();
            _pursuits.Ended(next.Number, next.Ending);
        }

        var (request, shown) = keys.Of(call);
        var retry = _pursuits.Came(request, call.Attempt, out _);
        if (call.Ending is { } ending)
        {
            _endings.Enqueue((call.Number, ending), (ending.Finished, call.Number));
        }

        if (retry is { } again && _byLast.Remove(again.Before.Number, out var series))
        {
            series.Add(call, again);
        }
        else
        {
            _all.Add(series = new Series(call, shown));
        }

        _byLast.Add(call.Number, series);
    }

    private RetryAudit Found(long dropped) => new()
    {
        Attempts = _calls.Count,
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
            _calls.Count(call => call.Tells is not null), kept.Count - early.Count, early.Count, early.Count == 0 ? null : early.Min());
    }
}
