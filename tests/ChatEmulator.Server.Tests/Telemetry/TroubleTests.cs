using System.Net;
using System.Net.Sockets;

namespace ChatEmulator.Server.Tests.Telemetry;

/// <summary>A collector that is not there, refuses, or hangs costs spans and nothing else.</summary>
public sealed class TroubleTests
{
    private static readonly TimeSpan AtOnce = TimeSpan.FromMilliseconds(1);

    [TestCase(401, "spans are not taken by http://127.0.0.1:{port}: it answers 401 Unauthorized; these are lost, later ones are sent")]
    [TestCase(404, "spans are not taken by http://127.0.0.1:{port}: it answers 404 Not Found; these are lost, later ones are sent")]
    [TestCase(429, "spans are not taken by http://127.0.0.1:{port}: it answers 429 Too Many Requests; they are sent again")]
    public async Task What_a_collector_refuses_is_told_once_and_how_many_were_lost_at_the_end(int status, string told)
    {
        await using var receiver = await Receiver.Start();
        receiver.Answers.Clear();
        receiver.Answers.Enqueue(status);
        await using var observed = await Observed.Start("", Observed.To(receiver.Url) with { Gathering = AtOnce, Metrics = false });
        for (var i = 0; i < 5; i++)
        {
            using var answer = await observed.Person.Mint();
            Assert.That((int)answer.StatusCode, Is.EqualTo(200));
        }

        await receiver.First;
        await observed.End();
        Assert.That(observed.Notices.Count(notice => notice.Contains(told.Replace("{port}", $"{receiver.Url.Port}", StringComparison.Ordinal), StringComparison.Ordinal)), Is.EqualTo(1), string.Join('\n', observed.Notices));
        Assert.That(observed.Notices.Last(), Does.StartWith("telemetry: 5 spans lost: "));
        Assert.That(observed.Notices, Has.Count.EqualTo(2));
    }

    [Test]
    public async Task What_fails_for_a_while_is_sent_again_and_nothing_is_lost()
    {
        await using var receiver = await Receiver.Start();
        receiver.Answers.Clear();
        new List<int?> { 503, 200 }.ForEach(receiver.Answers.Enqueue);
        await using var observed = await Observed.Start("", Observed.To(receiver.Url) with { Gathering = AtOnce, Metrics = false });
        using var answer = await observed.Person.Mint();
        await receiver.Until(_ => !observed.Notices.IsEmpty);
        await observed.End();
        Assert.That(receiver.Spans, Has.Count.EqualTo(1));
        Assert.That(observed.Notices, Has.Count.EqualTo(2));
        Assert.That(observed.Notices.Last(), Does.StartWith("telemetry: spans are taken again by "));
    }

    [Test]
    public async Task Metrics_that_are_refused_say_nothing_of_spans()
    {
        await using var receiver = await Receiver.Start();
        receiver.Answers.Clear();
        new List<int?> { 200, 404 }.ForEach(receiver.Answers.Enqueue);
        await using var observed = await Observed.Start("", Observed.To(receiver.Url) with { Gathering = AtOnce });
        using var answer = await observed.Person.Mint();
        await receiver.First;
        await observed.End();
        Assert.That(receiver.Spans, Has.Count.EqualTo(1));
        Assert.That(observed.Notices.Single(), Does.Contain("metrics are not taken by").And.Contain("404"));
    }

    [Test]
    public async Task Where_nobody_listens_calls_are_answered_and_it_is_told()
    {
        using var closed = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        closed.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        await using var observed = await Observed.Start("", Observed.To(new Uri($"http://u:s3cret@127.0.0.1:{((IPEndPoint)closed.LocalEndPoint!).Port}/base/")));
        using var answer = await observed.Person.Mint();
        Assert.That((int)answer.StatusCode, Is.EqualTo(200));
        await observed.End();
        Assert.That(observed.Notices, Has.Some.Contains("Connection refused").And.Some.EqualTo(observed.Notices.First(notice => notice.StartsWith("telemetry: 1 span lost", StringComparison.Ordinal))));
        Assert.That(string.Join('\n', observed.Notices), Does.Not.Contain("s3cret"));
    }

    [Test]
    public async Task A_collector_that_hangs_holds_up_neither_calls_nor_the_end()
    {
        await using var receiver = await Receiver.Start();
        receiver.Answers.Clear();
        receiver.Answers.Enqueue(null);
        var settings = Observed.To(receiver.Url) with { Gathering = AtOnce, Timeout = TimeSpan.FromDays(1), Patience = AtOnce };
        await using var observed = await Observed.Start("", settings);
        using var first = await observed.Person.Mint();
        await receiver.First;
        using var second = await observed.Person.Mint();
        await observed.End();
        Assert.That(observed.Notices.Last(), Does.StartWith("telemetry: 2 spans lost"));
        Assert.That(receiver.Requests, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task More_than_may_wait_is_counted_and_not_kept()
    {
        await using var receiver = await Receiver.Start();
        receiver.Answers.Clear();
        receiver.Answers.Enqueue(null);
        var settings = Observed.To(receiver.Url) with { Timeout = TimeSpan.FromDays(1), Patience = AtOnce, Metrics = false, MostInRequest = 1, MostRequests = 2 };
        await using var observed = await Observed.Start("", settings);

        // One is on its way and hangs, two wait, one may be on top of them; the second call is what has the first sent.
        for (var i = 0; i < 10; i++)
        {
            using var answer = await observed.Person.Mint();
            Assert.That((int)answer.StatusCode, Is.EqualTo(200));
        }

        await receiver.First;
        await observed.End();
        Assert.That(observed.Notices.Last(), Does.StartWith("telemetry: 10 spans lost"));
    }

    [Test]
    public async Task By_grpc_it_is_the_same_with_a_frame_around_it_and_another_word_for_trouble()
    {
        await using var receiver = await Receiver.Start();
        receiver.Answers.Clear();
        new List<int?> { 16, 200 }.ForEach(receiver.Answers.Enqueue);
        await using var observed = await Observed.Start("", Observed.To(receiver.Grpc, grpc: true) with { Gathering = AtOnce });
        using var answer = await observed.Person.Mint();
        await receiver.First;
        await observed.End();
        Assert.That(observed.Notices.First(), Does.Contain("it answers gRPC status 16; these are lost"));
        Assert.That(receiver.Last("chat_emulator.calls").Single().Count, Is.EqualTo(1));
        Assert.That(receiver.Requests.Select(request => (request.Path, (string?)request.Headers.TE)), Is.EqualTo(new[]
        {
            ("/opentelemetry.proto.collector.trace.v1.TraceService/Export", "trailers"),
            ("/opentelemetry.proto.collector.metrics.v1.MetricsService/Export", "trailers"),
        }));
    }
}
