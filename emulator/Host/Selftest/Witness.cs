using System.Net.Sockets;

namespace ChatEmulator.Host.Selftest;

/// <summary>A client that knows bytes and the two ways in which a connection ends, and nothing of HTTP.</summary>
internal sealed class Witness : IDisposable
{
    // Real time, for a machine that is very busy: what is to come is on its way already.
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(30);

    private readonly Socket _socket = new(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };

    private Witness()
    {
    }

    /// <summary>How the connection has ended, as it is written in marks; null while it is open.</summary>
    public string? Ended { get; private set; }

    /// <summary>Whether nothing has come that nobody has looked at.</summary>
    public bool HearsNothing => Ended is null && _socket.Available == 0 && !_socket.Poll(0, SelectMode.SelectRead);

    public static async Task<Witness> Connect(Uri url)
    {
        var witness = new Witness();
        await witness._socket.ConnectAsync(url.Host, url.Port);
        return witness;
    }

    public async Task Send(ReadOnlyMemory<byte> bytes)
    {
        while (bytes.Length > 0)
        {
            bytes = bytes[await _socket.SendAsync(bytes, SocketFlags.None)..];
        }
    }

    /// <summary>So many bytes; fewer when the connection ends before, or nothing more comes.</summary>
    public async Task<byte[]> Read(int count)
    {
        var bytes = new byte[count];
        var length = 0;
        using var deadline = new CancellationTokenSource(Deadline);
        while (length < count && Ended is null)
        {
            length += await Receive(bytes.AsMemory(length), deadline.Token);
        }

        return bytes[..length];
    }

    /// <summary>Ends when bytes come, or the end of the connection, none of which is taken.</summary>
    public async Task Stirred(CancellationToken cancel)
    {
        try
        {
            await _socket.ReceiveAsync(Memory<byte>.Empty, SocketFlags.None, cancel);
        }
        catch (SocketException)
        {
            // It was reset; the next look will say so.
        }
    }

    public void Dispose() => _socket.Dispose();

    private async Task<int> Receive(Memory<byte> into, CancellationToken deadline)
    {
        try
        {
            var count = await _socket.ReceiveAsync(into, SocketFlags.None, deadline);
            Ended = count == 0 ? "FIN" : null;
            return count;
        }
        catch (SocketException e) when (e.SocketErrorCode == SocketError.ConnectionReset)
        {
            Ended = "RST";
        }
        catch (OperationCanceledException)
        {
            Ended = "nothing more";
        }

        return 0;
    }
}
