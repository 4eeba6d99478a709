using System.Buffers.Binary;
using System.Text;

namespace ChatEmulator.Server.Tests.Hostile;

/// <summary>Frames of HTTP/2 by chance: sound ones in any order, and ones that are broken.</summary>
internal static class FrameAttacks
{
    private const int MostFrames = 60;

    /// <summary>The preface and settings.</summary>
    public static byte[] Preface { get; } = [.. "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"u8, .. Frame(4, 0, 0)];

    /// <summary>Makes what a connection sends.</summary>
    public static Attack Make(Random chance)
    {
        var bytes = new List<byte>(Preface);
        for (var frames = chance.Next(1, MostFrames); frames > 0; frames--)
        {
            bytes.AddRange(One(chance));
        }

        return new Attack([.. bytes]);
    }

    /// <summary>A call on a stream: its head, and nothing behind it.</summary>
    public static byte[] Request(int stream) => Frame(1, 5, stream, Head("/api/v1/thread/t-1"));

    /// <summary>A frame.</summary>
    public static byte[] Frame(byte type, byte flags, int stream, params byte[] payload)
    {
        byte[] frame = [(byte)(payload.Length >> 16), (byte)(payload.Length >> 8), (byte)payload.Length, type, flags, 0, 0, 0, 0, .. payload];
        BinaryPrimitives.WriteInt32BigEndian(frame.AsSpan(5), stream);
        return frame;
    }

    private static byte[] One(Random chance)
    {
        var stream = chance.Next(4) == 0 ? chance.Next(-3, 12) : (chance.Next(20) * 2) + 1;
        var frame = chance.Next(12) switch
        {
            0 or 1 or 2 => Request(stream),
            3 => Frame(0, (byte)chance.Next(2), stream, Some(chance, 50)),
            4 => Frame(3, 0, stream, Some(chance, 4)),
            5 => Frame(8, 0, chance.Next(2) == 0 ? 0 : stream, [0x7f, 0xff, 0xff, 0xff]),
            6 => Frame(4, 0, 0, [0, (byte)chance.Next(8), .. Some(chance, 4)]),
            7 => Frame(6, 0, 0, Some(chance, 8)),
            8 => Frame(1, (byte)chance.Next(256), stream, Some(chance, 40)),
            9 => Frame(9, (byte)chance.Next(2) == 0 ? (byte)4 : (byte)0, stream, Some(chance, 20)),
            10 => Frame((byte)chance.Next(256), (byte)chance.Next(256), stream, Some(chance, chance.Next(30))),
            _ => Frame(1, 4, stream, [.. Head("/"), 0x10, 1, (byte)'T', 3, .. "a\r\n"u8]),
        };
        if (chance.Next(10) == 0)
        {
            frame[chance.Next(frame.Length)] ^= (byte)(1 << chance.Next(8));
        }

        return frame;
    }

    private static byte[] Some(Random chance, int most)
    {
        var bytes = new byte[most];
        chance.NextBytes(bytes);
        return bytes;
    }

    private static byte[] Head(string path) => [0x82, 0x86, 0x04, (byte)path.Length, .. Encoding.ASCII.GetBytes(path), 0x01, 1, (byte)'x'];
}
