using System.Net.Sockets;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Connections.Features;

namespace ChatEmulator.Server.Listening.Doors;

/// <summary>
/// An orderly end of a connection on which nothing was answered. What its client has sent is read first and thrown away, and for a while
/// after: a system that closes on unread bytes sends a reset behind the FIN.
/// </summary>
internal static class Ending
{
    // Of real time, for a client that has seen the end and does not end its own side.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <summary>Sends some last bytes, if any, then FIN, and waits for the client's own end.</summary>
    public static async Task Close(ConnectionContext connection, CancellationToken cut, ReadOnlyMemory<byte> last = default)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cut);
        patience.CancelAfter(Patience);
        if (last.IsEmpty && connection.Features.Get<IConnectionSocketFeature>() is { Socket: var socket })
        {
            // Nobody sends yet, so nobody is raced with; completing the pipe would close the receiving side too.
            socket.Shutdown(SocketShutdown.Send);
        }
        else
        {
            await connection.Transport.Output.WriteAsync(last, cut);
            await connection.Transport.Output.CompleteAsync();
        }

        var input = connection.Transport.Input;
        while (true)
        {
            var read = await input.ReadAsync(patience.Token);
            input.AdvanceTo(read.Buffer.End);
            if (read.IsCompleted || read.IsCanceled)
            {
                return;
            }
        }
    }
}
