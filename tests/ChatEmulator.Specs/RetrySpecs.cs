using System.Net.Http.Json;
using ChatEmulator.Judging.Retries;
using Polly;
using Polly.Retry;

namespace ChatEmulator.Specs;

/// <summary>How a client tries again is seen from outside, whatever it is written with: here Polly, on the world's clock.</summary>
public sealed class RetrySpecs
{
    private const string Down = """
        scenario: down
        clock: { start: 2026-01-15T09:00:00Z, frozen: true }
        rules: [{ name: down, calls: algoreg.create_message, answer: { error: service_unavailable } }]
        """;

    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    private static readonly object?[][] Settings =
    [
        [null, false, 0, BackoffShape.None],
        [DelayBackoffType.Constant, false, 4, BackoffShape.Constant],
        [DelayBackoffType.Linear, false, 4, BackoffShape.Linear],
        [DelayBackoffType.Exponential, false, 4, BackoffShape.Exponential],
        [DelayBackoffType.Exponential, true, 4, BackoffShape.DecorrelatedJitter],
        [DelayBackoffType.Constant, true, 4, BackoffShape.ConstantWithJitter],
        [DelayBackoffType.Linear, true, 4, BackoffShape.LinearWithJitter],
    ];

    [TestCaseSource(nameof(Settings))]
    public async Task Pollys_settings_are_recognised(DelayBackoffType? type, bool jitter, int retries, BackoffShape shape)
    {
        await using var emulator = await Emulator.StartAsync();
        var world = emulator.World("polly", Down);
        using var client = new PollyClient(world, type is null ? null : Options(type.Value, jitter, retries));
        await client.SendAsync(60);
        var audit = world.Retries();
        Assert.That(audit.Backoffs.Single().Shape, Is.EqualTo(shape), audit.ToString());
        Assert.That((audit.Amplification, audit.Operations.Count, audit.Count(PursuitEnd.GivenUp)), Is.EqualTo((retries + 1.0, 60, 60)));
    }

    [Test]
    public async Task A_Retry_After_that_is_kept_to_the_letter_is_kept()
    {
        await using var emulator = await Emulator.StartAsync();
        var world = emulator.World("kept", """
            scenario: kept
            clock: { start: 2026-01-15T09:00:00Z, frozen: true }
            rules: [{ name: busy, calls: algoreg.create_message, per: body.ext_msg_id, times: 2, answer: { error: rate_limited, retry_after: 2s } }]
            """);
        var options = Options(DelayBackoffType.Constant, jitter: false, retries: 3);
        options.DelayGenerator = args => new ValueTask<TimeSpan?>(args.Outcome.Result?.Headers.RetryAfter?.Delta);
        using var client = new PollyClient(world, options);
        await client.SendAsync(3);
        var audit = world.Retries("algoreg.create_message");
        Assert.That(audit.RetryAfter, Is.EqualTo(new RetryAfterRecord(6, 6, 0, null)), audit.ToString());
        Assert.That(audit.Operations.SelectMany(operation => operation.Attempts).Select(attempt => attempt.KeptBy).OfType<TimeSpan>(), Has.Exactly(6).Items.And.All.GreaterThanOrEqualTo(TimeSpan.Zero));
        Assert.That(() => world.Retries("algoreg.create_mesage"), Throws.ArgumentException.With.Message.Contains("algoreg.create_message"));
    }

    [Test]
    public async Task What_the_audit_says_of_a_client_is_what_the_manual_shows()
    {
        await using var emulator = await Emulator.StartAsync("""
            scenario: monday
            clock: { start: 2026-01-15T09:00:00Z, frozen: true }
            rules:
              - { name: busy, calls: algoreg.create_message, when: { body.ext_msg_id: m-2 }, times: 1, answer: { error: rate_limited, retry_after: 2s } }
              - { name: down, calls: algoreg.create_message, per: body.ext_msg_id, times: 3, answer: { error: service_unavailable } }
              - { name: gone, calls: signalwire.create_token, times: 1, answer: { error: service_unavailable } }
            expect:
              - { retries: { never_early: true, at_most: 3 }, calls: algoreg.create_message, per: body.ext_msg_id }
            """);
        using var client = new PollyClient(emulator.World("default"), Options(DelayBackoffType.Exponential, jitter: false, retries: 3));
        await client.SendAsync(2);
        using var http = Clients.SignalWire(emulator);
        using var gone = await http.PostAsJsonAsync("api/chat/tokens", new { });

        Console.WriteLine(emulator.Retries());  // or of some operations: Retries("algoreg.*")

        Assert.That(Repository.Blocks(await Repository.Text("emulator/README.md"), "text").Select(block => block.TrimEnd()), Does.Contain(emulator.Retries().ToString()));
        Assert.That(emulator.Verdict().Worlds.Single().Expectations.Single().Why, Is.EqualTo("#6 came 1 s after #5, which had told Retry-After: 2"));
    }

    private static RetryStrategyOptions<HttpResponseMessage> Options(DelayBackoffType type, bool jitter, int retries) =>
        new() { BackoffType = type, UseJitter = jitter, MaxRetryAttempts = retries, Delay = Second };
}
