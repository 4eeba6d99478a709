using System.Net;
using Microsoft.AspNetCore.Connections;

namespace ChatEmulator.Server.Listening.Doors;

/// <summary>One port that can be closed and opened again, while whoever takes its connections waits.</summary>
/// <param name="transport">What carries the bytes.</param>
/// <param name="first">The port as it was bound first.</param>
/// <param name="doors">Where its connections are counted.</param>
internal sealed class Door(IConnectionListenerFactory transport, IConnectionListener first, Doors doors) : IConnectionListener
{
    private readonly Lock _gate = new();
    private IConnectionListener? _listener = first;
    private ClosedPort? _kept;
    private TaskCompletionSource _turned = New();
    private bool _isOver;

    public EndPoint EndPoint { get; } = first.EndPoint;

    public async ValueTask<ConnectionContext?> AcceptAsync(CancellationToken cancellationToken = default)
    {
        while (true)
        {
            var (listener, turned) = Now();
            if (turned is null)
            {
                return null;
            }

            if (listener is null)
            {
                await turned.WaitAsync(cancellationToken);
            }
            else if (await listener.AcceptAsync(cancellationToken) is { } connection)
            {
                await doors.Come(connection);
                return connection;
            }
            else if (Now().Listener == listener)
            {
                // It was not closed by us, so it is at its end.
                return null;
            }
        }
    }

    /// <summary>Closes it, or opens it again; nothing when it is so already.</summary>
    public ValueTask Turn(bool closed) => closed ? Close() : OpenAgain();

    public async ValueTask UnbindAsync(CancellationToken cancellationToken = default)
    {
        if (Swap(null, isOver: true) is { } listener)
        {
            await listener.UnbindAsync(cancellationToken);
            await listener.DisposeAsync();
        }
    }

    public ValueTask DisposeAsync() => UnbindAsync();

    private async ValueTask Close()
    {
        if (Swap(null) is { } listener)
        {
            await listener.UnbindAsync();
            await listener.DisposeAsync();
            lock (_gate)
            {
                _kept = _isOver ? null : ClosedPort.Keep(EndPoint);
            }
        }
    }

    private async ValueTask OpenAgain()
    {
        lock (_gate)
        {
            if (_listener is not null || _isOver)
            {
                return;
            }
        }

        var listener = await transport.BindAsync(EndPoint);
        Swap(listener);
        if (Now().Turned is null)
        {
            // It was to end meanwhile.
            await listener.DisposeAsync();
        }
    }

    private (IConnectionListener? Listener, Task? Turned) Now()
    {
        lock (_gate)
        {
            return (_listener, _isOver ? null : _turned.Task);
        }
    }

    // Gives what was there before.
    private IConnectionListener? Swap(IConnectionListener? listener, bool isOver = false)
    {
        TaskCompletionSource turned;
        IConnectionListener? before;
        lock (_gate)
        {
            (before, turned) = (_listener, _turned);
            (_listener, _turned, _isOver) = (listener, New(), _isOver || isOver);
            _kept?.Dispose();
            _kept = null;
        }

        turned.TrySetResult();
        return before;
    }

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
