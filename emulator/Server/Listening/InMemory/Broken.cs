using System.Net.Sockets;

namespace ChatEmulator.Server.Listening.InMemory;

/// <summary>What a stream over a socket throws, in its words.</summary>
internal static class Broken
{
    public static IOException Reading(SocketError error) => Of("Unable to read data from the transport connection", error);

    public static IOException Writing(SocketError error) => Of("Unable to write data to the transport connection", error);

    private static IOException Of(string what, SocketError error)
    {
        var inner = new SocketException((int)error);
        return new IOException($"{what}: {inner.Message}.", inner);
    }
}
