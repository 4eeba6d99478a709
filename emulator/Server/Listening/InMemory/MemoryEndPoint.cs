using System.Net;
using System.Net.Sockets;

namespace ChatEmulator.Server.Listening.InMemory;

/// <summary>
/// Where a server listens without a port: whoever holds it connects. Connections go over two pipes in this process, and what a client
/// sees of them is what it would see over TCP, down to the innermost exception, so that a fault means the same to it.
/// </summary>
internal sealed class MemoryEndPoint : EndPoint
{
    /// <summary>How it is told.</summary>
    public const string Name = "memory";

    private MemoryListener? _listener;
    private long _connections;
    private int _open;

    /// <summary>How many connections there are that the server has not done with.</summary>
    public int Open => Volatile.Read(ref _open);

    /// <summary>Begins to listen, in the place of whoever listened before.</summary>
    public MemoryListener Listen()
    {
        var listener = new MemoryListener(this);
        Volatile.Write(ref _listener, listener);
        return listener;
    }

    /// <summary>A new connection, as its client has it.</summary>
    /// <exception cref="SocketException">Nobody listens: refused.</exception>
    public Stream Connect()
    {
        var connection = new MemoryConnection($"{Name}-{Interlocked.Increment(ref _connections)}", this);
        if (Volatile.Read(ref _listener)?.Take(connection) != true)
        {
            throw new SocketException((int)SocketError.ConnectionRefused);
        }

        Interlocked.Increment(ref _open);
        return connection.Client;
    }

    /// <summary>The server has done with a connection.</summary>
    public void Forget() => Interlocked.Decrement(ref _open);

    public override string ToString() => Name;
}
