using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Logging;

namespace ChatEmulator.Server.Tests.Telemetry;

/// <summary>A small collector: takes OTLP by HTTP with protobuf on one port and by gRPC on another, and reads it by the published field numbers.</summary>
internal sealed class Receiver : IAsyncDisposable
{
    private readonly WebApplication _application;
    private readonly TaskCompletionSource _first = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private Receiver()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.Listen(System.Net.IPAddress.Loopback, 0, listen => listen.Protocols = HttpProtocols.Http1);
            kestrel.Listen(System.Net.IPAddress.Loopback, 0, listen => listen.Protocols = HttpProtocols.Http2);
        });
        _application = builder.Build();
        _application.Run(Take);
    }

    public Uri Url => new(_application.Urls.First());

    public Uri Grpc => new(_application.Urls.Last());

    /// <summary>What it answers, in the order of requests; the last again and again. Null hangs.</summary>
    public Queue<int?> Answers { get; } = new([200]);

    public ConcurrentQueue<(string Path, IHeaderDictionary Headers)> Requests { get; } = [];

    public ConcurrentQueue<SeenSpan> Spans { get; } = [];

    public ConcurrentQueue<SeenPoint> Points { get; } = [];

    public ConcurrentQueue<SeenSender> Senders { get; } = [];

    /// <summary>Ends when anything has come.</summary>
    public Task First => _first.Task;

    /// <summary>The points of the last time that metrics came.</summary>
    public IEnumerable<SeenPoint> Last(string metric) => Points.Where(point => point.Metric == metric && point.Time == Points.Max(other => other.Time));

    /// <summary>Ends when something holds of what has come.</summary>
    public async Task Until(Func<Receiver, bool> holds)
    {
        using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (!holds(this))
        {
            Assert.That(deadline.IsCancellationRequested, Is.False, string.Join('\n', Requests.Select(request => request.Path)));
            await Task.Yield();
        }
    }

    public static async Task<Receiver> Start()
    {
        var receiver = new Receiver();
        await receiver._application.StartAsync();
        return receiver;
    }

    public async ValueTask DisposeAsync()
    {
        using var now = new CancellationTokenSource();
        await now.CancelAsync();
        await _application.StopAsync(now.Token);
        await _application.DisposeAsync();
    }

    private async Task Take(HttpContext context)
    {
        using var memory = new MemoryStream();
        await context.Request.Body.CopyToAsync(memory);
        Requests.Enqueue((context.Request.Path, new HeaderDictionary(context.Request.Headers.ToDictionary())));
        _first.TrySetResult();
        int? status;
        lock (Answers)
        {
            status = Answers.Count > 1 ? Answers.Dequeue() : Answers.Peek();
        }

        if (status is null)
        {
            await Task.Delay(Timeout.Infinite, context.RequestAborted).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            return;
        }

        var isGrpc = context.Request.ContentType == "application/grpc";
        if (status == 200)
        {
            Read(context, isGrpc ? Unframed(memory.ToArray()) : memory.ToArray());
        }

        context.Response.StatusCode = isGrpc ? 200 : status.Value;
        if (isGrpc)
        {
            context.Response.ContentType = "application/grpc";
            await context.Response.Body.WriteAsync(new byte[5]);
            context.Response.AppendTrailer("grpc-status", status == 200 ? "0" : $"{status}");
        }
    }

    private void Read(HttpContext context, byte[] body)
    {
        foreach (var resource in new Fields(body).Messages(1))
        {
            Senders.Enqueue(SeenSender.Of(resource));
            foreach (var item in resource.Messages(2).SelectMany(scope => scope.Messages(2)))
            {
                if (context.Request.Path.Value is "/v1/traces" or "/base/v1/traces" or "/opentelemetry.proto.collector.trace.v1.TraceService/Export")
                {
                    Spans.Enqueue(SeenSpan.Of(item));
                }
                else
                {
                    SeenPoint.Of(item).ToList().ForEach(Points.Enqueue);
                }
            }
        }
    }

    private static byte[] Unframed(byte[] framed)
    {
        Assert.That((framed[0], System.Buffers.Binary.BinaryPrimitives.ReadInt32BigEndian(framed.AsSpan(1))), Is.EqualTo(((byte)0, framed.Length - 5)));
        return framed[5..];
    }
}
