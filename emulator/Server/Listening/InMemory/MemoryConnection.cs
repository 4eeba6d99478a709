using System.IO.Pipelines;
using System.Net;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Http.Features;

namespace ChatEmulator.Server.Listening.InMemory;

/// <summary>The server's side of a connection in memory, with all that Kestrel and the player of scripts ask of one.</summary>
internal sealed class MemoryConnection : ConnectionContext, IDuplexPipe,
    IConnectionIdFeature, IConnectionItemsFeature, IConnectionTransportFeature, IConnectionLifetimeFeature, IConnectionEndPointFeature
{
    private readonly CancellationTokenSource _closed = new();
    private readonly Upstream _up;
    private readonly Downstream _down;
    private readonly MemoryEndPoint _endPoint;
    private int _isClosed;
    private int _isDisposed;

    public MemoryConnection(string id, MemoryEndPoint endPoint)
    {
        _endPoint = endPoint;
        _up = new Upstream(Close);
        _down = new Downstream(End);
        (ConnectionId, LocalEndPoint, RemoteEndPoint, Transport) = (id, endPoint, endPoint, this);
        (ConnectionClosed, Client) = (_closed.Token, new ClientStream(_up, _down));
        Features.Set<IConnectionIdFeature>(this);
        Features.Set<IConnectionItemsFeature>(this);
        Features.Set<IConnectionTransportFeature>(this);
        Features.Set<IConnectionLifetimeFeature>(this);
        Features.Set<IConnectionEndPointFeature>(this);
    }

    /// <summary>The client's side.</summary>
    public Stream Client { get; }

    public override string ConnectionId { get; set; }

    public override IFeatureCollection Features { get; } = new FeatureCollection();

    public override IDictionary<object, object?> Items { get; set; } = new ConnectionItems();

    public override IDuplexPipe Transport { get; set; }

    public override EndPoint? LocalEndPoint { get; set; }

    public override EndPoint? RemoteEndPoint { get; set; }

    /// <summary>Done when either side has closed, as the client's leaving is told: its half of the connection is enough.</summary>
    public override CancellationToken ConnectionClosed { get; set; }

    PipeReader IDuplexPipe.Input => _up.Reader;

    PipeWriter IDuplexPipe.Output => _down.Writer;

    public override void Abort() => Abort(null!);

    public override void Abort(ConnectionAbortedException abortReason)
    {
        // The client's end first: whatever Kestrel does once it hears of it would look like an orderly one.
        _down.Reset();
        _up.Reset();
        Close();
    }

    public override ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _isDisposed, 1) == 0)
        {
            _down.Writer.Complete();
            _up.Reader.Complete();
            _endPoint.Forget();
        }

        return base.DisposeAsync();
    }

    // As with a socket, where an end of the one way is taken for an end of both.
    private void End()
    {
        _up.Shut();
        Close();
    }

    // Not on the thread of whoever closed: he may hold a lock, and those who are told run code of their own.
    private void Close()
    {
        if (Interlocked.Exchange(ref _isClosed, 1) == 0)
        {
            ThreadPool.UnsafeQueueUserWorkItem(static closed => closed.Cancel(), _closed, preferLocal: false);
        }
    }
}
