using ChatEmulator.Contracts;
using ChatEmulator.Exchanges;
using ChatEmulator.Server;
using ChatEmulator.Worlds;

namespace ChatEmulator.Host.Telemetry;

/// <summary>
/// Spans and metrics for a collector of OpenTelemetry. Each call is written down as it ends, as the very bytes that are sent; a task of its own sends them.
/// What a collector does not take costs spans and never a call: what waits is bounded, what does not fit is counted, and a person is told.
/// </summary>
internal sealed class Sending : IAsyncDisposable
{
    private readonly Lock _gate = new();
    private readonly OtlpSettings _settings;
    private readonly Routes _routes;
    private readonly Meters _meters;
    private readonly Post _post;
    private readonly Queue<Batch> _waiting = [];
    private readonly Stack<Batch> _free = [];
    private readonly long _since = DateTime.UtcNow.Ticks;
    private Batch _filling;
    private long _begun;
    private long _ended;
    private long _overflown;
    private long _epoch = Epoch();

    /// <summary>Begins to send.</summary>
    /// <param name="settings">Where to, and how.</param>
    /// <param name="catalogues">The imitated vendors.</param>
    /// <param name="notice">Takes a line for the console.</param>
    public Sending(OtlpSettings settings, IEnumerable<Catalogue> catalogues, Action<string> notice)
    {
        var identity = new Identity(settings);
        (_settings, _routes, _meters, _filling) = (settings, new Routes(catalogues), new Meters(identity), new Batch(identity));
        _post = new Post(settings, Take, Give, Metrics, () => _overflown, notice);
    }

    /// <summary>The options, with this among those who are told.</summary>
    public ServerOptions Listening(ServerOptions options)
    {
        options.Audience.Ended += Ended;
        var called = options.Called;
        return options with
        {
            Called = call =>
            {
                Interlocked.Increment(ref _begun);
                called?.Invoke(call);
            },
        };
    }

    /// <summary>Tells where the server listens.</summary>
    public void At(EmulatorServer server)
    {
        lock (_gate)
        {
            _routes.At(server.Url, server.SecureUrl is null);
        }
    }

    /// <summary>Sends what is left, as long as the end may wait, and tells what was lost. To be asked when the server has stopped.</summary>
    public ValueTask DisposeAsync() => _post.DisposeAsync();

    private void Ended(in EndedCall call)
    {
        var glimpse = call.Glance();
        var isTraced = TraceParent.TryRead(glimpse?.TraceParent, out var parent);
        lock (_gate)
        {
            _ended++;
            var kind = Kind.Of(call, _routes.Of(call.Operation, glimpse?.Method ?? ""), glimpse?.Protocol ?? Protocols.Http1);
            var common = _meters.Count(kind, TimeSpan.FromTicks(Math.Max(0, call.Ending.Finished - (glimpse?.Began ?? call.Arrived))).TotalSeconds);
            if (_settings.Traces && (!isTraced || parent.IsSampled) && HasRoom())
            {
                SpanText.Write(_filling, call, glimpse, common, isTraced ? parent : default, _epoch);
            }
        }
    }

    private bool HasRoom()
    {
        if (_filling.Size < _settings.MostInRequest)
        {
            return true;
        }

        if (_waiting.Count == _settings.MostRequests)
        {
            _overflown++;
            return false;
        }

        _filling.IsFull = true;
        _waiting.Enqueue(_filling);
        _filling = _free.TryPop(out var free) ? free : new Batch(_meters.Identity);
        _post.Hurry();
        return true;
    }

    // The oldest that waits, or what there is; null when there is nothing. Wall time may have been set, so what it is told apart from is looked at again.
    private Batch? Take()
    {
        lock (_gate)
        {
            _epoch = Epoch();
            if (_waiting.TryDequeue(out var oldest))
            {
                return oldest;
            }

            if (_filling.Count == 0)
            {
                return null;
            }

            var taken = _filling;
            _filling = _free.TryPop(out var free) ? free : new Batch(_meters.Identity);
            return taken;
        }
    }

    private void Give(Batch batch)
    {
        batch.Clear();
        lock (_gate)
        {
            _free.Push(batch);
        }
    }

    private Protobuf? Metrics()
    {
        lock (_gate)
        {
            return _settings.Metrics ? MetricText.Of(_meters, Math.Max(0, Interlocked.Read(ref _begun) - _ended), _since, DateTime.UtcNow.Ticks) : null;
        }
    }

    // The same monotonic clock as calls are stamped by.
    private static long Epoch() => DateTime.UtcNow.Ticks - TimeProvider.System.GetElapsedTime(0).Ticks;
}
