using System.Runtime.InteropServices;

namespace ChatEmulator.Journals;

/// <summary>A question to a journal: which calls, after which, how many, and from which end.</summary>
internal sealed record Question(CallFilter Filter, long Since, int Limit, bool Backwards)
{
    /// <summary>Adds the calls of one segment that answer it, up to a number; newest first when asked backwards.</summary>
    public void Ask(Storage storage, long ordinal, long upTo, List<Call> found)
    {
        var segment = storage.Records.At(ordinal);
        if (!Backwards && (segment is null || FirstOf(segment) < storage.Oldest))
        {
            // Calls went while this was reading, and with them all that it had found before: what is told has no gap.
            found.Clear();
        }

        if (segment is null || segment.Last <= Since)
        {
            return;
        }

        var signs = segment.Signs;
        var from = Math.Max(Since + 1, storage.Oldest);
        for (var i = 0; i < signs.Length && found.Count < Limit; i++)
        {
            ref readonly var sign = ref signs[Backwards ? i : signs.Length - 1 - i];
            if (Filter.MayAdmit(sign) && Admits(segment.Bytes.AsSpan(sign.Offset), from, upTo))
            {
                found.Add(Record.Read(segment.Bytes.AsSpan(sign.Offset), storage.Bodies));
            }
        }
    }

    private bool Admits(ReadOnlySpan<byte> record, long from, long upTo)
    {
        ref readonly var head = ref MemoryMarshal.AsRef<Head>(record);
        return head.Number >= from && head.Number <= upTo && Filter.Admits(record);
    }

    private static long FirstOf(Segment segment) => MemoryMarshal.AsRef<Head>(segment.Bytes.AsSpan()).Number;
}
