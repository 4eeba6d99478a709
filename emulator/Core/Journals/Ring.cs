using System.Numerics;

namespace ChatEmulator.Journals;

/// <summary>
/// Segments in the order in which they were written: new ones at one end, the oldest leave at the other. Each gets an
/// ordinal that is never used again, not even after everything was cleared, so a place that is written down anywhere
/// either finds what it was written for or finds nothing.
/// </summary>
internal sealed class Ring
{
    private const int OffsetBits = 32;

    private Segment?[] _slots = [];

    /// <summary>The ordinal of the oldest segment.</summary>
    public long First { get; private set; } = 1;

    /// <summary>The ordinal that the next segment will get.</summary>
    public long End { get; private set; } = 1;

    /// <summary>The capacity of its segments.</summary>
    public long Held { get; private set; }

    /// <summary>How many segments were added since it was last empty: the first ones are small.</summary>
    public int Steps { get; private set; }

    /// <summary>How many segments it holds.</summary>
    public int Count => (int)(End - First);

    /// <summary>The segment that is left first; there must be one.</summary>
    public Segment Oldest => At(First)!;

    /// <summary>The segment that is being written; null when there is none.</summary>
    public Segment? Newest => At(End - 1);

    /// <summary>Where the next piece will stand.</summary>
    public long Place => PlaceOf(End - 1, Newest!.Used);

    /// <summary>The place of a piece in a segment.</summary>
    public static long PlaceOf(long ordinal, int offset) => (ordinal << OffsetBits) | (uint)offset;

    /// <summary>The segment of an ordinal; null when it is not held.</summary>
    public Segment? At(long ordinal) => ordinal >= First && ordinal < End ? _slots[Slot(ordinal)] : null;

    /// <summary>The ordinal of the oldest segment that has a call after a number; <see cref="End"/> when none has.</summary>
    public long After(long number)
    {
        // Whoever asks on asks for the latest; whoever asks for all is done at once.
        if (number <= 0)
        {
            return First;
        }

        var ordinal = End;
        while (ordinal > First && At(ordinal - 1)!.Last > number)
        {
            ordinal--;
        }

        return ordinal;
    }

    /// <summary>What is written from a place on; empty when its segment is gone.</summary>
    public Span<byte> Find(long place)
    {
        var (segment, offset) = (At(place >> OffsetBits), (int)(place & uint.MaxValue));
        return segment is null || offset < 0 || offset > segment.Used ? default : segment.Bytes.AsSpan(offset, segment.Used - offset);
    }

    /// <summary>Puts an empty segment at the end.</summary>
    public void Add(Segment segment)
    {
        if (Count == _slots.Length)
        {
            Grow();
        }

        _slots[Slot(End++)] = segment;
        Held += segment.Bytes.Length;
        Steps++;
    }

    /// <summary>Takes the oldest segment out; there must be one.</summary>
    public Segment Remove()
    {
        ref var slot = ref _slots[Slot(First++)];
        var segment = slot!;
        slot = null;
        Held -= segment.Bytes.Length;
        Steps = Count == 0 ? 0 : Steps;
        return segment;
    }

    private int Slot(long ordinal) => (int)(ordinal & (_slots.Length - 1));

    private void Grow()
    {
        var old = _slots;
        _slots = new Segment?[(int)BitOperations.RoundUpToPowerOf2((uint)old.Length + 1) * 2];
        for (var ordinal = First; ordinal < End; ordinal++)
        {
            _slots[Slot(ordinal)] = old[(int)(ordinal & (old.Length - 1))];
        }
    }
}
