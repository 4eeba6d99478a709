using System.Buffers;

namespace ChatEmulator.Host.Journaling;

/// <summary>Lines that are made one by one and taken together. What one crowd of them took is given back.</summary>
internal sealed class Batch
{
    // Of an ordinary ten milliseconds there is less.
    private const int Ordinary = 1_000_000;

    private ArrayBufferWriter<byte> _bytes = new(65_536);

    /// <summary>How many lines.</summary>
    public int Count { get; private set; }

    /// <summary>How many bytes.</summary>
    public int Size => _bytes.WrittenCount;

    /// <summary>All of them.</summary>
    public ReadOnlySpan<byte> Bytes => _bytes.WrittenSpan;

    /// <summary>Where one is made.</summary>
    public IBufferWriter<byte> Room => _bytes;

    /// <summary>Adds a line; how many there are then.</summary>
    public int Add(ReadOnlySpan<byte> line)
    {
        _bytes.Write(line);
        return ++Count;
    }

    /// <summary>Begins anew.</summary>
    public void Clear()
    {
        Count = 0;
        if (_bytes.Capacity > Ordinary)
        {
            _bytes = new ArrayBufferWriter<byte>(65_536);
        }
        else
        {
            _bytes.ResetWrittenCount();
        }
    }
}
