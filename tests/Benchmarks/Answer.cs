using System.Buffers.Text;
using System.Net.Sockets;
using System.Text;

namespace ChatEmulator.Benchmarks;

/// <summary>Reads one HTTP/1.1 answer after another from a socket: status line, Content-Length, body. No chunks: no server here sends any.</summary>
internal sealed class Answer
{
    private readonly byte[] _buffer = new byte[64 * 1024];

    /// <summary>Receives one answer, whole.</summary>
    /// <exception cref="WrongAnswerException">Anything but a whole 200 with a Content-Length.</exception>
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

        var whole = head + 4 + Length(_buffer.AsSpan(0, head + 2));
        while (filled < whole)
        {
            filled += More(socket, filled);
        }

        if (!_buffer.AsSpan().StartsWith("HTTP/1.1 200 "u8) || filled > whole)
        {
            throw new WrongAnswerException($"Not the 200 that was asked for:\n{Text(filled)}");
        }
    }

    private static int Length(ReadOnlySpan<byte> head)
    {
        var name = "\r\nContent-Length: "u8;
        var at = head.IndexOf(name);
        return at >= 0 && Utf8Parser.TryParse(head[(at + name.Length)..], out int length, out _) ? length : 0;
    }

    private int More(Socket socket, int filled)
    {
        var read = filled < _buffer.Length ? socket.Receive(_buffer.AsSpan(filled), SocketFlags.None) : 0;
        return read > 0 ? read : throw new WrongAnswerException($"The connection ended within an answer:\n{Text(filled)}");
    }

    private string Text(int filled) => Encoding.UTF8.GetString(_buffer, 0, filled);
}
