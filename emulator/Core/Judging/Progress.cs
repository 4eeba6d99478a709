using ChatEmulator.Journals;

namespace ChatEmulator.Judging;

/// <summary>
/// Follows an expectation while calls come. Each call is looked at once; one whose effect or ending is still to come, where that matters, is
/// looked at again until it has. So what has been seen stays seen, also when the journal drops it.
/// </summary>
/// <param name="expectation">What is expected.</param>
internal sealed class Progress(Expectation expectation)
{
    // So many calls are decoded at a time: a full journal at once would be some hundred megabytes, for each of those who wait.
    private const int Page = 1_000;

    private readonly Dictionary<long, Met> _open = [];
    private long _dropped;
    private int _matching;
    private int _possible;

    /// <summary>The last call that was looked at.</summary>
    public long Seen { get; private set; }

    /// <summary>How many calls are known to meet the query.</summary>
    public int Matching => _matching + _open.Count(pair => pair.Value == Met.Yes);

    /// <summary>Whether it holds of what has been seen.</summary>
    public bool Holds => expectation.Fits(Matching) && (expectation.Most is null || (_dropped == 0 && _possible == 0 && !_open.ContainsValue(Met.Unknown)));

    /// <summary>Whether nothing that can still come makes it hold: too many have come, and none of them will be another.</summary>
    public bool IsLost => expectation.Most is { } most && (_matching > most || (expectation.Least == 0 && Matching > most));

    /// <summary>Looks at what has come since it last looked.</summary>
    public void Look(Journal journal)
    {
        ArgumentNullException.ThrowIfNull(journal);
        foreach (var number in _open.Keys.ToList())
        {
            Again(number, journal.After(number - 1, CallFilter.All, 1) is [var call] && call.Number == number ? call : null);
        }

        var before = Math.Max(Seen, expectation.Query.Since);
        var total = journal.Total;
        foreach (var call in Pages(journal, before))
        {
            Meet(call);
            total = Math.Max(total, call.Number);
        }

        Miss(journal, before);
        Seen = total;
    }

    private IEnumerable<Call> Pages(Journal journal, long since)
    {
        IReadOnlyList<Call> page;
        do
        {
            page = journal.After(since, expectation.Query.Filter, Page);
            foreach (var call in page)
            {
                yield return call;
            }

            since = page.Count == 0 ? since : page[^1].Number;
        }
        while (page.Count == Page);
    }

    // What went before anybody looked at it.
    private void Miss(Journal journal, long before)
    {
        var dropped = journal.LastDropped;
        if (dropped > before && expectation.Query.Missing(dropped, journal.After(0, CallFilter.All, 1) is [var oldest] ? oldest : null) > 0)
        {
            _dropped = dropped - before;
        }
    }

    private void Meet(Call call)
    {
        var met = expectation.Query.In(call);
        if (IsOpen(call))
        {
            _open[call.Number] = met;
        }
        else
        {
            Settle(met);
        }
    }

    private void Again(long number, Call? call)
    {
        if (call is not null && IsOpen(call))
        {
            _open[number] = expectation.Query.In(call);
            return;
        }

        _open.Remove(number);
        Settle(call is null ? Met.Unknown : expectation.Query.In(call));
    }

    private void Settle(Met met)
    {
        _matching += met == Met.Yes ? 1 : 0;
        _possible += met == Met.Unknown ? 1 : 0;
    }

    private bool IsOpen(Call call) => expectation.Query.MayChange(call);
}
