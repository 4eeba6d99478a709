using System.Net.Sockets;
using System.Text;

namespace ChatEmulator.Benchmarks.Soaking;

/// <summary>Clients that open connections and leave, at any point of a call, in order or by a reset.</summary>
internal sealed class RudeTraffic(Uri url, Uri secure)
{
    private const int Pieces = 7;

    public IReadOnlyList<Driver> Drivers => [new("leaves in the middle", 15, 1, true, Leave)];

    /// <summary>A connection with a call that is answered only when the server is told to end.</summary>
    public async Task<Socket> Hang()
    {
        var socket = await Connect(url);
        await socket.SendAsync(Request(0, "delivery " + Array.IndexOf([.. SoakScenario.Deliveries], "hang")));
        return socket;
    }

    private async Task Leave(long n, CancellationToken stop)
    {
        using var socket = await Connect(n % 11 == 0 ? secure : url);
        var request = Request(n, SoakScenario.Named((int)(n % SoakScenario.Deliveries.Count)));
        await socket.SendAsync(request.AsMemory(0, (int)(request.Length * (n % (Pieces + 1)) / Pieces)), stop);
        if (n % 3 == 0)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(n % 40), stop);
        }

        // Every other one resets, the rest leave in order.
        socket.LingerState = new LingerOption(n % 2 == 0, 0);
    }

    private static byte[] Request(long n, string want)
    {
        var body = $$"""{"ttl":5,"channels":{"c":{"read":true} },"member_id":"rude-{{n}}"}""";
        return Encoding.ASCII.GetBytes(
            $"POST /api/chat/tokens HTTP/1.1\r\nHost: localhost\r\nAuthorization: {Visitor.SignalWire}\r\n{SoakScenario.Want}: {want}\r\nContent-Length: {body.Length}\r\n\r\n{body}");
    }

    private static async Task<Socket> Connect(Uri at)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        await socket.ConnectAsync(at.Host, at.Port);
        return socket;
    }
}
