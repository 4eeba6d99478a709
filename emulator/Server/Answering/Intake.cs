using System.Buffers;

namespace ChatEmulator.Server.Answering;

/// <summary>
/// A body as it comes in. What has come is moved here at once, so that Kestrel's own buffers stay small; what is held is at most
/// twice what has come, and never more than was announced.
/// </summary>
/// <param name="share">What pays for it.</param>
/// <param name="announced">The length that its client has told, or the most that is read.</param>
internal sealed class Intake(Allowance.Share share, long announced)
{
    // A body that comes in two pieces comes in one of these.
    private const int Least = 4_096;

    private byte[] _bytes = [];
    private int _length;

    public int Length => _length;

    /// <summary>All that has come.</summary>
    public ReadOnlyMemory<byte> Bytes => _bytes.AsMemory(0, _length);

    /// <summary>Adds what came.</summary>
    /// <param name="piece">What came.</param>
    /// <param name="last">Whether that was all.</param>
    /// <exception cref="GivenUpException">There is no room for it among all the bodies.</exception>
    public void Add(in ReadOnlySequence<byte> piece, bool last)
    {
        var size = (int)(_length + piece.Length);
        if (size > _bytes.Length)
        {
            Grow(last ? size : (int)Math.Max(size, Math.Min(announced, Math.Max(Least, 2L * _bytes.Length))));
        }

        piece.CopyTo(_bytes.AsSpan(_length));
        _length = size;
    }

    /// <summary>The first bytes of what has come and of what comes now, in an array that holds no more than these.</summary>
    public byte[] Beginning(in ReadOnlySequence<byte> piece, int most)
    {
        var beginning = new byte[Math.Min(_length + piece.Length, most)];
        var old = Math.Min(_length, beginning.Length);
        _bytes.AsSpan(0, old).CopyTo(beginning);
        piece.Slice(0, beginning.Length - old).CopyTo(beginning.AsSpan(old));
        return beginning;
    }

    private void Grow(int size)
    {
        share.Take(size);
        var grown = GC.AllocateUninitializedArray<byte>(size);
        _bytes.AsSpan(0, _length).CopyTo(grown);
        share.Return(_bytes.Length);
        _bytes = grown;
    }
}
