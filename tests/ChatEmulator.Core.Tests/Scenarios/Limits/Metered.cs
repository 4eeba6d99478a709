using System.Numerics;
using ChatEmulator.Scenarios.Limits;

namespace ChatEmulator.Core.Tests.Scenarios.Limits;

/// <summary>What a meter should say, found naively from the list of all calls each time anew.</summary>
/// <param name="measure">What is measured by.</param>
internal sealed class Metered(Measure measure)
{
    private readonly List<(long At, bool Admitted)> _calls = [];

    private long Within => measure.Within.Ticks;

    /// <summary>Whether a call would be let through.</summary>
    public bool Lets(long at) => measure.Kind switch
    {
        MeterKind.Fixed => InWindow(at) < measure.Allow,
        MeterKind.Sliding => NothingRestarted(at) && _calls.Count(call => Counts(call.Admitted) && at - call.At < Within) < measure.Allow,
        _ => HasToken(at),
    };

    /// <summary>Counts a call; whether it is let through.</summary>
    public bool Admits(long at)
    {
        var lets = Lets(at);
        _calls.Add((at, lets));
        return lets;
    }

    private bool Restarted => measure.Early == EarlyReturn.Restarts;

    private bool Counts(bool admitted) => admitted || measure.Early == EarlyReturn.Counts;

    private bool NothingRestarted(long at) => !Restarted || !_calls.Exists(call => !call.Admitted && at - call.At < Within);

    // From the first call on, window by window; one that restarts leaves a window in which all calls have been.
    private long InWindow(long at)
    {
        var (began, calls) = (long.MinValue / 2, 0L);
        foreach (var call in _calls)
        {
            (began, calls) = call.At - began >= Within ? (call.At, 1)
                : !call.Admitted && Restarted ? (call.At, measure.Allow)
                : (began, calls + 1);
        }

        return at - began >= Within ? 0 : calls;
    }

    // Of a bucket it is known that it lets a call through if no time that ends with it has had more than a full bucket and what was refilled.
    private bool HasToken(long at)
    {
        var emptied = Restarted ? _calls.FindLastIndex(call => !call.Admitted) : -1;
        var since = _calls.Skip(emptied + 1).Where(call => call.Admitted).ToList();
        var fits = since.Select((call, i) => Fits(since.Count - i, measure.Allow, at - call.At)).Append(true).All(fit => fit);
        return fits && (emptied < 0 || Fits(since.Count, 0, at - _calls[emptied].At));
    }

    private bool Fits(int before, BigInteger full, BigInteger time) => (before + BigInteger.One) * Within <= (full * Within) + (time * measure.Allow);
}
