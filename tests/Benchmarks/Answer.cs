using System.Buffers.Text;
using System.Net.Sockets;
using System.Text;

namespace ChatEmulator.Benchmarks;

/// <summary>Reads one HTTP/1.1 answer after another from a socket: status line, headers, and a body with a length or in chunks.</summary>
internal sealed class Answer
{
    private readonly byte[] _buffer = new byte[64 * 1024];

    /// <summary>Receives one answer, whole.</summary>
    /// <exception cref="WrongAnswerException">Anything but a whole 200.</exception>
    public void Receive(Socket socket)
    {
        var filled = 0;
        int head;
        do
        {
            filled += More(socket, filled);
            head = _buffer.AsSpan(0, filled).IndexOf("\r\n\r\n"u8);
        }
        while (head < 0);

        filled = Told(_buffer.AsSpan(0, head + 2), "Transfer-Encoding: "u8).StartsWith("chunked"u8)
            ? Chunks(socket, head + 2, filled)
            : Body(socket, head + 4, filled);
        if (!_buffer.AsSpan().StartsWith("HTTP/1.1 200 "u8))
        {
            throw new WrongAnswerException($"Not the 200 that was asked for:\n{Text(filled)}");
        }
    }

    // The value of a header, to the end of the head; empty where it is not there. Every server writes the name in its own way.
    private static ReadOnlySpan<byte> Told(ReadOnlySpan<byte> head, ReadOnlySpan<byte> name)
    {
        for (int end; (end = head.IndexOf("\r\n"u8)) >= 0;)
        {
            head = head[(end + 2)..];
            if (head.Length > name.Length && Ascii.EqualsIgnoreCase(head[..name.Length], name))
            {
                return head[name.Length..];
            }
        }

        return default;
    }

    private int Body(Socket socket, int start, int filled)
    {
        var whole = start + (Utf8Parser.TryParse(Told(_buffer.AsSpan(0, start), "Content-Length: "u8), out int length, out _) ? length : 0);
        while (filled < whole)
        {
            filled += More(socket, filled);
        }

        return filled == whole ? filled : throw new WrongAnswerException($"More than one answer:\n{Text(filled)}");
    }

    // One request is under way at a time, and the answer is JSON, which holds no line break of this kind: the last chunk is the end.
    private int Chunks(Socket socket, int start, int filled)
    {
        while (!_buffer.AsSpan(start, filled - start).EndsWith("\r\n0\r\n\r\n"u8))
        {
            filled += More(socket, filled);
        }

        return filled;
    }

    private int More(Socket socket, int filled)
    {
        var read = filled < _buffer.Length ? socket.Receive(_buffer.AsSpan(filled), SocketFlags.None) : 0;
        return read > 0 ? read : throw new WrongAnswerException($"The connection ended within an answer:\n{Text(filled)}");
    }

    private string Text(int filled) => Encoding.UTF8.GetString(_buffer, 0, filled);
}
