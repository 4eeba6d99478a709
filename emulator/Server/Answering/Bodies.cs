using System.Buffers;
using System.IO.Pipelines;

namespace ChatEmulator.Server.Answering;

/// <summary>The body of a request as it was read.</summary>
/// <param name="Bytes">The whole body, or its beginning when too large; one exact array.</param>
/// <param name="TooLarge">Whether it went over the limit; the rest is not read.</param>
/// <param name="Size">Its size where that is more than was read: as announced, else as far as it was seen.</param>
internal readonly record struct Body(ReadOnlyMemory<byte> Bytes, bool TooLarge, long? Size = null);

/// <summary>Reads bodies of provider paths.</summary>
internal static class Bodies
{
    /// <summary>The largest body that is read to its end.</summary>
    public const long Limit = 25_000_000;

    // How much of a body over the limit is worth showing in a journal.
    private const int Beginning = 4_096;

    /// <summary>Takes a body that is all here already, which nearly every one is; else gives back what it looked at.</summary>
    public static bool TryTake(PipeReader reader, out Body body)
    {
        body = default;
        if (!reader.TryRead(out var result))
        {
            return false;
        }

        if (!result.IsCompleted || result.Buffer.Length > Limit)
        {
            reader.AdvanceTo(result.Buffer.Start);
            return false;
        }

        body = new Body(result.Buffer.ToArray(), TooLarge: false);
        reader.AdvanceTo(result.Buffer.End);
        return true;
    }

    /// <summary>Reads a body that is still on its way.</summary>
    /// <param name="reader">Where it comes from.</param>
    /// <param name="announced">Its Content-Length; null when the client did not say.</param>
    /// <param name="token">The client has left, or the server stops.</param>
    public static async Task<Body> ReadAsync(PipeReader reader, long? announced, CancellationToken token)
    {
        while (true)
        {
            var result = await reader.ReadAsync(token);
            if (announced > Limit || result.Buffer.Length > Limit)
            {
                var beginning = result.Buffer.Slice(0, Math.Min(result.Buffer.Length, Beginning)).ToArray();
                var size = announced ?? result.Buffer.Length;
                reader.AdvanceTo(result.Buffer.End);
                return new Body(beginning, TooLarge: true, size);
            }

            if (result.IsCompleted)
            {
                var bytes = result.Buffer.ToArray();
                reader.AdvanceTo(result.Buffer.End);
                return new Body(bytes, TooLarge: false);
            }

            reader.AdvanceTo(result.Buffer.Start, result.Buffer.End);
        }
    }
}
