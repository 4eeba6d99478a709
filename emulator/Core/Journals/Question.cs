using System.Runtime.InteropServices;

namespace ChatEmulator.Journals;

/// <summary>A question to a journal: which calls, after which, how many, and from which end.</summary>
internal sealed record Question(CallFilter Filter, long Since, int Limit, bool Backwards)
{
    /// <summary>What else has to hold of a call, once it is decoded and nobody else waits for the journal; null for nothing.</summary>
    public Func<Call, bool>? Also { get; init; }

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
        for (var i = 0; i < signs.Length && (Also is not null || found.Count < Limit); i++)
        {
            ref readonly var sign = ref signs[Backwards ? i : signs.Length - 1 - i];
            if (Filter.MayAdmit(sign) && Admits(segment.Bytes.AsSpan(sign.Offset), from, upTo))
            {
                found.Add(Record.Read(segment.Bytes.AsSpan(sign.Offset), storage.Bodies));
            }
        }
    }

    /// <summary>Takes out those that do not answer it in all, and those that are too many.</summary>
    /// <param name="found">What was found.</param>
    /// <param name="sorted">How many of it were looked at before.</param>
    /// <returns>How many have been looked at.</returns>
    public int Sort(List<Call> found, int sorted)
    {
        if (Also is not null)
        {
            var fresh = found.Skip(sorted).Where(Also).Take(Limit - sorted).ToList();
            found.RemoveRange(sorted, found.Count - sorted);
            found.AddRange(fresh);
        }

        return found.Count;
    }

    /// <summary>What was found, oldest first.</summary>
    public List<Call> InOrder(List<Call> found)
    {
        if (Backwards)
        {
            found.Reverse();
        }

        return found;
    }

    private bool Admits(ReadOnlySpan<byte> record, long from, long upTo)
    {
        ref readonly var head = ref MemoryMarshal.AsRef<Head>(record);
        return head.Number >= from && head.Number <= upTo && Filter.Admits(record);
    }

    private static long FirstOf(Segment segment) => MemoryMarshal.AsRef<Head>(segment.Bytes.AsSpan()).Number;
}
