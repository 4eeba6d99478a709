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

        var offsets = Offsets(segment, Math.Max(Since + 1, storage.Oldest), upTo);
        for (var i = 0; i < offsets.Count && found.Count < Limit; i++)
        {
            var offset = offsets[Backwards ? offsets.Count - 1 - i : i];
            found.Add(Record.Read(segment.Bytes.AsSpan(offset), storage.Bodies));
        }
    }

    private static long FirstOf(Segment segment) => MemoryMarshal.AsRef<Head>(segment.Bytes.AsSpan()).Number;

    private List<int> Offsets(Segment segment, long from, long upTo)
    {
        var offsets = new List<int>();
        for (var offset = 0; offset < segment.Used;)
        {
            var record = segment.Bytes.AsSpan(offset);
            ref readonly var head = ref MemoryMarshal.AsRef<Head>(record);
            if (head.Number >= from && head.Number <= upTo && Filter.Admits(record))
            {
                offsets.Add(offset);
            }

            offset += head.Length;
        }

        return offsets;
    }
}
