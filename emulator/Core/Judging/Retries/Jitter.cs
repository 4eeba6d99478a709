using ChatEmulator.Judging.Verdicts;
using ChatEmulator.Scenarios.Expectations;

namespace ChatEmulator.Judging.Retries;

/// <summary><c>jittered</c>: waits before the same retry of different series differ. Kept as samples.</summary>
internal sealed class Jitter : RetryCheck
{
    private const int LastRetry = 64;
    private const int MostCalls = 50;

    private readonly Dictionary<(string Operation, int Retry), Samples> _samples = [];

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
        var told = (from entry in _samples
                    let spread = entry.Value.Spread()
                    where spread is not null
                    orderby entry.Key.Retry
                    select (entry.Key.Operation, entry.Key.Retry, Spread: spread!.Value, entry.Value.Calls)).ToList();
        if (told.Count == 0)
        {
            return (Ruling.Inconclusive, $"No {ExpectedRetries.FewestJittered} requests waited before the same retry as long as they liked, so nothing tells whether waits are jittered.", []);
        }

        var (lines, calls) = (new List<string>(), new SortedSet<long>());
        foreach (var operation in told.GroupBy(group => group.Operation, StringComparer.Ordinal))
        {
            foreach (var (_, retry, spread, numbers) in Same([.. operation], operation.Max(group => group.Spread.Longest)))
            {
                lines.Add(Words(operation.Key, retry, spread));
                calls.UnionWith(numbers);
            }
        }

        return lines.Count == 0 ? (Ruling.Held, "", []) : (Ruling.Broken, string.Join('\n', lines), [.. calls.Take(MostCalls)]);
    }

    // Jitter ends at a longest wait, and that is no fault of it where the shorter waits before it have it.
    private static IEnumerable<(string Operation, int Retry, WaitSpread Spread, IReadOnlyList<long> Calls)> Same(
        List<(string Operation, int Retry, WaitSpread Spread, IReadOnlyList<long> Calls)> groups, TimeSpan longest)
    {
        var first = groups.FindIndex(group => group.Spread.IsJittered);
        return groups.Where((group, i) => !group.Spread.IsJittered && (first < 0 || i < first || longest - group.Spread.Median >= ExpectedRetries.LeastSpan));
    }

    private static string Words(string operation, int retry, in WaitSpread spread) =>
        $"The waits before retry {retry} of {(operation.Length == 0 ? "nobody's path" : operation)} are not jittered: of {spread.Count}, "
        + $"without a quarter at either end, they span {Spans.Text(spread.Span)} around {Spans.Text(spread.Median)}.";
}
