using System.Runtime.InteropServices;

namespace ChatEmulator.Journals;

/// <summary>
/// A call taken out of its journal as bytes, its bodies with it, for whoever works on it when the journal's lock is left. The next one takes its room.
/// For one thread at a time.
/// </summary>
internal sealed class Extract
{
    // What one long body took is given back with the next call.
    private const int Ordinary = 65_536;

    private byte[] _room = new byte[1_024];
    private int _body;
    private int _answerBody;

    /// <summary>The call of a ticket, taken out of its journal; null when it is no longer kept.</summary>
    public static Extract? Of(Journal journal, Ticket ticket)
    {
        var extract = new Extract();
        return journal.TryTake(ticket, extract) ? extract : null;
    }

    /// <summary>The beginning of the record.</summary>
    public ref readonly Head Head => ref MemoryMarshal.AsRef<Head>(_room);

    /// <summary>The record.</summary>
    public ReadOnlySpan<byte> Record => _room.AsSpan(0, Head.Length);

    /// <summary>What was kept of the request's body.</summary>
    public Kept Body => Kept(Head.Body, Head.Length, _body);

    /// <summary>What was kept of the answer's body.</summary>
    public Kept AnswerBody => Kept(Head.AnswerBody, Head.Length + _body, _answerBody);

    /// <summary>Takes a record, under the lock of its journal; true.</summary>
    /// <param name="record">The record, and whatever stands behind it.</param>
    /// <param name="bodies">The bodies of its journal.</param>
    public bool Take(ReadOnlySpan<byte> record, Ring bodies)
    {
        ref readonly var head = ref MemoryMarshal.AsRef<Head>(record);
        return Fill(record[..head.Length], Find(head.Body, bodies), Find(head.AnswerBody, bodies));
    }

    /// <summary>Takes what was taken out before; true.</summary>
    public bool Take(Extract other) => Fill(other.Record, other.Body.Bytes.Span, other.AnswerBody.Bytes.Span);

    /// <summary>The call as a value of its own.</summary>
    public Call Read() => Journals.Record.Read(Record, Own(Body), Own(AnswerBody));

    private static ReadOnlySpan<byte> Find(in BodyMark mark, Ring bodies) =>
        mark.Length > 0 && bodies.Find(mark.Place) is { IsEmpty: false } found ? found[..mark.Length] : default;

    private static Kept Own(in Kept kept) => kept with { Bytes = kept.Bytes.ToArray() };

    private bool Fill(ReadOnlySpan<byte> record, ReadOnlySpan<byte> body, ReadOnlySpan<byte> answerBody)
    {
        var length = record.Length + body.Length + answerBody.Length;
        if (_room.Length < length || (_room.Length > Ordinary && length <= Ordinary))
        {
            _room = new byte[Math.Max(1_024, length)];
        }

        record.CopyTo(_room);
        body.CopyTo(_room.AsSpan(record.Length));
        answerBody.CopyTo(_room.AsSpan(record.Length + body.Length));
        (_body, _answerBody) = (body.Length, answerBody.Length);
        return true;
    }

    private Kept Kept(in BodyMark mark, int at, int length) =>
        new(_room.AsMemory(at, length), mark.Size, Cuts.Word(length < mark.Length ? Cut.Dropped : mark.Cut));
}
