using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace ChatEmulator.Compose.Tests.WireMock;

/// <summary>What came of a request, byte by byte.</summary>
/// <param name="Text">All of it, one letter for a byte.</param>
/// <param name="End">How it ended: <c>fin</c>, <c>rst</c>, or <c>open</c> where the answer was whole and the connection stayed, <c>silence</c> where nothing more came.</param>
internal sealed record Capture(string Text, string End);

/// <summary>A client that knows bytes, so that both servers are asked exactly the same and an end is seen as what it is.</summary>
internal static class Wire
{
    // Not a limit of what is tested: a server that hangs must not hold the run for ever.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>Sends the bytes on a connection of their own, and reads until it ends or the answer is whole.</summary>
    public static async Task<Capture> Send(int port, byte[] request)
    {
        using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        using var deadline = new CancellationTokenSource(Patience);
        await socket.ConnectAsync(IPAddress.Loopback, port, deadline.Token);
        await socket.SendAsync(request, deadline.Token);
        var text = new StringBuilder();
        var buffer = new byte[65_536];
        try
        {
            while (await socket.ReceiveAsync(buffer, deadline.Token) is > 0 and var count)
            {
                text.Append(Encoding.Latin1.GetString(buffer, 0, count));
                if (IsWhole(text.ToString(), request))
                {
                    return new Capture(text.ToString(), "open");
                }
            }
        }
        catch (SocketException reset) when (reset.SocketErrorCode == SocketError.ConnectionReset)
        {
            return new Capture(text.ToString(), "rst");
        }
        catch (OperationCanceledException)
        {
            return new Capture(text.ToString(), "silence");
        }

        return new Capture(text.ToString(), "fin");
    }

    /// <summary>The parts of a chunked body up to where its framing is broken, and what is left from there; the last part of a whole body is empty.</summary>
    public static (IReadOnlyList<string> Chunks, string Left) Unchunk(string body)
    {
        var chunks = new List<string>();
        while (body.IndexOf("\r\n", StringComparison.Ordinal) is > 0 and var line
            && int.TryParse(body.AsSpan(0, line), NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var length)
            && body.Length >= line + 2 + length + 2)
        {
            chunks.Add(body.Substring(line + 2, length));
            body = body[(line + 2 + length + 2)..];
            if (length == 0)
            {
                break;
            }
        }

        return (chunks, body);
    }

    // Where the connection is to be closed its end tells, and how it came is part of what is compared. A HEAD is asked that way, or for a fault, which ends it too.
    private static bool IsWhole(string text, byte[] request)
    {
        var asked = Encoding.Latin1.GetString(request);
        var head = text.IndexOf("\r\n\r\n", StringComparison.Ordinal);
        if (head < 0 || asked.Contains("Connection: close", StringComparison.Ordinal))
        {
            return false;
        }

        var answer = Answer.Of(new Capture(text, "open"));
        return answer.Status is "204" or "304"
            || (answer.Header("Content-Length") is { } length && text.Length - head - 4 >= int.Parse(length, CultureInfo.InvariantCulture))
            || (answer.Header("Transfer-Encoding") == "chunked" && Unchunk(text[(head + 4)..]) is (var chunks, "") && chunks is [.., ""]);
    }
}
