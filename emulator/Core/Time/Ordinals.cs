using System.Runtime.InteropServices;

namespace ChatEmulator.Time;

/// <summary>
/// How many identical calls (operation, account, request) came before this one: with it, chance is keyed by the call and not by
/// its place among others. Bounded: past the limit new requests are not counted, and their calls are not replayable.
/// </summary>
internal sealed class Ordinals(int most = Ordinals.Most)
{
    public const int Most = 100_000;

    private readonly Dictionary<ulong, int> _seen = [];

    /// <summary>How often somebody asked for an ordinal that is not known.</summary>
    public long Uncounted { get; private set; }

    /// <summary>The ordinal of this call among identical ones, from 0; -1 when it is no longer known.</summary>
    public int Next(ulong request)
    {
        if (_seen.Count >= most && !_seen.ContainsKey(request))
        {
            Uncounted++;
            return -1;
        }

        ref var count = ref CollectionsMarshal.GetValueRefOrAddDefault(_seen, request, out _);
        return count++;
    }

    public void Clear()
    {
        _seen.Clear();
        Uncounted = 0;
    }
}
