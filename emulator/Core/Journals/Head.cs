using System.Runtime.InteropServices;
using ChatEmulator.Exchanges;

namespace ChatEmulator.Journals;

/// <summary>
/// The fixed beginning of a record, as it stands in the bytes. What becomes known later (effect, ending) is written into
/// it in place; the texts and headers that follow are written once.
/// </summary>
[StructLayout(LayoutKind.Sequential)]
internal struct Head
{
    /// <summary>The size of a head in bytes.</summary>
    public static readonly int Size = Marshal.SizeOf<Head>();

    public long Number;
    public long AtTicks;
    public long Began;
    public long Arrived;
    public ulong Request;
    public long EndedTicks;
    public long EndedBytes;
    public long Finished;
    public BodyMark Body;
    public BodyMark AnswerBody;
    public int Length;
    public int Status;
    public int Headers;
    public int AnswerHeaders;
    public Effect Effect;

    /// <summary>The effect as it was when the call was decided; a later fact does not change it.</summary>
    public Effect Decided;

    /// <summary>How many calls before it the one was that it looks like a replay of; 0 when it looks like none.</summary>
    public int ReplayBack;

    /// <summary>The ending's kind plus one; 0 while the call is in flight.</summary>
    public byte How;
    public bool Replayable;
    public byte Protocol;

    /// <summary>The ending; null while the call is in flight.</summary>
    public readonly Ending? Ending => How == 0
        ? null
        : new Ending((EndingKind)(How - 1), EndedBytes, new DateTimeOffset(EndedTicks, TimeSpan.Zero), Finished);

    /// <summary>Writes the ending down.</summary>
    public void End(in Ending ending)
    {
        How = (byte)(ending.How + 1);
        EndedBytes = ending.Bytes;
        EndedTicks = ending.At.UtcTicks;
        Finished = ending.Finished;
    }
}

/// <summary>Where a body stands among the bodies.</summary>
[StructLayout(LayoutKind.Sequential)]
internal readonly struct BodyMark(long place, long size, int length, Cut cut)
{
    public readonly long Place = place;
    public readonly long Size = size;
    public readonly int Length = length;
    public readonly Cut Cut = cut;
}

/// <summary>Why less of a body was kept than came.</summary>
internal enum Cut
{
    None,
    Shortened,
    Beginning,
    Dropped,
}

/// <summary>The words for <see cref="Cut"/>.</summary>
internal static class Cuts
{
    /// <summary>The cut of a word.</summary>
    public static Cut Of(string? word) => word switch
    {
        null => Cut.None,
        "shortened" => Cut.Shortened,
        "cut" => Cut.Beginning,
        _ => Cut.Dropped,
    };

    /// <summary>The word of a cut; null when nothing was cut.</summary>
    public static string? Word(Cut cut) => cut switch
    {
        Cut.None => null,
        Cut.Shortened => "shortened",
        Cut.Beginning => "cut",
        _ => "dropped",
    };
}
