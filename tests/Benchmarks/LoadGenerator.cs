using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace ChatEmulator.Benchmarks;

/// <summary>What a run of the load generator gave.</summary>
/// <param name="Requests">How many were answered.</param>
/// <param name="Elapsed">In which time.</param>
/// <param name="Own">Processor time of this process meanwhile: what the load itself cost its core.</param>
internal readonly record struct Load(long Requests, TimeSpan Elapsed, TimeSpan Own)
{
    public double PerSecond => Requests / Elapsed.TotalSeconds;
}

/// <summary>
/// A lean client over raw sockets: one thread a connection, one request in flight on each, the request's bytes made before.
/// Blocking calls, because a thread that sleeps in the kernel costs the load generator's core least. It counts nothing that is
/// not 200: the first other answer ends the run with its body.
/// </summary>
internal sealed class LoadGenerator : IDisposable
{
    private readonly Connection[] _connections;
    private long _sent;
    private Exception? _wrong;

    /// <summary>Connects.</summary>
    /// <param name="port">The server's port on 127.0.0.1.</param>
    /// <param name="connections">How many, kept alive from run to run.</param>
    /// <param name="distinct">Whether each request has a member id of its own.</param>
    /// <param name="worlds">How many worlds the connections share among them, each naming one in a header; 0 for the default one.</param>
    public LoadGenerator(int port, int connections, bool distinct = false, int worlds = 0) =>
        _connections = [.. Enumerable.Range(0, connections).Select(nth => new Connection(port, distinct, worlds == 0 ? null : $"world-{nth % worlds}"))];

    /// <summary>Sends until so many requests are answered or the time is over.</summary>
    /// <exception cref="WrongAnswerException">An answer that is not 200, or a connection that ended.</exception>
    public Load Run(long requests, TimeSpan longest)
    {
        var first = _sent;
        var before = Environment.CpuUsage.TotalTime;
        var clock = Stopwatch.StartNew();
        var threads = Array.ConvertAll(_connections, each => new Thread(() => Drive(each, first + requests, clock, longest)));
        Array.ForEach(threads, thread => thread.Start());
        Array.ForEach(threads, thread => thread.Join());
        clock.Stop();
        if (_wrong is { } wrong)
        {
            throw new WrongAnswerException(wrong.Message);
        }

        // Every thread took a number that it did not send; what was answered is what counts.
        _sent = _connections.Sum(each => each.Answered);
        return new Load(_sent - first, clock.Elapsed, Environment.CpuUsage.TotalTime - before);
    }

    public void Dispose() => Array.ForEach(_connections, each => each.Dispose());

    private void Drive(Connection connection, long last, Stopwatch clock, TimeSpan longest)
    {
        try
        {
            while (Interlocked.Increment(ref _sent) is var number && number <= last && clock.Elapsed < longest && _wrong is null)
            {
                connection.Ask(number);
            }
        }
        catch (Exception e) when (e is WrongAnswerException or SocketException)
        {
            _wrong ??= e;
        }
    }

    private sealed class Connection : IDisposable
    {
        private readonly Socket _socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        private readonly Answer _answer = new();
        private readonly byte[] _request;
        private readonly bool _distinct;

        public Connection(int port, bool distinct, string? world)
        {
            _request = Workload.Request(world);
            _distinct = distinct;
            _socket.ReceiveTimeout = 30_000;
            _socket.Connect(IPAddress.Loopback, port);
        }

        public long Answered { get; private set; }

        public void Ask(long number)
        {
            if (_distinct)
            {
                _ = number.TryFormat(_request.AsSpan(Workload.MemberAt, Workload.Digits), out _, "D12");
            }

            _socket.Send(_request);
            _answer.Receive(_socket);
            Answered++;
        }

        public void Dispose() => _socket.Dispose();
    }
}
