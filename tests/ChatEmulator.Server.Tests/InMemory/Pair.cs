using System.Buffers;
using System.Net;
using System.Net.Sockets;
using System.Text;
using ChatEmulator.Server.Listening.InMemory;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Extensions.Logging.Abstractions;
using Chosen = Microsoft.Extensions.Options.Options;

namespace ChatEmulator.Server.Tests.InMemory;

/// <summary>Both sides of one connection, over TCP or in memory: what holds of the one has to hold of the other.</summary>
internal sealed class Pair : IAsyncDisposable
{
    private readonly IConnectionListener _listener;

    private Pair(IConnectionListener listener, Stream client, ConnectionContext server) => (_listener, Client, Server) = (listener, client, server);

    public Stream Client { get; }

    public ConnectionContext Server { get; }

    public static async Task<Pair> Connect(bool inMemory)
    {
        var memory = new MemoryEndPoint();
        var sockets = new SocketTransportFactory(Chosen.Create(new SocketTransportOptions()), NullLoggerFactory.Instance);
        var listener = await new Transports(sockets).BindAsync(inMemory ? memory : new IPEndPoint(IPAddress.Loopback, 0));
        var accepting = listener.AcceptAsync();
        var client = inMemory ? memory.Connect() : await OverTcp((IPEndPoint)listener.EndPoint);
        return new Pair(listener, client, (await accepting)!);
    }

    /// <summary>The server sends, and it is over at the client's.</summary>
    public async Task Say(string text)
    {
        await Server.Transport.Output.WriteAsync(Encoding.ASCII.GetBytes(text));
        if (Client is NetworkStream stream)
        {
            while (stream.Socket.Available < text.Length)
            {
                await Task.Yield();
            }
        }
    }

    /// <summary>What a read of the client's comes to: its bytes as text, or the exceptions.</summary>
    public Task<string> Read() => Told(async () =>
    {
        var buffer = new byte[100];
        return Encoding.ASCII.GetString(buffer, 0, await Client.ReadAsync(buffer).AsTask().WaitAsync(TimeSpan.FromSeconds(20)));
    });

    /// <summary>What a write of the client's comes to: nothing, or the exceptions.</summary>
    public Task<string> Write(int bytes = 1) => Told(async () =>
    {
        await Client.WriteAsync(new byte[bytes]).AsTask().WaitAsync(TimeSpan.FromSeconds(20));
        return "";
    });

    /// <summary>What the server reads up to the end that its client made.</summary>
    public Task<string> Heard() => Told(async () =>
    {
        while (true)
        {
            var result = await Server.Transport.Input.ReadAsync();
            if (result.IsCompleted)
            {
                return Encoding.ASCII.GetString(result.Buffer.ToArray());
            }

            Server.Transport.Input.AdvanceTo(result.Buffer.Start, result.Buffer.End);
        }
    });

    /// <summary>Ends when the server knows that the connection is over.</summary>
    public async Task Closed()
    {
        var closed = new TaskCompletionSource();
        await using var registration = Server.ConnectionClosed.Register(closed.SetResult);
        await closed.Task.WaitAsync(TimeSpan.FromSeconds(20));
    }

    public async ValueTask DisposeAsync()
    {
        await Client.DisposeAsync();
        await Server.DisposeAsync();
        await _listener.DisposeAsync();
    }

    private static async Task<string> Told(Func<Task<string>> what)
    {
        try
        {
            return await what();
        }
        catch (Exception e)
        {
            return Thrown.Text(e);
        }
    }

    private static async Task<Stream> OverTcp(IPEndPoint where)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        await socket.ConnectAsync(where);
        return new NetworkStream(socket, ownsSocket: true);
    }
}
