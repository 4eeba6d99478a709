using System.Buffers;
using System.IO.Pipelines;
using System.Net.Sockets;
using System.Runtime.CompilerServices;

namespace ChatEmulator.Server.Listening.InMemory;

/// <summary>
/// What the server sends, on its way to the client. Whichever comes first, an orderly end or a reset, is the end that the client sees, and
/// behind all that was sent before it: so it is with TCP on one machine once the bytes are over.
/// </summary>
internal sealed class Downstream
{
    // About what a socket of this machine takes before it waits for its reader.
    private const int Unread = 1_024 * 1_024;

    private readonly Pipe _pipe = new(Wires.Buffered(Unread));
    private readonly Lock _gate = new();
    private volatile End _end;
    private volatile bool _hasLeft;
    private bool _isReading;

    /// <summary>An open way.</summary>
    /// <param name="ended">Told when the server has ended it in order.</param>
    public Downstream(Action ended) => Writer = new Outlet(this, ended, _pipe.Writer);

    private enum End
    {
        None,
        InOrder,
        Reset,
    }

    /// <summary>The server's end.</summary>
    public PipeWriter Writer { get; }

    /// <summary>Whether it was reset.</summary>
    public bool IsReset => _end == End.Reset;

    /// <summary>Reads what has come, or waits for it; asked for nothing, it only waits.</summary>
    /// <returns>How much; 0 at an end of whatever kind.</returns>
    /// <exception cref="ObjectDisposedException">The client had left before.</exception>
    /// <exception cref="IOException">The client has left meanwhile.</exception>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancel)
    {
        Begin();
        try
        {
            int count;
            while (!TryTake(buffer.Span, out count))
            {
                // Looked at, and left for the next turn.
                var result = await _pipe.Reader.ReadAsync(cancel).ConfigureAwait(false);
                _pipe.Reader.AdvanceTo(result.Buffer.Start);
                if (_hasLeft)
                {
                    throw Broken.Reading(SocketError.OperationAborted);
                }
            }

            return count;
        }
        finally
        {
            Cease();
        }
    }

    /// <summary>The client leaves; whoever reads for it is woken.</summary>
    /// <returns>Whether it has read all that it was sent.</returns>
    public bool Leave()
    {
        lock (_gate)
        {
            var before = _hasLeft;
            _hasLeft = true;
            if (before || _isReading)
            {
                _pipe.Reader.CancelPendingRead();
                return true;
            }

            var isEmpty = !_pipe.Reader.TryRead(out var result) || result.Buffer.IsEmpty;
            _pipe.Reader.Complete();
            return isEmpty;
        }
    }

    /// <summary>The server resets the connection.</summary>
    public void Reset()
    {
        if (Ends(End.Reset))
        {
            _pipe.Reader.CancelPendingRead();
            _pipe.Writer.CancelPendingFlush();
        }
    }

    /// <summary>The server ends its half in order.</summary>
    public void Finish() => Ends(End.InOrder);

    private bool Ends(End end)
    {
        lock (_gate)
        {
            var isFirst = _end == End.None;
            _end = isFirst ? end : _end;
            return isFirst;
        }
    }

    private void Begin()
    {
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_hasLeft, typeof(NetworkStream));
            _isReading = true;
        }
    }

    private void Cease()
    {
        lock (_gate)
        {
            _isReading = false;
            if (_hasLeft)
            {
                _pipe.Reader.Complete();
            }
        }
    }

    // Whether there is something to tell: bytes, or the end. Nothing is sent behind a reset, so what is not here by then will not come.
    private bool TryTake(Span<byte> buffer, out int count)
    {
        var isReset = IsReset;
        count = 0;
        if (!_pipe.Reader.TryRead(out var result))
        {
            return isReset;
        }

        count = (int)Math.Min(result.Buffer.Length, buffer.Length);
        var taken = result.Buffer.Slice(0, count);
        taken.CopyTo(buffer);
        _pipe.Reader.AdvanceTo(taken.End);
        if (result.IsCanceled)
        {
            // Woken for an end that came since: whoever waits next is to be woken by it too.
            _pipe.Reader.CancelPendingRead();
        }

        return isReset || result.IsCompleted || !result.Buffer.IsEmpty;
    }
}
