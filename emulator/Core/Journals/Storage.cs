namespace ChatEmulator.Journals;

/// <summary>
/// The bytes of a journal, bounded: one ring of records and one of bodies that share one allowance. When it is used up,
/// the oldest bodies go first; but the newest bodies may always have a quarter, because a journal that has room for
/// records alone would otherwise show no body ever again. Then the oldest records go. The allowance is about the
/// capacity that is really held, segments that wait to be used again included. What it holds counts in the budget of all
/// worlds too: when that is spent, it makes room in itself, but a little is always its own.
/// </summary>
internal sealed class Storage(long most, Budget? budget = null)
{
    private const int MostSpares = 2;
    private const long AlwaysOwn = 262_144;

    private readonly List<Segment> _spares = [];
    private Budget? _budget = budget;
    private readonly int _full = (int)Math.Clamp(most / 8, 0, 65_536);

    /// <summary>The records.</summary>
    public Ring Records { get; } = new();

    /// <summary>The bodies of requests and answers.</summary>
    public Ring Bodies { get; } = new();

    /// <summary>The number of the oldest call that is kept; those before it are gone even where their bytes are not.</summary>
    public long Oldest { get; private set; } = 1;

    /// <summary>The capacity that is held, in bytes.</summary>
    public long Held { get; private set; }

    /// <summary>Bodies that were dropped to make room for newer ones.</summary>
    public long DroppedBodies { get; private set; }

    /// <summary>Makes room for a piece at the end of a ring; false when it is larger than everything together may be.</summary>
    public bool Reserve(Ring ring, int size, out Span<byte> room)
    {
        if (ring.Newest is not { } newest || newest.Room < size)
        {
            newest = Take(size, ring)!;
            if (newest is null)
            {
                room = default;
                return false;
            }

            ring.Add(newest);
        }

        room = newest.Bytes.AsSpan(newest.Used);
        return true;
    }

    /// <summary>Keeps a body; where it stands, or that there was no room.</summary>
    public BodyMark Keep(in Kept body, long number)
    {
        var length = body.Bytes.Length;
        if (length == 0)
        {
            return new BodyMark(0, body.Size, 0, Cuts.Of(body.Cut));
        }

        // A body that would push out nearly everything else is not worth it.
        if (length > most / 2 || !Reserve(Bodies, length, out var room))
        {
            DroppedBodies++;
            return new BodyMark(0, body.Size, 0, Cut.Dropped);
        }

        var mark = new BodyMark(Bodies.Place, body.Size, length, Cuts.Of(body.Cut));
        body.Bytes.Span.CopyTo(room);
        Bodies.Newest!.Keep(length, number);
        return mark;
    }

    /// <summary>Drops the calls before a number. The segments being written stay, so that a tiny journal need not make new ones.</summary>
    public void DropBefore(long number)
    {
        Oldest = Math.Max(Oldest, number);
        DropGone(Records);
        DropGone(Bodies);
    }

    /// <summary>Nobody writes here any more: what it holds counts no longer in the budget, and can be read as long as somebody wants to.</summary>
    public void Leave()
    {
        _budget?.Return(Held);
        _budget = null;
    }

    /// <summary>Drops everything; numbers begin at 1 again.</summary>
    public void Clear()
    {
        while (Records.Count > 0)
        {
            Release(Records.Remove());
        }

        while (Bodies.Count > 0)
        {
            Release(Bodies.Remove());
        }

        (Oldest, DroppedBodies) = (1, 0);
    }

    private void DropGone(Ring ring)
    {
        while (ring.Count > 1 && ring.Oldest.Last < Oldest)
        {
            Release(ring.Remove());
        }
    }

    private Segment? Take(int size, Ring ring)
    {
        var step = ring.Steps switch { 0 => 1_024, 1 => 4_096, 2 => 16_384, _ => 65_536 };
        var capacity = Math.Max(size, Math.Min(step, _full));
        while (true)
        {
            if (capacity <= _full && _spares.Count > 0)
            {
                return PopSpare();
            }

            if (Held + capacity <= most && (Held + capacity <= AlwaysOwn || _budget?.Has(capacity) != false))
            {
                Hold(capacity);
                return new Segment(capacity);
            }

            if (!Evict())
            {
                return null;
            }
        }
    }

    private bool Evict()
    {
        if (_spares.Count > 0)
        {
            Hold(-PopSpare().Bytes.Length);
        }
        else if (Bodies.Count > 0 && (Bodies.Held > most / 4 || Records.Count == 0))
        {
            DroppedBodies += Bodies.Oldest.Pieces;
            Release(Bodies.Remove());
        }
        else if (Records.Count > 0)
        {
            Oldest = Math.Max(Oldest, Records.Oldest.Last + 1);
            Release(Records.Remove());
            DropGone(Bodies);
        }
        else
        {
            return false;
        }

        return true;
    }

    private void Release(Segment segment)
    {
        if (segment.Bytes.Length == _full && _spares.Count < MostSpares)
        {
            segment.Empty();
            _spares.Add(segment);
        }
        else
        {
            Hold(-segment.Bytes.Length);
        }
    }

    private void Hold(int bytes)
    {
        Held += bytes;
        _budget?.Take(bytes);
    }

    private Segment PopSpare()
    {
        var spare = _spares[^1];
        _spares.RemoveAt(_spares.Count - 1);
        return spare;
    }
}
