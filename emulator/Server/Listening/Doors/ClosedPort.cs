using System.Net;
using System.Net.Sockets;

namespace ChatEmulator.Server.Listening.Doors;

/// <summary>
/// A port that nobody listens on, but that the system gives to nobody else meanwhile: it is bound and no more, so whoever connects is refused. Where the
/// system does not do that, the port is merely closed.
/// </summary>
internal sealed class ClosedPort : IDisposable
{
    private readonly Socket _socket;

    private ClosedPort(Socket socket) => _socket = socket;

    /// <summary>Keeps a port; null where that cannot be.</summary>
    public static ClosedPort? Keep(EndPoint endpoint)
    {
        if (!OperatingSystem.IsLinux() || endpoint is not IPEndPoint ip)
        {
            return null;
        }

        var socket = new Socket(ip.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            if (ip.Address.Equals(IPAddress.IPv6Any))
            {
                socket.DualMode = true;
            }

            // The framework lets an address be bound again as long as nobody listens there, so this need not be let go first.
            socket.Bind(ip);
            return new ClosedPort(socket);
        }
        catch (SocketException)
        {
            socket.Dispose();
            return null;
        }
    }

    public void Dispose() => _socket.Dispose();
}
