using System.Runtime.InteropServices;
using ChatEmulator.Scenarios.Matching;
using ChatEmulator.Time;

namespace ChatEmulator.Scenarios.Limits;

/// <summary>
/// The meters of one world, kept by the names of limits; one whose limit now measures otherwise begins anew. Those of values are bounded for all
/// limits together: past the limit the value that came first is forgotten, and begins anew when it comes again.
/// </summary>
/// <param name="most">How many values are kept.</param>
/// <param name="mostInstants">For how many instants the sliding windows of all values may have room.</param>
internal sealed class Meters(int most = Meters.Most, long mostInstants = Meters.MostInstants)
{
    public const int Most = 100_000;

    // Eight megabytes.
    private const long MostInstants = 1_000_000;

    private readonly Dictionary<ulong, Meter> _byName = [];
    private readonly Dictionary<ulong, Meter> _byValue = [];
    private readonly Queue<ulong> _order = new();
    private long _calls;
    private long _instants;

    /// <summary>How many values are kept.</summary>
    public int Keys => _byValue.Count;

    /// <summary>How many values were forgotten since the epoch began.</summary>
    public long Forgotten { get; private set; }

    /// <summary>A call comes: whatever is counted from here on is this one.</summary>
    public void Begin() => _calls++;

    /// <summary>Counts the call for a limit; whether it is one too many. What a limit of the same name has counted counts no second time.</summary>
    public bool Refuses(Limit limit, ref Glance glance, long at)
    {
        var meter = Of(limit, ref glance);
        if (meter.LastCall == _calls)
        {
            return false;
        }

        meter.LastCall = _calls;
        var before = meter.Instants;
        var admitted = meter.Admits(at);
        if (limit.Per is not null && meter.Instants != before)
        {
            _instants += meter.Instants - before;
            Forget(mostInstants, most);
        }

        return !admitted;
    }

    /// <summary>The meter by which a limit counts a call.</summary>
    public Meter Of(Limit limit, ref Glance glance)
    {
        if (limit.Per is not { } per)
        {
            return Current(_byName, limit, limit.Print);
        }

        var key = Mix.Into(limit.Print, glance.At(per).Print);
        if (!_byValue.ContainsKey(key))
        {
            Forget(mostInstants, most - 1);
            _order.Enqueue(key);
        }

        return Current(_byValue, limit, key);
    }

    private Meter Current(Dictionary<ulong, Meter> meters, Limit limit, ulong key)
    {
        ref var meter = ref CollectionsMarshal.GetValueRefOrAddDefault(meters, key, out _);
        if (meter is null || meter.Measure != limit.Measure)
        {
            _instants -= limit.Per is null ? 0 : meter?.Instants ?? 0;
            meter = limit.Measure.Begin();
        }

        return meter;
    }

    private void Forget(long instants, int values)
    {
        while (_order.Count > values || (_instants > instants && _order.Count > 0))
        {
            _byValue.Remove(_order.Dequeue(), out var oldest);
            _instants -= oldest!.Instants;
            Forgotten++;
        }
    }
}
