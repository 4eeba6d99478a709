using System.Buffers;
using System.IO.Pipelines;

namespace ChatEmulator.Server.Listening.Http2;

/// <summary>
/// The output of an HTTP/2 connection. One may see what of a stream has gone by, and a frame of ours may be the last: it goes between two frames of the
/// server's, which flushes whole ones alone, and whatever the server writes behind it goes nowhere.
/// </summary>
/// <param name="inner">The output.</param>
internal sealed class FrameSeam(PipeWriter inner) : PipeWriter
{
    private readonly Lock _gate = new();
    private readonly ArrayBufferWriter<byte> _nowhere = new();
    private readonly FrameSight _sight = new();
    private Memory<byte> _room;
    private TaskCompletionSource? _wanted;
    private ReadOnlyMemory<byte> _frame;
    private Task _said = Task.CompletedTask;
    private Task? _last;
    private bool _writing;
    private int _flushing;
    private bool _ended;

    public override bool CanGetUnflushedBytes => inner.CanGetUnflushedBytes;

    public override long UnflushedBytes => inner.UnflushedBytes;

    /// <summary>Begins to see what of a stream goes by.</summary>
    public void Follow(int stream)
    {
        lock (_gate)
        {
            _sight.Follow(stream);
        }
    }

    public void Leave(int stream)
    {
        lock (_gate)
        {
            _sight.Leave(stream);
        }
    }

    /// <summary>Ends when the head of a stream that is followed has gone by, and so many bytes of its body.</summary>
    public Task Gone(int stream, long bytes)
    {
        lock (_gate)
        {
            return _sight.Followed(stream).Until(bytes);
        }
    }

    /// <summary>
    /// Sends a frame behind which nothing follows, once the server's own are whole. It cannot be taken back: whoever gives up waiting has to end
    /// the connection.
    /// </summary>
    /// <returns>Whether it was this one; of several the first is sent.</returns>
    public async Task<bool> SayLast(ReadOnlyMemory<byte> frame, CancellationToken cut)
    {
        Task last;
        bool isFirst;
        lock (_gate)
        {
            isFirst = _last is null;
            last = _last ??= Say(frame);
        }

        await last.WaitAsync(cut);
        return isFirst;
    }

    public override Memory<byte> GetMemory(int sizeHint = 0)
    {
        lock (_gate)
        {
            _writing |= !_ended;
            return _room = _ended ? Nowhere.GetMemory(sizeHint) : inner.GetMemory(sizeHint);
        }
    }

    public override Span<byte> GetSpan(int sizeHint = 0) => GetMemory(sizeHint).Span;

    public override void Advance(int bytes)
    {
        lock (_gate)
        {
            if (!_ended)
            {
                _sight.See(_room.Span[..bytes]);
                _room = _room[bytes..];
                inner.Advance(bytes);
            }
        }
    }

    public override ValueTask<FlushResult> FlushAsync(CancellationToken cancellationToken = default)
    {
        ValueTask<FlushResult> flush;
        lock (_gate)
        {
            if (_ended)
            {
                // Not as completed: the server would tear down at once what is to end in order.
                return new(new FlushResult(isCanceled: false, isCompleted: false));
            }

            _writing = false;
            flush = inner.FlushAsync(cancellationToken);
            if (flush.IsCompletedSuccessfully)
            {
                EndAtSeam();
                return flush;
            }

            _flushing++;
        }

        return Flushed(flush);
    }

    public override void CancelPendingFlush() => inner.CancelPendingFlush();

    public override void Complete(Exception? exception = null) => inner.Complete(exception);

    public override ValueTask CompleteAsync(Exception? exception = null) => inner.CompleteAsync(exception);

    private ArrayBufferWriter<byte> Nowhere
    {
        get
        {
            _nowhere.ResetWrittenCount();
            return _nowhere;
        }
    }

    private async ValueTask<FlushResult> Flushed(ValueTask<FlushResult> flush)
    {
        try
        {
            return await flush;
        }
        finally
        {
            lock (_gate)
            {
                _flushing--;
                EndAtSeam();
            }
        }
    }

    private async Task Say(ReadOnlyMemory<byte> frame)
    {
        (_wanted, _frame) = (new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously), frame);
        EndAtSeam();
        await _wanted.Task;
        await _said;
    }

    // The frame is on its way before anybody else may end the output.
    private void EndAtSeam()
    {
        if (_wanted is not null && !_ended && !_writing && _flushing == 0)
        {
            _ended = true;
            inner.Write(_frame.Span);
            _said = inner.FlushAsync().AsTask();
            _wanted.TrySetResult();
        }
    }
}
