using System.Buffers.Binary;
using System.Text;

namespace ChatEmulator.Host.Selftest;

/// <summary>HTTP/2 as far as a witness needs it: requests out of literal bytes, and the frames that come, each as a line (RFC 9113).</summary>
/// <param name="witness">Who sends and sees the bytes.</param>
internal sealed class Frames(Witness witness)
{
    private const byte EndStream = 0x1;
    private const byte EndHeaders = 0x4;
    private const byte Ack = 0x1;
    private const int Longest = 1 << 16;

    private static readonly byte[] Preface = [.. "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"u8, 0, 0, 0, 4, 0, 0, 0, 0, 0];

    private int _stream = -1;
    private bool _ends;

    /// <summary>Begins the connection, and waits until both sides have taken the other's settings; what went wrong, or null.</summary>
    public async Task<string?> Open()
    {
        await witness.Send(Preface);
        var (settings, taken) = (false, false);
        while (!settings || !taken)
        {
            if (await Read() is not { } frame)
            {
                return $"no HTTP/2 connection: {witness.Ended}";
            }

            (settings, taken) = (settings || (frame.Type == 4 && frame.Flags == 0), taken || (frame.Type == 4 && frame.Flags == Ack));
        }

        await witness.Send(new byte[] { 0, 0, 0, 4, Ack, 0, 0, 0, 0 });
        return null;
    }

    /// <summary>Asks for a path, in a stream of its own.</summary>
    public async Task Ask(string path)
    {
        _stream += 2;
        byte[] headers = [0x82, 0x86, 0x04, (byte)path.Length, .. Encoding.ASCII.GetBytes(path), 0x01, 9, .. "localhost"u8];
        await witness.Send(new byte[] { 0, 0, (byte)headers.Length, 1, EndStream | EndHeaders, 0, 0, 0, (byte)_stream }.Concat(headers).ToArray());
    }

    /// <summary>
    /// The next frame that says something of an answer, or the end of the connection. The end of a stream is a line of its own: a server may say it
    /// with the last of the body or behind it.
    /// </summary>
    public async Task<string> Next()
    {
        while (!_ends && await Read() is { } frame)
        {
            _ends = frame.Type is 0 or 1 && (frame.Flags & EndStream) != 0;
            if (Text(frame) is { } text)
            {
                return text;
            }
        }

        var ends = _ends;
        _ends = false;
        return ends ? "END_STREAM" : witness.Ended!;
    }

    private async Task<Frame?> Read()
    {
        var head = await witness.Read(9);
        if (head.Length < 9)
        {
            return null;
        }

        var length = (head[0] << 16) | (head[1] << 8) | head[2];
        var payload = length > Longest ? [] : await witness.Read(length);
        return payload.Length < length ? null : new Frame(head[3], head[4], BinaryPrimitives.ReadInt32BigEndian(head.AsSpan(5)), payload);
    }

    // Frames of the connection's housekeeping say nothing of an answer.
    private static string? Text(Frame frame) => frame switch
    {
        { Type: 0, Payload.Length: 0 } => null,
        { Type: 0 } => $"DATA {BytesMark.Of(frame.Payload)}",
        { Type: 1 } => $"HEADERS {Status(frame.Payload)}",
        { Type: 3, Payload.Length: 4 } => $"RST_STREAM {BinaryPrimitives.ReadUInt32BigEndian(frame.Payload)}",
        { Type: 7, Payload.Length: >= 8 } => $"GOAWAY last {BinaryPrimitives.ReadUInt32BigEndian(frame.Payload)} error {BinaryPrimitives.ReadUInt32BigEndian(frame.Payload.AsSpan(4))}",
        { Type: 9 } => "CONTINUATION",
        { Type: 4 or 6 or 8 } => null,
        _ => $"frame of type {frame.Type}",
    };

    // As Kestrel writes it: the first field, out of the table that every HPACK encoder knows, or a literal of three letters behind its name (RFC 7541).
    private static string Status(ReadOnlySpan<byte> block) => block switch
    {
        [0x88, ..] => "200",
        [0x89, ..] => "204",
        [0x8d, ..] => "404",
        [0x8e, ..] => "500",
        [0x48 or 0x08, 3, var a, var b, var c, ..] => $"{(char)a}{(char)b}{(char)c}",
        _ => "of another status",
    };

    private sealed record Frame(byte Type, byte Flags, int Stream, byte[] Payload);
}
