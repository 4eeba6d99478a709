using System.Runtime.InteropServices;

namespace ChatEmulator.Journals;

/// <summary>A stretch of bytes that is written from front to back, and used again once all that is in it is gone.</summary>
internal sealed class Segment(int size)
{
    private int _signs;

    /// <summary>The bytes; what lies behind <see cref="Used"/> is left over from an earlier use.</summary>
    public byte[] Bytes { get; } = GC.AllocateUninitializedArray<byte>(size);

    /// <summary>How many bytes are written.</summary>
    public int Used { get; private set; }

    /// <summary>How many pieces are written.</summary>
    public int Pieces { get; private set; }

    /// <summary>The number of the call that wrote last.</summary>
    public long Last { get; private set; }

    /// <summary>How many bytes can still be written.</summary>
    public int Room => Bytes.Length - Used - (_signs * Sign.Size);

    /// <summary>The signs of its records, the newest first: they are written from the end to the front.</summary>
    public ReadOnlySpan<Sign> Signs => MemoryMarshal.Cast<byte, Sign>(Bytes.AsSpan(Bytes.Length - (_signs * Sign.Size)));

    /// <summary>Takes the next bytes for a piece of a call.</summary>
    public void Keep(int bytes, long number)
    {
        Used += bytes;
        Pieces++;
        Last = number;
    }

    /// <summary>Takes the next bytes for a record, and the last ones for its sign.</summary>
    public void Keep(int bytes, long number, in Sign sign)
    {
        Keep(bytes, number);
        MemoryMarshal.Write(Bytes.AsSpan(Bytes.Length - (++_signs * Sign.Size)), sign);
    }

    /// <summary>Forgets what is in it.</summary>
    public void Empty() => (Used, Pieces, Last, _signs) = (0, 0, 0, 0);
}
