using ChatEmulator.Judging.Retries;
using ChatEmulator.Judging.Verdicts;
using Polly;
using Polly.Retry;

namespace ChatEmulator.Core.Tests.Judging.Retries;

/// <summary>What real settings of a real library are judged to be.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class PollyBackoffTests
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    private static readonly object[][] Settings =
    [
        [DelayBackoffType.Constant, false, "growing", 1, Ruling.Broken],
        [DelayBackoffType.Constant, true, "growing", 1, Ruling.Inconclusive],
        [DelayBackoffType.Constant, true, "growing", 20, Ruling.Broken],
        [DelayBackoffType.Linear, false, "growing", 1, Ruling.Held],
        [DelayBackoffType.Linear, true, "growing", 20, Ruling.Held],
        [DelayBackoffType.Exponential, false, "growing", 1, Ruling.Held],
        [DelayBackoffType.Exponential, true, "growing", 20, Ruling.Held],
        [DelayBackoffType.Constant, false, "jittered", 10, Ruling.Broken],
        [DelayBackoffType.Linear, false, "jittered", 10, Ruling.Broken],
        [DelayBackoffType.Exponential, false, "jittered", 10, Ruling.Broken],
        [DelayBackoffType.Constant, true, "jittered", 10, Ruling.Held],
        [DelayBackoffType.Linear, true, "jittered", 10, Ruling.Held],
        [DelayBackoffType.Exponential, true, "jittered", 10, Ruling.Held],
        [DelayBackoffType.Exponential, true, "jittered", 9, Ruling.Inconclusive],
    ];

    private static readonly object[][] Shapes =
    [
        [DelayBackoffType.Constant, false, BackoffShape.Constant],
        [DelayBackoffType.Linear, false, BackoffShape.Linear],
        [DelayBackoffType.Exponential, false, BackoffShape.Exponential],
        [DelayBackoffType.Constant, true, BackoffShape.ConstantWithJitter],
        [DelayBackoffType.Linear, true, BackoffShape.LinearWithJitter],
        [DelayBackoffType.Exponential, true, BackoffShape.DecorrelatedJitter],
    ];

    [TestCaseSource(nameof(Settings))]
    public async Task Pollys_settings_keep_or_break_what_is_expected(DelayBackoffType type, bool jitter, string expected, int requests, Ruling ruling)
    {
        var tries = Tries.Expecting(expected);
        await Run(tries, new() { BackoffType = type, UseJitter = jitter, MaxRetryAttempts = 3, Delay = Second }, requests, seed: 3);
        Assert.That(tries.Rule.Ruling, Is.EqualTo(ruling), tries.Rule.Why);
    }

    [TestCase("growing")]
    [TestCase("jittered")]
    public async Task A_longest_wait_is_no_fault(string expected)
    {
        var tries = Tries.Expecting(expected);
        await Run(tries, new() { BackoffType = DelayBackoffType.Exponential, UseJitter = true, MaxRetryAttempts = 8, Delay = Second, MaxDelay = 10 * Second }, 40, seed: 5);
        Assert.That(tries.Rule.Ruling, Is.EqualTo(Ruling.Held), tries.Rule.Why);
        Assert.That(tries.Audit().Backoffs.Single(), Has.Property("Shape").EqualTo(BackoffShape.DecorrelatedJitter).And.Property("Cap").EqualTo(10 * Second), tries.Audit().ToString());
    }

    [TestCaseSource(nameof(Shapes))]
    public async Task Whatever_the_dice_a_shape_is_never_taken_for_another(DelayBackoffType type, bool jitter, BackoffShape shape)
    {
        var found = new List<BackoffShape>();
        for (var seed = 0; seed < 30; seed++)
        {
            var tries = Tries.Of();
            await Run(tries, new() { BackoffType = type, UseJitter = jitter, MaxRetryAttempts = 4, Delay = Second }, 60, seed);
            found.Add(tries.Audit().Backoffs.Single().Shape);
        }

        Assert.That(found, Has.All.EqualTo(shape).Or.EqualTo(BackoffShape.Unclear), string.Join(", ", found));
        Assert.That(found.Count(each => each == shape), Is.AtLeast(27), string.Join(", ", found));
    }

    [TestCase(BackoffShape.ExponentialWithJitter, 0)]
    [TestCase(BackoffShape.DecorrelatedJitter, 1)]
    [TestCase(BackoffShape.ExponentialWithJitter, 2)]
    public async Task Other_formulas_have_their_own_shape(BackoffShape shape, int formula)
    {
        var random = new Random(11);
        var last = 1.0;
        var options = new RetryStrategyOptions<int> { MaxRetryAttempts = 6, Delay = Second };
        options.DelayGenerator = args =>
        {
            last = formula switch
            {
                0 => random.NextDouble() * Math.Pow(2, args.AttemptNumber),
                1 => 1 + (random.NextDouble() * ((3 * (args.AttemptNumber == 0 ? 1 : last)) - 1)),
                _ => (0.75 + (random.NextDouble() / 2)) * Math.Pow(2, args.AttemptNumber),
            };
            return new ValueTask<TimeSpan?>(TimeSpan.FromSeconds(last));
        };
        var tries = Tries.Of();
        await Run(tries, options, 80, seed: 1);
        Assert.That(tries.Audit().Backoffs.Single().Shape, Is.EqualTo(shape), tries.Audit().ToString());
    }

    private static async Task Run(Tries tries, RetryStrategyOptions<int> options, int requests, int seed)
    {
        options.Randomizer = new Random(seed).NextDouble;
        options.ShouldHandle = new PredicateBuilder<int>().HandleResult(503);
        var pipeline = new ResiliencePipelineBuilder<int> { TimeProvider = new HastyTime(tries) }.AddRetry(options).Build();
        for (var i = 0; i < requests; i++)
        {
            await pipeline.ExecuteAsync(_ =>
            {
                tries.Try($$"""{"id":{{i}}}""");
                return new ValueTask<int>(503);
            });
        }
    }

    /// <summary>Time that passes as soon as somebody waits for it.</summary>
    private sealed class HastyTime(Tries tries) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => tries.Now;

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            tries.Wait(dueTime.TotalSeconds, 0);
            callback(state);
            return new Rung();
        }

        private sealed class Rung : ITimer
        {
            public bool Change(TimeSpan dueTime, TimeSpan period) => false;

            public void Dispose()
            {
            }

            public ValueTask DisposeAsync() => default;
        }
    }
}
