using System.IO.Pipelines;

namespace ChatEmulator.Server.Listening.InMemory;

/// <summary>The end at which a server writes: it notices when it is ended in order, and passes nothing on behind a reset.</summary>
/// <param name="down">Whose end it is.</param>
/// <param name="ended">Told when it has ended in order.</param>
/// <param name="inner">Where it writes.</param>
internal sealed class Outlet(Downstream down, Action ended, PipeWriter inner) : PipeWriter
{
    private static readonly FlushResult Over = new(isCanceled: false, isCompleted: true);

    public override bool CanGetUnflushedBytes => inner.CanGetUnflushedBytes;

    public override long UnflushedBytes => inner.UnflushedBytes;

    public override void Advance(int bytes) => inner.Advance(bytes);

    public override Memory<byte> GetMemory(int sizeHint = 0) => inner.GetMemory(sizeHint);

    public override Span<byte> GetSpan(int sizeHint = 0) => inner.GetSpan(sizeHint);

    public override void CancelPendingFlush() => inner.CancelPendingFlush();

    public override void Complete(Exception? exception = null)
    {
        down.Finish();
        inner.Complete();
        ended();
    }

    public override ValueTask<FlushResult> FlushAsync(CancellationToken cancellationToken = default)
    {
        if (down.IsReset)
        {
            return new(Over);
        }

        var flushed = inner.FlushAsync(cancellationToken);
        return flushed.IsCompletedSuccessfully ? flushed : Wait(flushed);
    }

    private async ValueTask<FlushResult> Wait(ValueTask<FlushResult> flushed)
    {
        var result = await flushed.ConfigureAwait(false);
        return down.IsReset ? Over : result;
    }
}
