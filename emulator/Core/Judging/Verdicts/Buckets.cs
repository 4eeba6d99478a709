using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace ChatEmulator.Judging.Verdicts;

/// <summary>What was counted of each value, by the value's fingerprint. Bounded: values that come past the limit are not counted, and that is told.</summary>
/// <param name="most">How many values are counted.</param>
internal sealed class Buckets(int most = Buckets.Most)
{
    /// <summary>How many values one expectation counts.</summary>
    public const int Most = 100_000;

    // An entry of the table with its numbers and a short text.
    private const long Each = 120;

    private readonly Dictionary<ulong, Bucket> _byValue = [];

    /// <summary>How many values are counted at most.</summary>
    public int Limit { get; } = most;

    /// <summary>About how many bytes they hold.</summary>
    public long Bytes => _byValue.Count * Each;

    /// <summary>Whether there were more.</summary>
    public bool WereMore { get; private set; }

    /// <summary>Calls that had no value, and are not counted.</summary>
    public long Without { get; set; }

    /// <summary>What was counted of each.</summary>
    public IEnumerable<Bucket> All => _byValue.Values;

    /// <summary>That of a value, begun when there is none; a null reference past the limit.</summary>
    public ref Bucket Of(ulong value)
    {
        if (_byValue.Count < Limit)
        {
            return ref CollectionsMarshal.GetValueRefOrAddDefault(_byValue, value, out _);
        }

        ref var known = ref Known(value);
        WereMore |= Unsafe.IsNullRef(ref known);
        return ref known;
    }

    /// <summary>That of a value; a null reference when there is none.</summary>
    public ref Bucket Known(ulong value) => ref CollectionsMarshal.GetValueRefOrNullRef(_byValue, value);
}
