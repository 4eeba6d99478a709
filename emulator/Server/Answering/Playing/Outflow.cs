using System.Buffers.Binary;
using System.IO.Pipelines;
using System.Net.Sockets;
using System.Runtime.CompilerServices;
using ChatEmulator.Server.Listening;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Http;

namespace ChatEmulator.Server.Answering.Playing;

/// <summary>
/// What was written and has not left yet. The server's socket tells nobody when it has taken what lies in its pipe, so the pipe is asked how
/// much is left in it, and the system whether the other side has it: both without effect on those who never ask. Of other transports than sockets nothing is
/// known, and nothing waited for: there an end does not overtake what was sent before it.
/// </summary>
internal sealed class Outflow(PipeWriter output, Socket? socket)
{
    // Nearly always it is gone at the second or third look; a slow network is looked at each millisecond.
    private const int Quick = 100;
    private const int Tcp = 6;
    private const int TcpInfo = 11;

    // Real time in which a client takes nothing at all, before it is no longer waited for.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    private static readonly Type PipeOutput = new Pipe().Writer.GetType();

    public static Outflow Of(HttpContext context) =>
        new(Lowest.Of(context.Features).Output, context.Features.Get<IConnectionSocketFeature>()?.Socket);

    /// <summary>Ends when the system has taken everything.</summary>
    public Task Taken(CancellationToken cut) => Until(() => Waiting, cut);

    /// <summary>Ends when the other side has everything, or has taken nothing for a second.</summary>
    public Task Arrived(CancellationToken cut) => Until(() => Waiting + Underway, cut);

    // How a pipe keeps its length is the framework's own business: one that keeps it elsewhere leaves the system to be asked alone.
    private long Waiting
    {
        get
        {
            try
            {
                return socket is not null && output.GetType() == PipeOutput ? Length(PipeOf(output)) : 0;
            }
            catch (Exception e) when (e is MissingMemberException or TypeLoadException)
            {
                return 0;
            }
        }
    }

    // Bytes that the system has taken, and that the other side's has not acknowledged. Only Linux tells them in this way; elsewhere
    // what the system has taken is on its way.
    private long Underway
    {
        get
        {
            if (socket is null || !OperatingSystem.IsLinux())
            {
                return 0;
            }

            Span<byte> told = stackalloc byte[148];
            try
            {
                var length = socket.GetRawSocketOption(Tcp, TcpInfo, told);
                var unacknowledged = BinaryPrimitives.ReadUInt32LittleEndian(told[24..]);
                return unacknowledged + (length < 148 ? 0 : BinaryPrimitives.ReadUInt32LittleEndian(told[144..]));
            }
            catch (Exception e) when (e is SocketException or ObjectDisposedException)
            {
                return 0;
            }
        }
    }

    private static async Task Until(Func<long> left, CancellationToken cut)
    {
        var (least, since) = (long.MaxValue, TimeProvider.System.GetTimestamp());
        for (var looks = 0; left() is > 0 and var now; looks++)
        {
            if (now < least)
            {
                (least, since) = (now, TimeProvider.System.GetTimestamp());
            }
            else if (TimeProvider.System.GetElapsedTime(since) > Patience)
            {
                return;
            }

            cut.ThrowIfCancellationRequested();
            await (looks < Quick ? Yield() : Task.Delay(1, cut));
        }
    }

    private static async Task Yield() => await Task.Yield();

    [UnsafeAccessor(UnsafeAccessorKind.Method, Name = "get_Length")]
    private static extern long Length(Pipe pipe);

    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "_pipe")]
    private static extern ref Pipe PipeOf([UnsafeAccessorType("System.IO.Pipelines.Pipe+DefaultPipeWriter, System.IO.Pipelines")] object writer);
}
