namespace ChatEmulator.Host.Telemetry;

/// <summary>
/// What was counted as metrics of OpenTelemetry (opentelemetry/proto/metrics/v1/metrics.proto), cumulative: two by HTTP's stable conventions, and one of ours.
/// By hand and not by the runtime's meters, because those are off here for the sake of the start, and in a trimmed build for good.
/// </summary>
internal static class MetricText
{
    // AGGREGATION_TEMPORALITY_CUMULATIVE
    private const ulong Cumulative = 2;

    private const int OfNumber = 7;
    private const int OfHistogram = 9;

    /// <summary>The body of a request (<c>ExportMetricsServiceRequest</c>).</summary>
    /// <param name="meters">What was counted.</param>
    /// <param name="inFlight">Calls that are decided and not ended.</param>
    /// <param name="since">When counting began: ticks of wall time.</param>
    /// <param name="now">The same, now.</param>
    public static Protobuf Of(Meters meters, long inFlight, long since, long now)
    {
        var to = new Protobuf();
        var resource = to.Open(1);
        to.Raw(meters.Identity.Resource);
        var scope = to.Open(2);
        to.Raw(meters.Identity.Scope);
        var span = (SpanText.Nanoseconds(since), SpanText.Nanoseconds(now));
        Durations(to, meters, span);
        Calls(to, meters, span);
        InFlight(to, inFlight, span);
        to.Close(scope);
        to.Close(resource);
        return to;
    }

    private static void Durations(Protobuf to, Meters meters, (ulong, ulong) span)
    {
        var metric = Begin(to, "http.server.request.duration", "From when a call was first seen until its delivery had ended, in real time.", "s");
        var histogram = to.Open(9);
        foreach (var series in meters.All)
        {
            var point = to.Open(1);
            Span(to, span);
            to.Fixed64(4, series.Count);
            to.Double(5, series.Seconds);
            foreach (var bucket in series.Buckets)
            {
                to.Fixed64(6, bucket);
            }

            foreach (var bound in Series.Bounds)
            {
                to.Double(7, bound);
            }

            Attributes(to, OfHistogram, series.Kind);
            to.Close(point);
        }

        to.Number(2, Cumulative);
        to.Close(histogram);
        to.Close(metric);
    }

    private static void Calls(Protobuf to, Meters meters, (ulong, ulong) span)
    {
        var metric = Begin(to, "chat_emulator.calls", "Calls that have ended, by what they were, what was told and what they did.", "{call}");
        var sum = to.Open(7);
        foreach (var series in meters.All)
        {
            var point = to.Open(1);
            Span(to, span);
            to.Fixed64(6, series.Count);
            Attributes(to, OfNumber, series.Kind);
            to.Close(point);
        }

        to.Number(2, Cumulative);
        to.Number(3, 1);
        to.Close(sum);
        to.Close(metric);
    }

    private static void InFlight(Protobuf to, long inFlight, (ulong, ulong) span)
    {
        var metric = Begin(to, "http.server.active_requests", "Calls that are decided and whose delivery has not ended.", "{request}");
        var sum = to.Open(7);
        var point = to.Open(1);
        Span(to, span);
        to.Fixed64(6, (ulong)inFlight);
        to.Close(point);
        to.Number(2, Cumulative);
        to.Close(sum);
        to.Close(metric);
    }

    private static int Begin(Protobuf to, string name, string about, string unit)
    {
        var metric = to.Open(2);
        to.Text(1, name);
        to.Text(2, about);
        to.Text(3, unit);
        return metric;
    }

    private static void Span(Protobuf to, (ulong Since, ulong Now) span)
    {
        to.Fixed64(2, span.Since);
        to.Fixed64(3, span.Now);
    }

    private static void Attributes(Protobuf to, int field, Kind? kind)
    {
        if (kind is { } common)
        {
            common.OfPoint(to, field);
        }
        else
        {
            to.Truth(field, "otel.metric.overflow"u8);
        }
    }
}
