namespace ChatEmulator.Host.Telemetry;

/// <summary>The calls of one kind.</summary>
/// <param name="kind">What they have in common; null for those that are too many kinds to be told apart.</param>
internal sealed class Series(Kind? kind)
{
    /// <summary>The upper ends of the buckets in seconds, as the conventions for HTTP advise.</summary>
    public static readonly double[] Bounds = [0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10];

    private readonly ulong[] _buckets = new ulong[Bounds.Length + 1];

    /// <summary>What they have in common; null for those that are too many kinds to be told apart.</summary>
    public Kind? Kind { get; } = kind;

    /// <summary>What their spans have in common, written once.</summary>
    public byte[] OfSpan { get; } = kind?.OfSpan() ?? [];

    /// <summary>How many.</summary>
    public ulong Count { get; private set; }

    /// <summary>How long all took together, in seconds.</summary>
    public double Seconds { get; private set; }

    /// <summary>How many took up to each bound and more than the one before; the last is for the rest.</summary>
    public ReadOnlySpan<ulong> Buckets => _buckets;

    /// <summary>One more.</summary>
    public void Add(double seconds)
    {
        Count++;
        Seconds += seconds;
        var bucket = 0;
        while (bucket < Bounds.Length && seconds > Bounds[bucket])
        {
            bucket++;
        }

        _buckets[bucket]++;
    }
}
