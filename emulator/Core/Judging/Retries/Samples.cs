using ChatEmulator.Scenarios.Expectations;

namespace ChatEmulator.Judging.Retries;

/// <summary>Waits before the same retry of different series; of many the first.</summary>
internal sealed class Samples
{
    private const int Most = 1_000;
    private const int MostCalls = 50;

    private readonly List<TimeSpan> _waits = [];
    private readonly List<long> _calls = [];

    /// <summary>The retries that waited, of many the first.</summary>
    public IReadOnlyList<long> Calls => _calls;

    /// <summary>One more.</summary>
    public void Add(TimeSpan wait, long call)
    {
        if (_waits.Count < Most)
        {
            _waits.Add(wait);
        }

        if (_calls.Count < MostCalls)
        {
            _calls.Add(call);
        }
    }

    /// <summary>How far they spread; null when there are too few.</summary>
    public WaitSpread? Spread()
    {
        if (_waits.Count < ExpectedRetries.FewestJittered)
        {
            return null;
        }

        var (sorted, quarter) = (_waits.Order().ToList(), _waits.Count / 4);
        return new WaitSpread(sorted.Count, sorted[sorted.Count / 2], sorted[^(1 + quarter)] - sorted[quarter], sorted[^1]);
    }
}

/// <summary>How far waits before the same retry spread.</summary>
/// <param name="Count">How many.</param>
/// <param name="Median">The one in the middle.</param>
/// <param name="Span">What they span, a quarter left out at either end.</param>
/// <param name="Longest">The longest.</param>
internal readonly record struct WaitSpread(int Count, TimeSpan Median, TimeSpan Span, TimeSpan Longest)
{
    /// <summary>Whether more than clocks makes them differ.</summary>
    public bool IsJittered => Span >= ExpectedRetries.LeastSpan && Span >= Median * ExpectedRetries.LeastSpread;
}
