using ChatEmulator.Exchanges;
using ChatEmulator.Providers;
using ChatEmulator.Scenarios;

namespace ChatEmulator.Host.Explaining;

/// <summary>A world of its own in which written requests are played one after another, on a clock that moves only between them.</summary>
internal sealed class Rehearsal : IDisposable
{
    private readonly StandingTime _time = new();
    private readonly Engine _engine;

    public Rehearsal(Scenario scenario, long? seed) => _engine = new Engine(Vendors.All(), scenario, seed, real: _time);

    /// <summary>Plays a request, and tells what became of it.</summary>
    public Explained Play(WrittenRequest request)
    {
        Wait(request.Wait);
        var query = request.Target.IndexOf('?', StringComparison.Ordinal);
        var exchange = new Exchange(
            request.Method,
            query < 0 ? request.Target : request.Target[..query],
            query < 0 ? "" : request.Target[query..],
            [.. request.Headers],
            request.Body,
            protocol: request.Protocol);
        var trace = new Trace();
        var outcome = _engine.Explain(exchange, trace);
        Wait(outcome.Plan.Advance);
        return new Explained(request, exchange, outcome, trace);
    }

    public void Dispose() => _engine.Dispose();

    private void Wait(TimeSpan time)
    {
        var clock = _engine.Worlds.Default.Clock;
        if (clock.Start.Frozen)
        {
            clock.Advance(time);
        }
        else
        {
            // What is asked for is the world's time, which may go faster.
            _time.Pass(TimeSpan.FromTicks((long)(time.Ticks / clock.Start.Speed)));
        }
    }

    /// <summary>Real time that stands still unless it is told to pass: what is explained must not depend on how fast it is.</summary>
    private sealed class StandingTime : TimeProvider
    {
        private readonly DateTimeOffset _began = System.GetUtcNow();
        private TimeSpan _passed;

        public override DateTimeOffset GetUtcNow() => _began + _passed;

        public override long GetTimestamp() => _passed.Ticks;

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public void Pass(TimeSpan time) => _passed += time;
    }
}

/// <summary>A request, and what became of it.</summary>
/// <param name="Request">As it was written.</param>
/// <param name="Exchange">As it was sent.</param>
/// <param name="Outcome">What became of it.</param>
/// <param name="Trace">What each rule made of it.</param>
internal sealed record Explained(WrittenRequest Request, Exchange Exchange, Outcome Outcome, Trace Trace);
