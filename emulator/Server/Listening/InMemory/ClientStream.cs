using System.Net.Sockets;

namespace ChatEmulator.Server.Listening.InMemory;

/// <summary>
/// The client's side of a connection in memory. It does as a stream over a socket does: an orderly end is 0 bytes; a reset is told once, to who
/// reads or to who writes, and after that reading comes to the end and writing to a broken pipe.
/// </summary>
internal sealed class ClientStream(Upstream up, Downstream down) : Stream
{
    private int _isTold;
    private int _hasLeft;

    public override bool CanRead => _hasLeft == 0;

    public override bool CanWrite => _hasLeft == 0;

    public override bool CanSeek => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var count = await down.ReadAsync(buffer, cancellationToken).ConfigureAwait(false);
        return count > 0 || buffer.IsEmpty || !down.IsReset || Interlocked.Exchange(ref _isTold, 1) == 1
            ? count
            : throw Broken.Reading(SocketError.ConnectionReset);
    }

    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (await up.SendAsync(buffer, cancellationToken).ConfigureAwait(false) is { } error)
        {
            throw Broken.Writing(error == SocketError.ConnectionReset && Interlocked.Exchange(ref _isTold, 1) == 1 ? SocketError.Shutdown : error);
        }
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) => ReadAsync(buffer.AsMemory(offset, count)).AsTask().GetAwaiter().GetResult();

    public override void Write(byte[] buffer, int offset, int count) => WriteAsync(buffer.AsMemory(offset, count)).AsTask().GetAwaiter().GetResult();

    public override void Flush()
    {
    }

    public override Task FlushAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing && Interlocked.Exchange(ref _hasLeft, 1) == 0)
        {
            up.Leave(down.Leave());
        }

        base.Dispose(disposing);
    }
}
