using System.Buffers.Binary;

namespace ChatEmulator.Server.Listening.Http2;

/// <summary>
/// Sees the frames that go by on a connection, for the streams that somebody follows. The server says that a piece of a body is flushed when it has
/// taken it, and may still send it together with the next, or drop it when the stream is reset. Not safe for several threads.
/// </summary>
internal sealed class FrameSight
{
    private const int HeadLength = 9;
    private const byte DataFrame = 0;
    private const byte HeadersFrame = 1;

    private readonly Dictionary<int, Passage> _followed = [];
    private readonly byte[] _head = new byte[HeadLength];
    private int _have;
    private int _payload;

    public void Follow(int stream) => _followed[stream] = new Passage();

    public Passage Followed(int stream) => _followed[stream];

    public void Leave(int stream) => _followed.Remove(stream);

    /// <summary>Bytes go by, of which a frame may be a part.</summary>
    public void See(ReadOnlySpan<byte> bytes)
    {
        while (bytes.Length > 0)
        {
            if (_payload > 0)
            {
                var over = Math.Min(_payload, bytes.Length);
                _payload -= over;
                bytes = bytes[over..];
            }
            else
            {
                var part = Math.Min(HeadLength - _have, bytes.Length);
                bytes[..part].CopyTo(_head.AsSpan(_have));
                _have += part;
                bytes = bytes[part..];
                if (_have == HeadLength)
                {
                    Begin();
                }
            }
        }
    }

    // A frame whose head is there is written whole before anything is flushed.
    private void Begin()
    {
        _have = 0;
        _payload = (_head[0] << 16) | (_head[1] << 8) | _head[2];
        if (_followed.Count > 0 && _followed.TryGetValue(BinaryPrimitives.ReadInt32BigEndian(_head.AsSpan(5)), out var passage))
        {
            switch (_head[3])
            {
                case DataFrame:
                    passage.Data(_payload);
                    break;
                case HeadersFrame:
                    passage.Head();
                    break;
            }
        }
    }
}
