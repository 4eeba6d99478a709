using System.Buffers;
using System.Runtime.InteropServices;
using System.Text;
using ChatEmulator.Exchanges;

namespace ChatEmulator.Journals;

/// <summary>
/// Writes the texts of a record one after the other, each after its length: one byte a character where all are ASCII,
/// else as it stands in memory, so that any text comes back exactly, broken surrogates included, and no encoder runs.
/// </summary>
internal ref struct RecordWriter(Span<byte> room)
{
    private readonly Span<byte> _room = room;

    /// <summary>How many bytes are written.</summary>
    public int Used { get; private set; }

    /// <summary>The most bytes that a text can take.</summary>
    public static int Bound(string? text) => text is null ? 1 : 5 + (text.Length * 2);

    /// <summary>The most bytes that headers can take.</summary>
    public static int Bound(ReadOnlySpan<Header> headers)
    {
        var bound = 0;
        foreach (ref readonly var header in headers)
        {
            bound += Bound(header.Name) + Bound(header.Value);
        }

        return bound;
    }

    /// <summary>Writes a text, or that there is none.</summary>
    public void Text(string? text)
    {
        if (text is null)
        {
            _room[Used++] = 0;
            return;
        }

        var start = Used;
        Number(((uint)text.Length * 2) + 1);
        if (Ascii.FromUtf16(text, _room[Used..], out var written) == OperationStatus.Done)
        {
            Used += written;
            return;
        }

        Used = start;
        Number(((uint)text.Length * 2) + 2);
        var units = MemoryMarshal.AsBytes(text.AsSpan());
        units.CopyTo(_room[Used..]);
        Used += units.Length;
    }

    /// <summary>Writes headers; their count stands in the head.</summary>
    public void Headers(ReadOnlySpan<Header> headers)
    {
        foreach (ref readonly var header in headers)
        {
            Text(header.Name);
            Text(header.Value);
        }
    }

    // Seven bits a byte, the lowest first; nearly every length takes one byte.
    private void Number(uint number)
    {
        while (number > 0x7F)
        {
            _room[Used++] = (byte)(number | 0x80);
            number >>= 7;
        }

        _room[Used++] = (byte)number;
    }
}
