using System.Net.Sockets;
using System.Text;

namespace ChatEmulator.Server.Tests;

/// <summary>A client that knows bytes and nothing of HTTP, so that an end of a connection is seen as what it is.</summary>
internal sealed class RawClient : IDisposable
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(20);

    private readonly Socket _socket = new(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };

    private RawClient()
    {
    }

    public static async Task<RawClient> Connect(Uri url)
    {
        var client = new RawClient();
        await client._socket.ConnectAsync(url.Host, url.Port);
        return client;
    }

    /// <summary>Sends a whole request.</summary>
    public async Task Send(string method, string target, string body = "", string headers = "", string host = "localhost") => await Send(
        $"{method} {target} HTTP/1.1\r\nHost: {host}\r\nContent-Length: {Encoding.UTF8.GetByteCount(body)}\r\n{headers}\r\n{body}");

    public async Task Send(string bytes) => await _socket.SendAsync(Encoding.UTF8.GetBytes(bytes));

    /// <summary>Everything up to the end of the connection, and how that end came: fin or rst.</summary>
    public async Task<(string Text, string End)> ReadToEnd()
    {
        var text = new StringBuilder();
        while (true)
        {
            var (piece, end) = await Read();
            text.Append(piece);
            if (end is not null)
            {
                return (text.ToString(), end);
            }
        }
    }

    /// <summary>One answer with a Content-Length, on a connection that stays open.</summary>
    public Task<string> ReadAnswer() => ReadUntil(IsWhole);

    /// <summary>Whatever comes first.</summary>
    public Task<string> ReadSome() => ReadUntil(text => text.Length > 0);

    /// <summary>What has come when it is enough, on a connection that stays open.</summary>
    public async Task<string> ReadUntil(Func<string, bool> enough)
    {
        var text = "";
        while (!enough(text))
        {
            var (piece, end) = await Read();
            Assert.That(end, Is.Null, text);
            text += piece;
        }

        return text;
    }

    /// <summary>Nothing more will be sent.</summary>
    public void FinishSending() => _socket.Shutdown(SocketShutdown.Send);

    public void Dispose() => _socket.Dispose();

    private static bool IsWhole(string text)
    {
        var head = text.IndexOf("\r\n\r\n", StringComparison.Ordinal);
        var length = text.Split("\r\n").FirstOrDefault(line => line.StartsWith("Content-Length: ", StringComparison.Ordinal));
        return head >= 0 && text.Length - head - 4 >= int.Parse(length?["Content-Length: ".Length..] ?? "0");
    }

    private async Task<(string Piece, string? End)> Read()
    {
        var buffer = new byte[65_536];
        using var deadline = new CancellationTokenSource(Deadline);
        try
        {
            var count = await _socket.ReceiveAsync(buffer, SocketFlags.None, deadline.Token);
            return (Encoding.UTF8.GetString(buffer, 0, count), count == 0 ? "fin" : null);
        }
        catch (SocketException e) when (e.SocketErrorCode == SocketError.ConnectionReset)
        {
            return ("", "rst");
        }
    }
}
