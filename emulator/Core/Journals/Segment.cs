namespace ChatEmulator.Journals;

/// <summary>A stretch of bytes that is written from front to back, and used again once all that is in it is gone.</summary>
internal sealed class Segment(int size)
{
    /// <summary>The bytes; what lies behind <see cref="Used"/> is left over from an earlier use.</summary>
    public byte[] Bytes { get; } = GC.AllocateUninitializedArray<byte>(size);

    /// <summary>How many bytes are written.</summary>
    public int Used { get; private set; }

    /// <summary>How many pieces are written.</summary>
    public int Pieces { get; private set; }

    /// <summary>The number of the call that wrote last.</summary>
    public long Last { get; private set; }

    /// <summary>How many bytes can still be written.</summary>
    public int Room => Bytes.Length - Used;

    /// <summary>Takes the next bytes for a piece of a call.</summary>
    public void Keep(int bytes, long number)
    {
        Used += bytes;
        Pieces++;
        Last = number;
    }

    /// <summary>Forgets what is in it.</summary>
    public void Empty() => (Used, Pieces, Last) = (0, 0, 0);
}
