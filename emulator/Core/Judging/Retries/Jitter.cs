using ChatEmulator.Judging.Verdicts;
using ChatEmulator.Scenarios.Expectations;

namespace ChatEmulator.Judging.Retries;

/// <summary><c>jittered</c>: waits before the same retry of different series differ. Kept as samples.</summary>
internal sealed class Jitter : RetryCheck
{
    private const int MostSamples = 1_000;
    private const int LastRetry = 64;
    private const int MostCalls = 50;

    private readonly SortedDictionary<(string Operation, int Retry), Samples> _samples = [];

    public override void Take(in Retry retry, FreeWaits free, string operation)
    {
        if (retry.Free is not { } wait || retry.Count > LastRetry)
        {
            return;
        }

        if (!_samples.TryGetValue((operation, retry.Count), out var samples))
        {
            _samples.Add((operation, retry.Count), samples = new Samples());
        }

        samples.Add(wait, retry.Now.Number);
    }

    public override (Ruling Ruling, string Why, IReadOnlyList<long> Calls) Rule()
    {
        var told = _samples.Where(group => group.Value.Count >= ExpectedRetries.FewestJittered).ToList();
        if (told.Count == 0)
        {
            return (Ruling.Inconclusive, $"No {ExpectedRetries.FewestJittered} requests waited before the same retry as long as they liked, so nothing tells whether waits are jittered.", []);
        }

        var same = told.Where(group => !group.Value.AreJittered && !IsAtCap(group.Key, group.Value)).ToList();
        return same.Count == 0
            ? (Ruling.Held, "", [])
            : (Ruling.Broken, string.Join('\n', same.Select(group => Words(group.Key, group.Value))), [.. same.SelectMany(group => group.Value.Calls).Distinct().Order().Take(MostCalls)]);
    }

    // Jitter ends at a longest wait, and that is no fault of it where shorter waits have it.
    private bool IsAtCap((string Operation, int Retry) key, Samples samples)
    {
        var longest = TimeSpan.Zero;
        var earlier = false;
        foreach (var (other, others) in _samples.Where(group => group.Key.Operation == key.Operation))
        {
            longest = others.Longest > longest ? others.Longest : longest;
            earlier |= other.Retry < key.Retry && others.AreJittered;
        }

        return earlier && longest - samples.Median < ExpectedRetries.LeastSpan;
    }

    private static string Words((string Operation, int Retry) key, Samples samples) =>
        $"The waits before retry {key.Retry} of {(key.Operation.Length == 0 ? "nobody's path" : key.Operation)} are not jittered: of {samples.Count}, "
        + $"without a quarter at either end, they span {Spans.Text(samples.Span)} around {Spans.Text(samples.Median)}.";

    /// <summary>Waits before the same retry; of many the first.</summary>
    private sealed class Samples
    {
        private readonly List<TimeSpan> _waits = [];
        private readonly List<long> _calls = [];

        public int Count => _waits.Count;

        public IReadOnlyList<long> Calls => _calls;

        public TimeSpan Longest => _waits.Max();

        public TimeSpan Median => Sorted[Count / 2];

        public TimeSpan Span => Sorted is var sorted ? sorted[Count - 1 - (Count / 4)] - sorted[Count / 4] : default;

        public bool AreJittered => Count >= ExpectedRetries.FewestJittered && Span >= ExpectedRetries.LeastSpan && Span >= Median * ExpectedRetries.LeastSpread;

        private List<TimeSpan> Sorted => [.. _waits.Order()];

        public void Add(TimeSpan wait, long call)
        {
            if (Count < MostSamples)
            {
                _waits.Add(wait);
            }

            if (_calls.Count < MostCalls)
            {
                _calls.Add(call);
            }
        }
    }
}
