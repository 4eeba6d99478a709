using System.Net;
using Microsoft.AspNetCore.Connections;

namespace ChatEmulator.Server.Listening.InMemory;

/// <summary>Sockets, and memory beside them: Kestrel takes one transport alone, so this one looks at where it is to listen.</summary>
/// <param name="sockets">For every other place.</param>
internal sealed class Transports(IConnectionListenerFactory sockets) : IConnectionListenerFactory
{
    public ValueTask<IConnectionListener> BindAsync(EndPoint endpoint, CancellationToken cancellationToken = default) =>
        endpoint is MemoryEndPoint memory ? new(memory.Listen()) : sockets.BindAsync(endpoint, cancellationToken);
}
