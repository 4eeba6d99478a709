using System.Net.Sockets;
using System.Text;

namespace ChatEmulator.Server.Tests.Wire.Verbs;

/// <summary>A client that sees bytes and how they end, over TCP or over TLS.</summary>
internal sealed class WireClient(Socket socket, Stream stream) : IDisposable
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(20);

    private readonly byte[] _buffer = new byte[65_536];

    public Stream Stream => stream;

    public Socket Socket => socket;

    public Task Ask(string target = "/", string method = "GET") => Send($"{method} {target} HTTP/1.1\r\nHost: localhost\r\n\r\n");

    public Task Send(string bytes) => stream.WriteAsync(Encoding.Latin1.GetBytes(bytes)).AsTask();

    /// <summary>Reads until the text ends so.</summary>
    public async Task<string> ReadTo(string end)
    {
        var text = "";
        while (!text.EndsWith(end, StringComparison.Ordinal))
        {
            var (piece, ending) = await Read();
            Assert.That(ending, Is.Null, text);
            text += piece;
        }

        return text;
    }

    /// <summary>Reads once, whatever comes.</summary>
    public Task ReadSome() => Read();

    /// <summary>Everything to the end, and how that came: fin or rst.</summary>
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

    /// <summary>What stands behind the head, and how it ended.</summary>
    public async Task<(string Body, string End)> ReadBody()
    {
        var (text, end) = await ReadToEnd();
        return (text[(text.IndexOf("\r\n\r\n", StringComparison.Ordinal) + 4)..], end);
    }

    public void Dispose()
    {
        stream.Dispose();
        socket.Dispose();
    }

    private async Task<(string Piece, string? End)> Read()
    {
        using var deadline = new CancellationTokenSource(Deadline);
        try
        {
            var count = await stream.ReadAsync(_buffer, deadline.Token);
            var piece = Encoding.Latin1.GetString(_buffer, 0, count);
            return (piece, count == 0 ? "fin" : null);
        }
        catch (IOException e) when (e.GetBaseException() is SocketException { SocketErrorCode: SocketError.ConnectionReset })
        {
            return ("", "rst");
        }
    }
}
