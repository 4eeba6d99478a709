using System.Collections.Concurrent;
using ChatEmulator.Scenarios;
using ChatEmulator.Scenarios.Connections;
using ChatEmulator.Time;
using ChatEmulator.Worlds;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace ChatEmulator.Server.Listening.Doors;

/// <summary>
/// Stands behind each door, before TLS and HTTP: asks the world's entrance what becomes of a connection, and sees to it. All that lasts lasts on
/// the world's clock; a reset of the world, the client's leaving and the end of the server end it.
/// </summary>
/// <param name="entrance">Decides.</param>
/// <param name="limits">How long a client has for its first message.</param>
/// <param name="notice">Takes lines for the console.</param>
/// <param name="stopping">The server stops.</param>
internal sealed class Doorman(Entrance entrance, ServerLimits limits, Action<string> notice, CancellationToken stopping)
{
    private static readonly object Key = new();

    private readonly ConcurrentDictionary<string, bool> _told = new(StringComparer.Ordinal);

    /// <summary>The doors that it stands behind.</summary>
    public Doors? Doors { get; private set; }

    /// <summary>What decides.</summary>
    public Entrance Entrance => entrance;

    /// <summary>What a person should know of a scenario that is to decide from now on.</summary>
    public Func<Scenario, IEnumerable<string>> Cautions { get; init; } = static _ => [];

    /// <summary>Puts doors before what carries the bytes.</summary>
    public Doors Before(IConnectionListenerFactory transport) => Doors = new Doors(transport, entrance, notice);

    /// <summary>Stands behind a port.</summary>
    /// <param name="listen">The port.</param>
    /// <param name="secure">Whether TLS is spoken there.</param>
    public void Guard(ListenOptions listen, bool secure) => listen.Use(next => connection => Receive(connection, next, secure));

    /// <summary>The certificate that a client is to be shown instead of a good one; null for a good one.</summary>
    public static FaultKind? Forged(BaseConnectionContext connection) =>
        connection.Items.TryGetValue(Key, out var kind) ? (FaultKind)kind! : null;

    private async Task Receive(ConnectionContext connection, ConnectionDelegate next, bool secure)
    {
        try
        {
            var (rule, epochEnds) = await Decide(Doors.Of(connection), secure);
            if (rule is null || await Play(rule, connection, epochEnds))
            {
                await next(connection);
            }
        }
        finally
        {
            Doors!.Leave();
        }
    }

    private async ValueTask<Reception> Decide(Arrival arrival, bool secure)
    {
        await arrival.Turn();
        try
        {
            return entrance.Receive(arrival.Number, secure, arrival.Others);
        }
        finally
        {
            arrival.Decide();
        }
    }

    // Whether the connection goes on as any other.
    private async Task<bool> Play(ConnectionRule rule, ConnectionContext connection, CancellationToken epochEnds)
    {
        using var cut = CancellationTokenSource.CreateLinkedTokenSource(connection.ConnectionClosed, epochEnds, stopping);
        try
        {
            return await Do(rule, connection, cut.Token);
        }
        catch (Exception e) when (e is OperationCanceledException or IOException or ConnectionAbortedException)
        {
            connection.Abort();
            return false;
        }
    }

    private async Task<bool> Do(ConnectionRule rule, ConnectionContext connection, CancellationToken cut)
    {
        switch (rule.Fault.Kind)
        {
            case FaultKind.Reset:
                connection.Abort();
                return false;
            case FaultKind.Close:
                await Ending.Close(connection, cut);
                return false;
            case FaultKind.Silent:
                await Wait(rule, cut);
                await Ending.Close(connection, cut);
                return false;
            case FaultKind.Delay:
                await Wait(rule, cut);
                return true;
            case FaultKind.Expired or FaultKind.WrongName or FaultKind.Untrusted:
                connection.Items[Key] = rule.Fault.Kind;
                return true;
            default:
                await EndHandshake(rule.Fault.Kind, connection, cut);
                return false;
        }
    }

    private async Task EndHandshake(FaultKind kind, ConnectionContext connection, CancellationToken cut)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cut);
        patience.CancelAfter(limits.Handshake);
        await ClientHello.Take(connection.Transport.Input, patience.Token);
        if (kind == FaultKind.Rst)
        {
            connection.Abort();
        }
        else
        {
            await Ending.Close(connection, cut, kind == FaultKind.Alert ? ClientHello.Failure : default);
        }
    }

    private Task Wait(ConnectionRule rule, CancellationToken cut)
    {
        if (entrance.Clock.Start.Frozen && _told.TryAdd(rule.Name, true))
        {
            var wait = rule.Fault.For is { } time ? Durations.Text(time) : null;
            notice($"a connection, '{rule.Name}', waits {(wait is null ? "until its client gives up; the clock is frozen, so a client on the same clock gives up when it is advanced" : $"for {wait} on a frozen clock; advance it")}: "
                + $"POST /_emulator/clock/advance{(wait is null ? "" : $" {{\"by\":\"{wait}\"}}")}");
        }

        return entrance.Clock.WaitAsync(rule.Fault.For, cut);
    }
}
