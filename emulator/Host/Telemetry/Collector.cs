using System.Buffers.Binary;
using System.Globalization;
using System.Net;
using System.Net.Http.Headers;

namespace ChatEmulator.Host.Telemetry;

/// <summary>Whether a collector took what it was sent.</summary>
/// <param name="Why">Why not, for a person; null when it did.</param>
/// <param name="Again">Whether the same may be sent again.</param>
/// <param name="After">How long it asks to be left alone; null where it says nothing.</param>
internal sealed record Taken(string? Why, bool Again = false, TimeSpan? After = null)
{
    public static Taken All { get; } = new((string?)null);
}

/// <summary>A collector that speaks OTLP (https://opentelemetry.io/docs/specs/otlp/), by HTTP with protobuf or by gRPC, which is the same with a frame around it.</summary>
/// <param name="settings">Where it is, and what it wants to be sent along.</param>
internal sealed class Collector(OtlpSettings settings) : IDisposable
{
    private const string Traces = "v1/traces";
    private const string Metrics = "v1/metrics";
    private const string TraceService = "opentelemetry.proto.collector.trace.v1.TraceService/Export";
    private const string MetricsService = "opentelemetry.proto.collector.metrics.v1.MetricsService/Export";

    // Of an answer no more than a status is wanted; whoever sends a long one is not read to its end.
    private const int LongestAnswer = 65_536;

    // Spans of these requests would be spans about spans.
    private readonly HttpClient _http = new(new SocketsHttpHandler { AllowAutoRedirect = false, ActivityHeadersPropagator = null, ConnectTimeout = settings.Timeout, UseCookies = false })
    {
        Timeout = settings.Timeout,
        MaxResponseContentBufferSize = LongestAnswer,
    };

    private readonly string _base = settings.Endpoint.GetLeftPart(UriPartial.Path).TrimEnd('/');

    /// <summary>Sends spans.</summary>
    public Task<Taken> Send(Batch spans, CancellationToken token) => Send(spans.Body(), settings.Grpc ? TraceService : Traces, token);

    /// <summary>Sends metrics.</summary>
    public Task<Taken> Send(Protobuf metrics, CancellationToken token) => Send(metrics.Written, settings.Grpc ? MetricsService : Metrics, token);

    public void Dispose() => _http.Dispose();

    private async Task<Taken> Send(ReadOnlyMemory<byte> body, string path, CancellationToken token)
    {
        try
        {
            using var request = Request(body, path);
            using var answer = await _http.SendAsync(request, token);
            return settings.Grpc && answer.IsSuccessStatusCode ? OfGrpc(answer) : OfHttp(answer);
        }
        catch (Exception e) when (e is HttpRequestException or OperationCanceledException or IOException or InvalidOperationException)
        {
            return new Taken(e is OperationCanceledException ? $"it does not answer within {settings.Timeout.TotalSeconds:0.###} s" : e.GetBaseException().Message, Again: true);
        }
    }

    private HttpRequestMessage Request(ReadOnlyMemory<byte> body, string path)
    {
        var content = settings.Grpc ? new ByteArrayContent(Framed(body)) : (HttpContent)new ReadOnlyMemoryContent(body);
        content.Headers.ContentType = new MediaTypeHeaderValue(settings.Grpc ? "application/grpc" : "application/x-protobuf");
        var request = new HttpRequestMessage(HttpMethod.Post, $"{_base}/{path}") { Content = content };
        request.Headers.TryAddWithoutValidation("User-Agent", "chat-emulator");
        foreach (var (name, value) in settings.Headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        if (settings.Grpc)
        {
            (request.Version, request.VersionPolicy) = (HttpVersion.Version20, HttpVersionPolicy.RequestVersionExact);
            request.Headers.TryAddWithoutValidation("TE", "trailers");
        }

        return request;
    }

    // Not compressed, and its length.
    private static byte[] Framed(ReadOnlyMemory<byte> body)
    {
        var framed = new byte[body.Length + 5];
        BinaryPrimitives.WriteInt32BigEndian(framed.AsSpan(1), body.Length);
        body.CopyTo(framed.AsMemory(5));
        return framed;
    }

    // The four that OTLP has sent again; any other is final.
    private static Taken OfHttp(HttpResponseMessage answer) => answer.IsSuccessStatusCode ? Taken.All : new Taken(
        $"it answers {(int)answer.StatusCode} {answer.ReasonPhrase}".TrimEnd(),
        answer.StatusCode is HttpStatusCode.TooManyRequests or HttpStatusCode.BadGateway or HttpStatusCode.ServiceUnavailable or HttpStatusCode.GatewayTimeout,
        answer.Headers.RetryAfter?.Delta);

    // https://grpc.github.io/grpc/core/md_doc_statuscodes.html; an answer without a message has the status among its headers.
    private static Taken OfGrpc(HttpResponseMessage answer)
    {
        var text = Values(answer.TrailingHeaders, "grpc-status") ?? Values(answer.Headers, "grpc-status");
        return !int.TryParse(text, CultureInfo.InvariantCulture, out var status)
            ? new Taken("it answers without a status of gRPC")
            : status == 0
            ? Taken.All
            : new Taken($"it answers gRPC status {status}", status is 1 or 4 or 8 or 10 or 11 or 14 or 15);
    }

    private static string? Values(HttpHeaders headers, string name) => headers.TryGetValues(name, out var values) ? string.Join(',', values) : null;
}
