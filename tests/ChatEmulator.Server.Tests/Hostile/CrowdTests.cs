using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace ChatEmulator.Server.Tests.Hostile;

/// <summary>Many clients that do nothing, or leave, or take their time. Real sockets and, where Kestrel counts it, real time.</summary>
[Category("Long")]
[NonParallelizable]
public sealed class CrowdTests
{
    private const string Head = $"POST {Play.MintPath} HTTP/1.1\r\nHost: x\r\nContent-Length: 1000000\r\n\r\n";

    [Test]
    public async Task A_thousand_idle_connections_keep_nobody_from_being_answered()
    {
        await using var siege = await Siege.Begin();
        var idle = new List<Socket>();
        for (var i = 0; i < 1_000; i++)
        {
            idle.Add(await Connect(siege));
            if (i % 2 == 0)
            {
                // Half of them in the middle of a head, the others before its first byte.
                await idle[^1].SendAsync("POST /api/chat/tokens HTTP/1.1\r\nHo"u8.ToArray());
            }
        }

        for (var i = 0; i < 100; i++)
        {
            await siege.Serves();
        }

        // The first of them have not been forgotten over it.
        await idle[0].SendAsync("st: x\r\n\r\n"u8.ToArray());
        Assert.That(await First(idle[0]), Does.StartWith("HTTP/1.1 401 "));
        idle.ForEach(socket => socket.Dispose());
        siege.Calm();
    }

    [Test]
    public async Task A_thousand_bodies_of_which_a_byte_comes_now_and_then_keep_nobody_from_being_answered()
    {
        await using var siege = await Siege.Begin();
        var slow = new List<Socket>();
        for (var i = 0; i < 1_000; i++)
        {
            slow.Add(await Connect(siege));
            await slow[^1].SendAsync(Encoding.ASCII.GetBytes(Head));
        }

        for (var round = 0; round < 10; round++)
        {
            foreach (var socket in slow)
            {
                await socket.SendAsync("{"u8.ToArray());
            }

            await siege.Serves();
        }

        Assert.That(siege.Server.Bodies.Allowance.Held, Is.LessThanOrEqualTo(1_000 * 4_096));
        slow.ForEach(socket => socket.Dispose());
        await GivenBack(siege);
        siege.Calm();
    }

    [Test]
    public async Task Whoever_takes_too_long_over_its_headers_or_between_two_requests_is_let_go()
    {
        var limits = new ServerLimits { Headers = TimeSpan.FromSeconds(1), Idle = TimeSpan.FromSeconds(1) };
        await using var siege = await Siege.Begin(options => options with { Limits = limits });
        Assert.That(await siege.ThrowToEnd("POST / HTTP/1.1\r\nHo"u8.ToArray()), Does.StartWith("HTTP/1.1 408 ").And.Contain("Content-Length: 0"));
        Assert.That(await siege.ThrowToEnd("GET / HTTP/1.1\r\nHost: x\r\n\r\n"u8.ToArray()), Does.StartWith("HTTP/1.1 404 "));
        Assert.That(await siege.ThrowToEnd([]), Is.Empty);
        await siege.Serves();
        siege.Calm();
    }

    [Test]
    public async Task Ten_thousand_uploads_cut_off_half_way_leave_nothing_behind()
    {
        await using var siege = await Siege.Begin();
        var head = Encoding.ASCII.GetBytes(Head);
        var half = new byte[500_000];
        await CutOff(siege, head, half, 200);
        await GivenBack(siege);
        var before = GC.GetTotalMemory(forceFullCollection: true);
        await CutOff(siege, head, half, 10_000);
        await GivenBack(siege);
        var after = GC.GetTotalMemory(forceFullCollection: true);
        await TestContext.Out.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"managed memory: {before / 1_000:n0} kB before, {after / 1_000:n0} kB after"));
        Assert.That(after - before, Is.LessThan(20_000_000), "they sent 1.5 GB");
        await siege.Serves();
        siege.Calm();
    }

    [Test]
    public async Task Calls_that_hang_hold_none_of_the_bodies_they_came_with()
    {
        await using var server = await Play.Start("rules: [{ name: silent, calls: signalwire.create_token, effect: none, delivery: hang }]");
        using var person = new Person(server.Url);
        var piece = new string('x', 50_000);
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var clients = new List<RawClient>();
        for (var i = 0; i < 10; i++)
        {
            clients.Add(await RawClient.Connect(server.Url));
            await clients[^1].Send(Head.Replace("1000000", "10000000", StringComparison.Ordinal));
            for (var sent = 0; sent < 10_000_000; sent += piece.Length)
            {
                await clients[^1].Send(piece);
            }
        }

        while ((await person.Get("calls"))["total"]!.GetValue<int>() < clients.Count)
        {
            await Task.Yield();
        }

        Assert.That((await person.Get("calls"))["calls"]!.AsArray().Select(call => (bool?)call!["in_flight"]), Is.All.True);
        Assert.That(GC.GetTotalMemory(forceFullCollection: true) - before, Is.LessThan(20_000_000), "they sent 100 MB");
        clients.ForEach(client => client.Dispose());
    }

    // Some with an orderly end and some with a reset, some before the server has read what they sent.
    private static Task CutOff(Siege siege, byte[] head, byte[] half, int times) =>
        Parallel.ForEachAsync(Enumerable.Range(0, times), new ParallelOptions { MaxDegreeOfParallelism = 8 }, async (i, token) =>
        {
            using var socket = await Connect(siege);
            await socket.SendAsync(head, token);
            await socket.SendAsync(half.AsMemory(0, (i % 5) switch { 0 => 1, 1 => 1_000, 2 => 70_000, 3 => 200_000, _ => half.Length }), token);
            if (i % 3 != 0)
            {
                socket.LingerState = new LingerOption(true, 0);
            }
        });

    private static async Task GivenBack(Siege siege)
    {
        while (siege.Server.Bodies.Allowance.Held > 0)
        {
            await Task.Yield();
        }
    }

    private static async Task<Socket> Connect(Siege siege)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        await socket.ConnectAsync(siege.Server.Url.Host, siege.Server.Url.Port);
        return socket;
    }

    private static async Task<string> First(Socket socket)
    {
        var buffer = new byte[4_096];
        var count = await socket.ReceiveAsync(buffer);
        return Encoding.ASCII.GetString(buffer, 0, count);
    }
}
