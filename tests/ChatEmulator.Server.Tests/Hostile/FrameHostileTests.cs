using System.Net.Sockets;
using ChatEmulator.Fuzzing;

namespace ChatEmulator.Server.Tests.Hostile;

/// <summary>HTTP/2 as no client speaks it: others are served meanwhile and afterwards, and nothing is left of it.</summary>
public sealed class FrameHostileTests
{
    private const int Streams = 10_000;
    private const int AtOnce = 100;

    [TestCase(60)]
    [TestCase(4_000, Category = "Long")]
    public async Task Frames_by_chance_hurt_nobody_else(int cases)
    {
        await using var siege = await Siege.Begin(options => options with { Http2 = true });
        await Fuzz.Try(cases, FrameAttacks.Make, async attack =>
        {
            await ControlHostileTests.Call(siege, attack.Bytes);
            siege.Calm();
            await siege.Serves();
        });
        await Ended(siege);
    }

    /// <summary>The client asks and takes it back, ten thousand times on one connection: each call comes to its end.</summary>
    [Test]
    public async Task Ten_thousand_streams_that_are_reset_at_once_leave_nothing_open()
    {
        await using var siege = await Siege.Begin(options => options with { Http2 = true });
        using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        await socket.ConnectAsync(siege.Server.Url.Host, siege.Server.Url.Port);
        await socket.SendAsync(FrameAttacks.Preface);
        var reading = Drain(socket);
        for (var first = 0; first < Streams && !reading.IsCompleted; first += AtOnce)
        {
            await Sent(socket, [.. Enumerable.Range(first, AtOnce).Select(n => (2 * n) + 1)
                .SelectMany(stream => (byte[])[.. FrameAttacks.Request(stream), .. FrameAttacks.Frame(3, 0, stream, 0, 0, 0, 8)])]);
            await siege.Serves();
        }

        socket.Dispose();
        await reading;
        await Ended(siege);
        siege.Calm();
    }

    /// <summary>A flood of what has to be answered (SETTINGS, PING), by a client that reads nothing.</summary>
    [TestCase(4, 0)]
    [TestCase(6, 8)]
    public async Task A_flood_that_asks_for_answers_and_reads_none_is_borne(int type, int size)
    {
        await using var siege = await Siege.Begin(options => options with { Http2 = true });
        using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        await socket.ConnectAsync(siege.Server.Url.Host, siege.Server.Url.Port);
        await socket.SendAsync(FrameAttacks.Preface);
        byte[] flood = [.. Enumerable.Repeat(FrameAttacks.Frame((byte)type, 0, 0, new byte[size]), 2_000).SelectMany(each => each)];
        for (var i = 0; i < 20; i++)
        {
            // Where it takes no more, the emulator has stopped reading: that is what bounds it.
            var sending = Sent(socket, flood);
            await siege.Serves();
            if (!sending.IsCompleted)
            {
                break;
            }
        }

        await siege.Serves();
        siege.Calm();
    }

    private static async Task Sent(Socket socket, byte[] bytes)
    {
        try
        {
            await socket.SendAsync(bytes);
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            // The emulator has ended it.
        }
    }

    private static async Task Drain(Socket socket)
    {
        var buffer = new byte[65_536];
        try
        {
            while (await socket.ReceiveAsync(buffer) > 0)
            {
            }
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            // Its end.
        }
    }

    private static async Task Ended(Siege siege)
    {
        while (siege.Server.Engine.Worlds.Default.Journal.Calls().Any(call => call.Ending is null))
        {
            await Task.Yield();
        }
    }
}
