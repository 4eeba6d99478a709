using System.Buffers.Binary;
using System.Net.Security;
using System.Net.Sockets;
using System.Text;

namespace ChatEmulator.Server.Tests.Wire.Verbs;

/// <summary>A frame of HTTP/2 as it came.</summary>
internal sealed record Frame(byte Type, byte Flags, int Stream, byte[] Payload)
{
    public bool EndsStream => (Flags & 1) != 0;

    public override string ToString() => Type switch
    {
        0 => $"DATA {Stream} {Encoding.Latin1.GetString(Payload)}{(EndsStream ? " END" : "")}",
        1 => $"HEADERS {Stream}{(EndsStream ? " END" : "")}",
        3 => $"RST_STREAM {Stream} {Number(0)}",
        7 => $"GOAWAY {Number(0)} {Number(4)}",
        _ => $"TYPE {Type}",
    };

    private uint Number(int at) => BinaryPrimitives.ReadUInt32BigEndian(Payload.AsSpan(at));
}

/// <summary>A client that speaks HTTP/2 in frames, so that each is seen, and in which order.</summary>
internal sealed class FrameClient : IDisposable
{
    private const byte Settings = 4;

    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(20);

    private readonly WireClient _wire;
    private readonly bool _secure;

    private FrameClient(WireClient wire)
    {
        _wire = wire;
        _secure = wire.Stream is SslStream;
    }

    /// <summary>Connects and says that it speaks HTTP/2, and whether it takes as much as there is at once, or 64 kB.</summary>
    public static async Task<FrameClient> Connect(Stand stand, bool takesAll = false)
    {
        var client = new FrameClient(await stand.Connect(SslApplicationProtocol.Http2));
        await client._wire.Send("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n");
        await client.Send(Settings, 0, 0, takesAll ? [0, 4, 0x7f, 0xff, 0xff, 0xff] : []);
        if (takesAll)
        {
            await client.Send(8, 0, 0, [0x7f, 0, 0, 0]);
        }

        return client;
    }

    /// <summary>Asks on a stream, of which the first is 1 and the next 3.</summary>
    public Task Ask(int stream, string target = "/") => _wire.Stream.WriteAsync(Request(stream, target)).AsTask();

    /// <summary>Asks on several streams in one piece.</summary>
    public Task AskAll(IEnumerable<int> streams) => _wire.Stream.WriteAsync(streams.SelectMany(stream => Request(stream, "/")).ToArray()).AsTask();

    /// <summary>Ends when something has come that nobody has read, and for a while no more of it.</summary>
    public async Task Fills()
    {
        var (had, looks) = (0, 0);
        while (looks < 1_000)
        {
            var has = _wire.Socket.Available;
            (had, looks) = (has, has > 0 && has == had ? looks + 1 : 0);
            await Task.Yield();
        }
    }

    /// <summary>Resets a stream (CANCEL).</summary>
    public Task GiveUp(int stream) => Send(3, 0, stream, [0, 0, 0, 8]);

    /// <summary>Lets the server send more (WINDOW_UPDATE), so often.</summary>
    public Task Widen(int times) => _wire.Stream.WriteAsync(Enumerable.Repeat(Bytes(8, 0, 0, [0, 0, 0, 1]), times).SelectMany(each => each).ToArray()).AsTask();

    /// <summary>The next frame that says anything of a call or of the connection's end; null at its end.</summary>
    public async Task<Frame?> Next()
    {
        while (await Read() is { } frame)
        {
            if (frame.Type == Settings && frame.Flags == 0)
            {
                await Acknowledge();
            }
            else if (frame.Type is 0 or 1 or 3 or 7)
            {
                return frame;
            }
        }

        return null;
    }

    // The server may have ended the connection before this client comes to read its settings; what it said by then is still there.
    private async Task Acknowledge()
    {
        try
        {
            await Send(Settings, 1, 0, []);
        }
        catch (IOException)
        {
        }
    }

    /// <summary>The next frames as texts, down to the one that is the last.</summary>
    public async Task<List<string>> Until(Func<Frame, bool> last)
    {
        var frames = new List<string>();
        while (await Next() is { } frame)
        {
            frames.Add(frame.ToString());
            if (last(frame))
            {
                return frames;
            }
        }

        frames.Add("fin");
        return frames;
    }

    public Task<List<string>> ToEndOf(int stream) => Until(frame => frame.Stream == stream && (frame.Type == 3 || frame.EndsStream));

    public Task<List<string>> ToEnd() => Until(_ => false);

    public void Dispose() => _wire.Dispose();

    private byte[] Request(int stream, string target) =>
        Bytes(1, 5, stream, [0x82, (byte)(_secure ? 0x87 : 0x86), 0x04, (byte)target.Length, .. Encoding.ASCII.GetBytes(target), 0x01, 1, (byte)'x']);

    private Task Send(byte type, byte flags, int stream, byte[] payload) => _wire.Stream.WriteAsync(Bytes(type, flags, stream, payload)).AsTask();

    private static byte[] Bytes(byte type, byte flags, int stream, byte[] payload)
    {
        byte[] frame = [0, (byte)(payload.Length >> 8), (byte)payload.Length, type, flags, 0, 0, 0, 0, .. payload];
        BinaryPrimitives.WriteInt32BigEndian(frame.AsSpan(5), stream);
        return frame;
    }

    private async Task<Frame?> Read()
    {
        using var deadline = new CancellationTokenSource(Deadline);
        var head = new byte[9];
        try
        {
            if (await _wire.Stream.ReadAtLeastAsync(head, head.Length, throwOnEndOfStream: false, deadline.Token) < head.Length)
            {
                return null;
            }

            var payload = new byte[(head[0] << 16) | (head[1] << 8) | head[2]];
            await _wire.Stream.ReadExactlyAsync(payload, deadline.Token);
            return new Frame(head[3], head[4], BinaryPrimitives.ReadInt32BigEndian(head.AsSpan(5)), payload);
        }
        catch (IOException e) when (e.GetBaseException() is SocketException)
        {
            // An end behind which this client was still writing.
            return null;
        }
    }
}
