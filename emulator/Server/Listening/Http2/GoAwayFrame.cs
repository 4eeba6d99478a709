using System.Buffers.Binary;

namespace ChatEmulator.Server.Listening.Http2;

/// <summary>A GOAWAY frame (RFC 9113, section 6.8), which the framework sends for its own reasons alone.</summary>
internal static class GoAwayFrame
{
    public static byte[] Of(long lastStream, long error)
    {
        byte[] frame = [0, 0, 8, 7, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0];
        BinaryPrimitives.WriteUInt32BigEndian(frame.AsSpan(9), (uint)lastStream);
        BinaryPrimitives.WriteUInt32BigEndian(frame.AsSpan(13), (uint)error);
        return frame;
    }
}
