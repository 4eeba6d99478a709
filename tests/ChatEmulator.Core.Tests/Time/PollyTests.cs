using ChatEmulator.Time;
using Polly;
using Polly.CircuitBreaker;
using Polly.Hedging;
using Polly.Retry;
using Polly.Timeout;

namespace ChatEmulator.Core.Tests.Time;

/// <summary>A client's resilience library runs on the clock of a frozen world, so an advance plays its pauses.</summary>
public sealed class PollyTests
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    [Test]
    public async Task A_retry_pauses_on_the_clock_twice_as_long_each_time()
    {
        using var emulation = Emulation.Of("rules: [{ name: down, calls: signalwire.create_token, times: 3, answer: { error: service_unavailable } }]");
        var clock = emulation.World.Clock;
        var pipeline = Pipeline(clock)
            .AddRetry(new RetryStrategyOptions<int>
            {
                ShouldHandle = new PredicateBuilder<int>().HandleResult(status => status == 503),
                MaxRetryAttempts = 5,
                BackoffType = DelayBackoffType.Exponential,
                Delay = 2 * Second,
            })
            .Build();
        var call = pipeline.ExecuteAsync(_ => new ValueTask<int>(Mint(emulation))).AsTask();
        foreach (var pause in new[] { 2, 4, 8 })
        {
            await clock.WaitedOnAsync(pause * Second);
            Assert.That(call.IsCompleted, Is.False);
            await clock.AdvanceAsync(pause * Second);
        }

        Assert.That(await call, Is.EqualTo(200));
        Assert.That(emulation.World.Journal.Calls().Select(each => (each.At - Emulation.Start).TotalSeconds), Is.EqualTo(new[] { 0, 2, 6, 14 }));
    }

    [Test]
    public async Task A_time_out_is_the_worlds()
    {
        using var clock = Frozen();
        var pipeline = Pipeline(clock).AddTimeout(new TimeoutStrategyOptions { Timeout = 30 * Second }).Build();
        var call = pipeline.ExecuteAsync(async cancel =>
        {
            await Task.Delay(40 * Second, clock, cancel);
            return 200;
        }).AsTask();
        await clock.AdvanceAsync(29 * Second);
        Assert.That(call.IsCompleted, Is.False);
        await clock.AdvanceAsync(Second);
        Assert.That(async () => await call, Throws.InstanceOf<TimeoutRejectedException>());
        Assert.That(clock.Waiting, Is.Zero);
    }

    [Test]
    public async Task A_circuit_breaker_opens_and_half_opens_by_the_worlds_time()
    {
        using var emulation = Emulation.Of("rules: [{ name: down, calls: signalwire.create_token, times: 3, answer: { error: service_unavailable } }]");
        var clock = emulation.World.Clock;
        var pipeline = Pipeline(clock)
            .AddCircuitBreaker(new CircuitBreakerStrategyOptions<int>
            {
                ShouldHandle = new PredicateBuilder<int>().HandleResult(status => status == 503),
                FailureRatio = 0.5,
                MinimumThroughput = 3,
                SamplingDuration = 10 * Second,
                BreakDuration = 60 * Second,
            })
            .Build();
        for (var i = 0; i < 3; i++)
        {
            await pipeline.ExecuteAsync(_ => new ValueTask<int>(Mint(emulation)));
        }

        Assert.That(async () => await pipeline.ExecuteAsync(_ => new ValueTask<int>(Mint(emulation))), Throws.InstanceOf<BrokenCircuitException>());
        await clock.AdvanceAsync(59 * Second);
        Assert.That(async () => await pipeline.ExecuteAsync(_ => new ValueTask<int>(Mint(emulation))), Throws.InstanceOf<BrokenCircuitException>());
        await clock.AdvanceAsync(Second);
        Assert.That(await pipeline.ExecuteAsync(_ => new ValueTask<int>(Mint(emulation))), Is.EqualTo(200));
        Assert.That(emulation.World.Journal.Total, Is.EqualTo(4));
    }

    [Test]
    public async Task A_hedge_goes_out_when_the_worlds_time_has_come_and_the_faster_answer_wins()
    {
        using var clock = Frozen();
        var attempts = 0;
        var pipeline = Pipeline(clock)
            .AddHedging(new HedgingStrategyOptions<int> { Delay = 2 * Second, MaxHedgedAttempts = 1 })
            .Build();
        var call = pipeline.ExecuteAsync(async cancel =>
        {
            var attempt = Interlocked.Increment(ref attempts);
            await Task.Delay(attempt == 1 ? 60 * Second : Second, clock, cancel);
            return attempt;
        }).AsTask();
        await clock.WaitedOnAsync(60 * Second);
        await clock.WaitedOnAsync(2 * Second);
        await clock.AdvanceAsync(2 * Second);
        await clock.WaitedOnAsync(Second);
        Assert.That((attempts, call.IsCompleted), Is.EqualTo((2, false)));
        await clock.AdvanceAsync(Second);
        Assert.That((await call, clock.GetUtcNow()), Is.EqualTo((2, Emulation.Start + (3 * Second))));
    }

    private static Clock Frozen() => new(new ClockStart(Emulation.Start, Frozen: true), TimeProvider.System);

    private static ResiliencePipelineBuilder<int> Pipeline(Clock clock) => new() { TimeProvider = clock };

    private static int Mint(Emulation emulation) => emulation.Token("""{"ttl":60,"channels":{"a":{"read":true}}}""").Status;
}
