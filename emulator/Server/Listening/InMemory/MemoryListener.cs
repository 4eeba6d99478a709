using System.Net;
using System.Threading.Channels;
using Microsoft.AspNetCore.Connections;

namespace ChatEmulator.Server.Listening.InMemory;

/// <summary>Takes connections until it is unbound; those that nobody has accepted by then are reset, as a kernel does.</summary>
internal sealed class MemoryListener(MemoryEndPoint endPoint) : IConnectionListener
{
    private readonly Channel<MemoryConnection> _arrived = Channel.CreateUnbounded<MemoryConnection>();

    public EndPoint EndPoint => endPoint;

    /// <summary>Whether it takes it: not once it is unbound.</summary>
    public bool Take(MemoryConnection connection) => _arrived.Writer.TryWrite(connection);

    public async ValueTask<ConnectionContext?> AcceptAsync(CancellationToken cancellationToken = default)
    {
        while (await _arrived.Reader.WaitToReadAsync(cancellationToken))
        {
            if (_arrived.Reader.TryRead(out var connection))
            {
                return connection;
            }
        }

        return null;
    }

    public async ValueTask UnbindAsync(CancellationToken cancellationToken = default)
    {
        _arrived.Writer.TryComplete();
        while (_arrived.Reader.TryRead(out var connection))
        {
            connection.Abort();
            await connection.DisposeAsync();
        }
    }

    public ValueTask DisposeAsync() => UnbindAsync();
}
