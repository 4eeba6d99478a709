using System.Collections.Concurrent;
using ChatEmulator.Exchanges;

namespace ChatEmulator.Core.Tests.Worlds;

/// <summary>Plays chains of calls, by one that jumps between them or by many workers at once.</summary>
internal static class Crowd
{
    /// <summary>One worker, who goes from chain to chain as drawn numbers say: every interleaving that there is.</summary>
    public static IReadOnlyList<(Exchange Call, Outcome Outcome)> Jumping(Engine engine, IReadOnlyList<IReadOnlyList<Exchange>> chains, int seed)
    {
        var left = chains.Select(chain => new Queue<Exchange>(chain)).ToList();
        var told = new List<(Exchange, Outcome)>();
        var state = (uint)seed | 1;
        while (left.Count > 0)
        {
            state = (state * 1_664_525) + 1_013_904_223;
            var chain = left[(int)((state >> 8) % (uint)left.Count)];
            var call = chain.Dequeue();
            told.Add((call, engine.Handle(call)));
            left.RemoveAll(each => each.Count == 0);
        }

        return told;
    }

    /// <summary>Workers that begin together, each with a chain, and take the next when it is through.</summary>
    /// <param name="engine">Who decides.</param>
    /// <param name="chains">The chains.</param>
    /// <param name="workers">How many.</param>
    /// <param name="between">What is done after each chain; null for nothing.</param>
    public static IReadOnlyList<(Exchange Call, Outcome Outcome)> Working(
        Engine engine, IReadOnlyList<IReadOnlyList<Exchange>> chains, int workers, Action? between = null)
    {
        var told = new ConcurrentBag<(Exchange, Outcome)>();
        var next = -1;
        using var start = new Barrier(workers);
        var threads = Enumerable.Range(0, workers).Select(_ => new Thread(() =>
        {
            start.SignalAndWait();
            for (var nth = Interlocked.Increment(ref next); nth < chains.Count; nth = Interlocked.Increment(ref next))
            {
                foreach (var call in chains[nth])
                {
                    told.Add((call, engine.Handle(call)));
                }

                between?.Invoke();
            }
        })).ToList();
        threads.ForEach(thread => thread.Start());
        threads.ForEach(thread => thread.Join());
        return [.. told];
    }
}
