using System.Buffers.Binary;
using System.Numerics;
using System.Text;

namespace ChatEmulator.Host.Telemetry;

/// <summary>Writes messages of Protocol Buffers into memory that grows and is used again. It knows no schema: fields are numbers.</summary>
internal sealed class Protobuf
{
    // What the length of a message takes that is not known before its end: four bytes hold 256 MB, and readers take longer forms than are needed.
    private const int LengthBytes = 4;

    // An attribute whose every length fits one byte, and what it takes beside key and value: four tags, four lengths.
    private const int ShortAttribute = 120;
    private const int ShortFrame = 8;

    private byte[] _bytes = new byte[4_096];

    /// <summary>How many bytes are written.</summary>
    public int Length { get; private set; }

    /// <summary>What is written.</summary>
    public ReadOnlyMemory<byte> Written => _bytes.AsMemory(0, Length);

    /// <summary>Forgets what was written after a place; the memory is kept.</summary>
    public void Cut(int length) => Length = length;

    /// <summary>Bytes that are fields already.</summary>
    public void Raw(ReadOnlySpan<byte> fields) => fields.CopyTo(Room(fields.Length));

    /// <summary>A whole number.</summary>
    public void Number(int field, ulong value)
    {
        Tag(field, 0);
        Varint(value);
    }

    /// <summary>A number that always takes eight bytes.</summary>
    public void Fixed64(int field, ulong value)
    {
        Tag(field, 1);
        BinaryPrimitives.WriteUInt64LittleEndian(Room(8), value);
    }

    /// <summary>A number that always takes four bytes.</summary>
    public void Fixed32(int field, uint value)
    {
        Tag(field, 5);
        BinaryPrimitives.WriteUInt32LittleEndian(Room(4), value);
    }

    /// <summary>A floating point number.</summary>
    public void Double(int field, double value) => Fixed64(field, BitConverter.DoubleToUInt64Bits(value));

    /// <summary>Bytes.</summary>
    public void Bytes(int field, ReadOnlySpan<byte> value)
    {
        Tag(field, 2);
        Varint((ulong)value.Length);
        value.CopyTo(Room(value.Length));
    }

    /// <summary>A text, as UTF-8.</summary>
    public void Text(int field, ReadOnlySpan<char> value)
    {
        Tag(field, 2);
        var size = Encoding.UTF8.GetByteCount(value);
        Varint((ulong)size);
        Encoding.UTF8.GetBytes(value, Room(size));
    }

    /// <summary>Begins a message within this one; <see cref="Close"/> takes what is returned.</summary>
    public int Open(int field)
    {
        Tag(field, 2);
        Room(LengthBytes);
        return Length;
    }

    /// <summary>Ends a message that was begun.</summary>
    public void Close(int opened)
    {
        var length = Length - opened;
        for (var i = 0; i < LengthBytes; i++)
        {
            _bytes[opened - LengthBytes + i] = (byte)(((length >> (7 * i)) & 0x7F) | (i < LengthBytes - 1 ? 0x80 : 0));
        }
    }

    /// <summary>An attribute (<c>KeyValue</c>) whose value is a text.</summary>
    public void Attribute(int field, ReadOnlySpan<byte> key, ReadOnlySpan<char> value)
    {
        if (key.Length + (3 * value.Length) < ShortAttribute)
        {
            Short(field, key, value);
            return;
        }

        var size = Encoding.UTF8.GetByteCount(value);
        var inner = 1 + Size(size) + size;
        Key(field, key, inner);
        Tag(1, 2);
        Varint((ulong)size);
        Encoding.UTF8.GetBytes(value, Room(size));
    }

    /// <summary>An attribute (<c>KeyValue</c>) that says yes.</summary>
    public void Truth(int field, ReadOnlySpan<byte> key)
    {
        Key(field, key, 2);
        Number(2, 1);
    }

    /// <summary>An attribute (<c>KeyValue</c>) whose value is a whole number.</summary>
    public void Attribute(int field, ReadOnlySpan<byte> key, long value)
    {
        Key(field, key, 1 + Size((ulong)value));
        Number(3, (ulong)value);
    }

    // Most are: every length is one byte, so the text is walked once.
    private void Short(int field, ReadOnlySpan<byte> key, ReadOnlySpan<char> value)
    {
        var most = key.Length + (3 * value.Length) + ShortFrame;
        var room = Room(most);
        var size = Encoding.UTF8.GetBytes(value, room[(key.Length + ShortFrame)..]);
        (room[0], room[1], room[2], room[3]) = ((byte)((field << 3) | 2), (byte)(key.Length + size + ShortFrame - 2), (1 << 3) | 2, (byte)key.Length);
        key.CopyTo(room[4..]);
        var inner = room[(4 + key.Length)..];
        (inner[0], inner[1], inner[2], inner[3]) = ((2 << 3) | 2, (byte)(size + 2), (1 << 3) | 2, (byte)size);
        Length -= most - key.Length - ShortFrame - size;
    }

    private void Key(int field, ReadOnlySpan<byte> key, int inner)
    {
        Tag(field, 2);
        Varint((ulong)(2 + Size(key.Length) + key.Length + Size(inner) + inner));
        Bytes(1, key);
        Tag(2, 2);
        Varint((ulong)inner);
    }

    // Fields up to 15 alone are used with a tag of one byte; 16 is the one beyond.
    private void Tag(int field, int kind) => Varint((ulong)((field << 3) | kind));

    private void Varint(ulong value)
    {
        var room = Room(Size(value));
        for (var i = 0; i < room.Length - 1; i++)
        {
            room[i] = (byte)(value | 0x80);
            value >>= 7;
        }

        room[^1] = (byte)value;
    }

    private static int Size(ulong value) => ((63 - BitOperations.LeadingZeroCount(value | 1)) / 7) + 1;

    private static int Size(int value) => Size((ulong)value);

    private Span<byte> Room(int size)
    {
        if (_bytes.Length - Length < size)
        {
            Array.Resize(ref _bytes, Math.Max(_bytes.Length * 2, Length + size));
        }

        Length += size;
        return _bytes.AsSpan(Length - size, size);
    }
}
