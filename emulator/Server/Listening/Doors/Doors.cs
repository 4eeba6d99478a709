using System.Net;
using System.Net.Sockets;
using ChatEmulator.Worlds;
using Microsoft.AspNetCore.Connections;

namespace ChatEmulator.Server.Listening.Doors;

/// <summary>
/// The ports on which the vendors are imitated, whatever carries the bytes: it counts connections as they come, and closes all ports, or opens
/// them again, when the world's entrance has turned. A closed port is really closed: nothing listens on it.
/// </summary>
internal sealed class Doors : IConnectionListenerFactory
{
    private static readonly object Key = new();

    private readonly IConnectionListenerFactory _transport;
    private readonly Entrance _entrance;
    private readonly Action<string> _notice;
    private readonly List<Door> _doors = [];
    private Arrival _last = Arrival.Nobody;
    private string? _closedBy;
    private volatile bool _hasBegun;
    private int _open;
    private int _asked;

    /// <summary>Doors of a world.</summary>
    /// <param name="transport">What carries the bytes.</param>
    /// <param name="entrance">Decides.</param>
    /// <param name="notice">Takes lines for the console.</param>
    public Doors(IConnectionListenerFactory transport, Entrance entrance, Action<string> notice)
    {
        (_transport, _entrance, _notice) = (transport, entrance, notice);
    }

    /// <summary>How many connections are open.</summary>
    public int Open => Volatile.Read(ref _open);

    /// <summary>The entry by which they are closed; null when they are open.</summary>
    public string? ClosedBy => Volatile.Read(ref _closedBy);

    public async ValueTask<IConnectionListener> BindAsync(EndPoint endpoint, CancellationToken cancellationToken = default)
    {
        var door = new Door(_transport, await _transport.BindAsync(endpoint, cancellationToken), this);
        lock (_doors)
        {
            _doors.Add(door);
        }

        return door;
    }

    /// <summary>From now on they are open and closed as the world has it; before, no port would be known.</summary>
    public Task BeginAsync()
    {
        _hasBegun = true;
        _entrance.Turned = () => _ = TurnAsync();
        return TurnAsync();
    }

    /// <summary>What a connection was when it came.</summary>
    public static Arrival Of(ConnectionContext connection) => (Arrival)connection.Items[Key]!;

    /// <summary>A connection has come.</summary>
    public async ValueTask Come(ConnectionContext connection)
    {
        lock (_doors)
        {
            connection.Items[Key] = _last = new Arrival(_entrance.Come(), Interlocked.Increment(ref _open) - 1, _entrance.Rules.Count == 0 ? Task.CompletedTask : _last.Decided);
        }

        if (_hasBegun && _entrance.ClosesByNumber)
        {
            await TurnAsync();
        }
    }

    /// <summary>A connection has ended.</summary>
    public void Leave()
    {
        Interlocked.Decrement(ref _open);
        if (_hasBegun && _entrance.ClosesByNumber)
        {
            _ = TurnAsync();
        }
    }

    // One at a time: whoever comes second has the first look again. Where nobody is at it, all is done when the call returns, so that an advance of
    // the clock has closed the port when it is answered.
    private async Task TurnAsync()
    {
        if (Interlocked.Increment(ref _asked) > 1)
        {
            return;
        }

        int asked;
        do
        {
            asked = Volatile.Read(ref _asked);
            try
            {
                await LookAsync();
            }
            catch
            {
                // Whoever asks next is to find the doors free.
                Volatile.Write(ref _asked, 0);
                throw;
            }
        }
        while (Interlocked.CompareExchange(ref _asked, 0, asked) != asked);
    }

    private async Task LookAsync()
    {
        var closedBy = _entrance.ClosedBy(Open);
        if (closedBy == _closedBy)
        {
            return;
        }

        try
        {
            foreach (var door in All())
            {
                await door.Turn(closedBy is not null);
            }

            Volatile.Write(ref _closedBy, closedBy);
        }
        catch (Exception e) when (e is IOException or SocketException or AddressInUseException or ObjectDisposedException)
        {
            _notice($"a port that '{_closedBy}' had closed could not be opened again: {e.GetBaseException().Message}");
        }
    }

    private Door[] All()
    {
        lock (_doors)
        {
            return [.. _doors];
        }
    }
}
