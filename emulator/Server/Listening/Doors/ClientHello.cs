using System.Buffers;
using System.Buffers.Binary;
using System.IO.Pipelines;

namespace ChatEmulator.Server.Listening.Doors;

/// <summary>The first message of a TLS client, as far as it takes to know that it is there.</summary>
internal static class ClientHello
{
    private const int Header = 5;
    private const byte Handshake = 22;

    /// <summary>The record of a fatal alert, handshake_failure (RFC 8446, section 6).</summary>
    public static ReadOnlyMemory<byte> Failure { get; } = new byte[] { 21, 3, 3, 0, 2, 2, 40 };

    /// <summary>Reads and throws away the first record.</summary>
    /// <exception cref="IOException">The client left before, or speaks no TLS.</exception>
    public static async Task Take(PipeReader input, CancellationToken cut)
    {
        while (true)
        {
            var read = await input.ReadAsync(cut);
            if (IsWhole(read.Buffer))
            {
                input.AdvanceTo(read.Buffer.End);
                return;
            }

            input.AdvanceTo(read.Buffer.Start, read.Buffer.End);
            if (read.IsCompleted || read.IsCanceled)
            {
                throw new IOException("The client left before its first message was there.");
            }
        }
    }

    private static bool IsWhole(in ReadOnlySequence<byte> bytes)
    {
        if (bytes.Length > 0 && bytes.FirstSpan[0] != Handshake)
        {
            throw new IOException("The client speaks no TLS.");
        }

        Span<byte> header = stackalloc byte[Header];
        if (bytes.Length < Header)
        {
            return false;
        }

        bytes.Slice(0, Header).CopyTo(header);
        return bytes.Length >= Header + BinaryPrimitives.ReadUInt16BigEndian(header[3..]);
    }
}
