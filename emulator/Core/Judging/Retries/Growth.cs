using ChatEmulator.Judging.Verdicts;
using ChatEmulator.Scenarios.Expectations;

namespace ChatEmulator.Judging.Retries;

/// <summary><c>growing</c>: the last waits of series are longer than the first. Kept as sums.</summary>
internal sealed class Growth : RetryCheck
{
    private const int MostKept = 50;

    private readonly List<long> _calls = [];
    private long _series;
    private long _varied;
    private TimeSpan _first;
    private TimeSpan _last;

    public override void Take(in Retry retry, FreeWaits free, string operation)
    {
        if (retry.Free is null || free.Count < ExpectedRetries.FewestGrowing)
        {
            return;
        }

        if (free.Count == ExpectedRetries.FewestGrowing)
        {
            _series++;
            _first = Sum(_first, free.First);
            _last = Sum(_last, free.Last);
            _varied += free.Vary ? 1 : 0;
        }
        else
        {
            _last = Sum(_last, free.Last - free.Previous);
            _varied += free.BeganToVary ? 1 : 0;
        }

        if (_calls.Count < MostKept)
        {
            _calls.Add(retry.Now.Number);
        }
    }

    public override (Ruling Ruling, string Why, IReadOnlyList<long> Calls) Rule() =>
        _series == 0 ? (Ruling.Inconclusive, $"Nothing was tried again {ExpectedRetries.FewestGrowing} times after waits of the client's own, so nothing tells whether they grow.", [])
        : Grows ? (Ruling.Held, "", [])
        : _series >= ExpectedRetries.FewestSeries || _varied == 0 ? (Ruling.Broken, $"The waits do not grow: {Sums}", _calls)
        : (Ruling.Inconclusive, $"The waits vary, so that {Requests} do not tell whether they grow: {Sums}", _calls);

    private bool Grows => _last >= _first * ExpectedRetries.LeastGrowth && _last - _first >= ExpectedRetries.LeastSpan * Math.Min(_series, int.MaxValue);

    private string Sums => $"the first waits of {Requests} are together {Spans.Text(_first)}, the last ones {Spans.Text(_last)}.";

    private string Requests => _series == 1 ? "one request" : $"{_series:N0} requests";

    // Clocks are advanced by centuries too.
    private static TimeSpan Sum(TimeSpan one, TimeSpan other) => other > TimeSpan.Zero && one > TimeSpan.MaxValue - other ? TimeSpan.MaxValue : one + other;
}
