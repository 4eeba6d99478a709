using System.Diagnostics;
using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace ChatEmulator.Server.Tests.Telemetry;

/// <summary>The exporter that OpenTelemetry publishes, sending what we sent: a collector sees no difference.</summary>
public sealed class ReferenceTests
{
    private const string Mute = "rules: [{ name: out of order, calls: signalwire.create_token, effect: none, answer: { status: 503 } }]";

    // One after the other: sources of activities are known to the whole process by their names, and a provider hears all of one name.
    [Test]
    public async Task The_published_exporter_says_the_same_of_the_same_span()
    {
        await Compare(grpc: false);
        await Compare(grpc: true);
    }

    private static async Task Compare(bool grpc)
    {
        await using var receiver = await Receiver.Start();
        await using var observed = await Observed.Start(Mute, Observed.To(grpc ? receiver.Grpc : receiver.Url, grpc));
        using var answer = await observed.Person.Send(HttpMethod.Post, Play.MintPath, Play.Mint, Play.Basic(), ("traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"), ("tracestate", "a=1"));
        await observed.End();
        var (ours, sender) = (receiver.Spans.Single(), receiver.Senders.First());
        var request = receiver.Requests.First();

        await using var other = await Receiver.Start();
        Publish(ours, sender, grpc ? other.Grpc : other.Url, grpc);
        var theirs = other.Spans.Single();
        Assert.That(theirs with { Id = ours.Id, Attributes = ours.Attributes }, Is.EqualTo(ours));
        Assert.That(theirs.Attributes, Is.EquivalentTo(ours.Attributes));
        Assert.That(other.Senders.Single() with { Resource = sender.Resource }, Is.EqualTo(sender));
        Assert.That(other.Senders.Single().Resource, Is.EquivalentTo(sender.Resource));
        Assert.That((other.Requests.Single().Path, other.Requests.Single().Headers.ContentType), Is.EqualTo((request.Path, request.Headers.ContentType)));
    }

    private static void Publish(SeenSpan span, SeenSender sender, Uri to, bool grpc)
    {
        using var source = new ActivitySource(sender.Scope, sender.Version);
        using var provider = Sdk.CreateTracerProviderBuilder()
            .AddSource(sender.Scope)
            .SetResourceBuilder(ResourceBuilder.CreateEmpty().AddAttributes(sender.Resource))
            .AddOtlpExporter(options => (options.Endpoint, options.Protocol, options.ExportProcessorType) = grpc
                ? (to, OtlpExportProtocol.Grpc, ExportProcessorType.Simple)
                : (new Uri(to, "v1/traces"), OtlpExportProtocol.HttpProtobuf, ExportProcessorType.Simple))
            .Build();
        var parent = new ActivityContext(ActivityTraceId.CreateFromString(span.Trace), ActivitySpanId.CreateFromString(span.Parent), (ActivityTraceFlags)(span.Flags & 0xFF), span.State, isRemote: true);
        using var activity = source.CreateActivity(span.Name, ActivityKind.Server, parent)!;
        activity.SetStartTime(At(span.Start)).Start();
        span.Attributes.ToList().ForEach(each => activity.SetTag(each.Key, each.Value));
        activity.SetStatus(span.Status == 2 ? ActivityStatusCode.Error : ActivityStatusCode.Unset);
        activity.SetEndTime(At(span.End)).Stop();
    }

    private static DateTime At(ulong nanoseconds) => DateTime.UnixEpoch.AddTicks((long)(nanoseconds / 100));
}
