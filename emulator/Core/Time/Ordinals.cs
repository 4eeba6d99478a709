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
    private Dictionary<ulong, int>? _seenPer;

    /// <summary>How often somebody asked for an ordinal that is not known.</summary>
    public long Uncounted { get; private set; }

    /// <summary>The ordinal of this call among identical ones, from 0; -1 when it is no longer known.</summary>
    public int Next(ulong request) => Next(_seen, request);

    /// <summary>The same among the calls of one value that a rule draws by. They are counted apart: such a rule takes no room from the calls.</summary>
    public int NextPer(ulong value) => Next(_seenPer ??= [], value);

    public void Clear()
    {
        _seen.Clear();
        _seenPer = null;
        Uncounted = 0;
    }

    private int Next(Dictionary<ulong, int> seen, ulong key)
    {
        if (seen.Count >= most && !seen.ContainsKey(key))
        {
            Uncounted++;
            return -1;
        }

        ref var count = ref CollectionsMarshal.GetValueRefOrAddDefault(seen, key, out _);
        return count++;
    }
}
