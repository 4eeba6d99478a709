using System.IO.Pipelines;
using System.Net.Sockets;
using Microsoft.AspNetCore.Connections;

namespace ChatEmulator.Server.Listening.InMemory;

/// <summary>What the client sends, on its way to the server.</summary>
/// <param name="left">Told when the client has left.</param>
internal sealed class Upstream(Action left)
{
    // A large body goes in pieces, so that the server may stop it in between.
    private const int Piece = 32 * 1_024;

    private readonly Pipe _pipe = new(Wires.Buffered(Kestrel.Unread));
    private readonly Lock _gate = new();
    private bool _hasLeft;
    private bool _isReset;
    private bool _isShut;
    private bool _isLost;

    /// <summary>The server's end.</summary>
    public PipeReader Reader => _pipe.Reader;

    /// <summary>Sends, as fast as the server reads; what it does not read any more tells only the next one who sends, as TCP does.</summary>
    /// <returns>Why not; null when it is sent.</returns>
    /// <exception cref="ObjectDisposedException">The client has left.</exception>
    public async ValueTask<SocketError?> SendAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancel)
    {
        do
        {
            var piece = bytes[..Math.Min(bytes.Length, Piece)];
            if (_isReset || _isLost)
            {
                return _isReset ? SocketError.ConnectionReset : SocketError.Shutdown;
            }

            var flushed = await Put(piece.Span, cancel).ConfigureAwait(false);
            if (flushed.IsCanceled && !_isShut)
            {
                return _isReset ? SocketError.ConnectionReset : SocketError.OperationAborted;
            }

            _isLost = flushed.IsCompleted || _isShut;
            bytes = bytes[piece.Length..];
        }
        while (!bytes.IsEmpty);

        return null;
    }

    /// <summary>The client leaves, in order or, when it has not read all that it was sent, with a reset.</summary>
    public void Leave(bool inOrder)
    {
        End(ref _hasLeft, inOrder ? null : new ConnectionResetException("Connection reset by peer"));
        left();
    }

    /// <summary>The server resets the connection.</summary>
    public void Reset() => End(ref _isReset, new ConnectionAbortedException());

    /// <summary>The server has ended the connection in order, and reads nothing more.</summary>
    public void Shut() => End(ref _isShut, null);

    private void End(ref bool way, Exception? why)
    {
        lock (_gate)
        {
            if (!_hasLeft && !_isReset && !_isShut)
            {
                way = true;
                _pipe.Writer.CancelPendingFlush();
                _pipe.Writer.Complete(why);
            }
        }
    }

    private ValueTask<FlushResult> Put(ReadOnlySpan<byte> piece, CancellationToken cancel)
    {
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_hasLeft, typeof(NetworkStream));
            if (_isReset || _isShut)
            {
                return new(new FlushResult(isCanceled: _isReset, isCompleted: _isShut));
            }

            piece.CopyTo(_pipe.Writer.GetSpan(piece.Length));
            _pipe.Writer.Advance(piece.Length);
            return _pipe.Writer.FlushAsync(cancel);
        }
    }
}
