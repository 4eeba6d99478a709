using System.Collections.Frozen;
using ChatEmulator.Scenarios.Matching;

namespace ChatEmulator.Scenarios.Limits;

/// <summary>
/// The limits of a scenario by operation, made once. Every limit that covers a call counts it, whatever becomes of it; the first of those that it
/// is one too many for decides.
/// </summary>
internal sealed class LimitTable(IReadOnlyList<Limit> limits)
{
    private readonly FrozenDictionary<string, Limit[]> _byOperation = ByOperation(limits);

    /// <summary>Whether any limit looks at the token that a call presents.</summary>
    public bool LooksAtTokens { get; } = limits.Any(limit => limit.LooksAtTokens);

    /// <summary>Counts a call; what becomes of it when it is one too many, else null.</summary>
    public Plan? Decide(in Situation situation, Counters counters)
    {
        if (!_byOperation.TryGetValue(situation.Operation.Name, out var limits))
        {
            return null;
        }

        var glance = new Glance(situation);
        var (meters, at) = (counters.Meters, situation.Since.Ticks);
        Limit? refusing = null;
        meters.Begin();
        foreach (var limit in limits)
        {
            var refuses = limit.Covers(ref glance) && meters.Refuses(limit, ref glance, at);
            refusing ??= refuses ? limit : null;
            situation.Trace?.Add(limit.Tell(refuses, refusing, ref glance));
        }

        return refusing?.TellsWhen == true ? refusing.Refuse(Wait(limits, ref glance, meters, at)) : refusing?.Plan;
    }

    private static FrozenDictionary<string, Limit[]> ByOperation(IReadOnlyList<Limit> limits)
    {
        var found = new ByName<Limit>();
        foreach (var limit in limits)
        {
            foreach (var operation in limit.Calls)
            {
                found.Add(operation.Name, limit);
            }
        }

        return found.Freeze();
    }

    // Until all of them let the call through: whoever comes back at the time of one alone might be refused by another.
    private static TimeSpan Wait(Limit[] limits, ref Glance glance, Meters meters, long at)
    {
        var wait = 0L;
        foreach (var limit in limits)
        {
            if (limit.Covers(ref glance))
            {
                wait = Math.Max(wait, meters.Of(limit, ref glance).Wait(at));
            }
        }

        return TimeSpan.FromTicks(wait);
    }
}
