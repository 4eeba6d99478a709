using ChatEmulator.Host.Telemetry;

namespace ChatEmulator.Server.Tests.Telemetry;

/// <summary>What a collector gets to see of many calls.</summary>
public sealed class MetricTests
{
    [Test]
    public async Task Calls_are_counted_and_timed_by_what_they_were()
    {
        await using var receiver = await Receiver.Start();
        await using var observed = await Observed.Start("rules: [{ name: silent, calls: algoreg.login, effect: none, delivery: hang }]", Observed.To(receiver.Url));
        for (var i = 0; i < 3; i++)
        {
            using var minted = await observed.Person.Mint();
        }

        using var refused = await observed.Person.Send(HttpMethod.Post, Play.MintPath, Play.Mint, Play.Basic(password: "wrong"));
        await observed.End();
        var calls = receiver.Last("chat_emulator.calls").ToDictionary(point => ((string?)point["chat_emulator.operation"], (long?)point["http.response.status_code"], (string?)point["chat_emulator.effect"]), point => point.Count);
        Assert.That(calls, Is.EquivalentTo(new Dictionary<(string?, long?, string?), ulong>
        {
            [("signalwire.create_token", 200, "applied")] = 3,
            [("signalwire.create_token", 401, "none")] = 1,
        }));
        var minting = receiver.Last("http.server.request.duration").Single(point => (long)point["http.response.status_code"]! == 200);
        Assert.That((minting.Unit, minting.Temporality, minting.Count, minting.Buckets.Length), Is.EqualTo(("s", 2UL, 3UL, 15)));
        Assert.That(minting.Bounds, Is.EqualTo(new[] { 0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10 }));
        Assert.That(minting.Buckets.Aggregate(0UL, (sum, bucket) => sum + bucket), Is.EqualTo(3UL));
        Assert.That((minting.Sum > 0, minting.Start < minting.Time, minting["http.route"]), Is.EqualTo((true, true, "/api/chat/tokens")));
    }

    [Test]
    public async Task Metrics_that_are_due_are_sent_however_many_spans_wait()
    {
        await using var receiver = await Receiver.Start();
        var settings = Observed.To(receiver.Url) with { Gathering = TimeSpan.FromMilliseconds(1), Interval = TimeSpan.FromMilliseconds(1) };
        var (identity, due) = (new Identity(settings), new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        await using var post = new Post(settings, Next, _ => { }, Due, () => 0, _ => { });
        await due.Task;

        Batch? Next() => due.Task.IsCompleted ? null : new Batch(identity) { IsFull = true };

        Protobuf? Due()
        {
            due.TrySetResult();
            return null;
        }
    }

    [Test]
    public async Task What_is_in_flight_is_told_while_it_is()
    {
        await using var receiver = await Receiver.Start();
        await using var observed = await Observed.Start(
            "rules: [{ name: silent, calls: algoreg.create_message, effect: applied, delivery: hang }]",
            Observed.To(receiver.Url) with { Gathering = TimeSpan.FromMilliseconds(1), Interval = TimeSpan.FromMilliseconds(1) });
        var hung = new[] { observed.Person.Message(), observed.Person.Message() };
        await receiver.Until(seen => seen.Points.Any(point => point.Metric == "http.server.active_requests" && point.Count == 2));
        await observed.End();
        Array.ForEach(hung, call => Assert.That(async () => await call, Throws.InstanceOf<Exception>()));
        var last = receiver.Last("http.server.active_requests").Single();
        Assert.That((last.Count, last.IsMonotonic, last.Unit), Is.EqualTo((0UL, false, "{request}")));
    }
}
