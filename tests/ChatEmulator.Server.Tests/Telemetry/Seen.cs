namespace ChatEmulator.Server.Tests.Telemetry;

/// <summary>A span as a collector sees it.</summary>
internal sealed record SeenSpan(
    string Name, ulong Kind, string Trace, string Id, string Parent, string State, uint Flags, ulong Start, ulong End, ulong Status, IReadOnlyDictionary<string, object> Attributes)
{
    public object? this[string attribute] => Attributes.GetValueOrDefault(attribute);

    public static SeenSpan Of(Fields span) => new(
        span.Text(5), span.Number(6), span.Hex(1), span.Hex(2), span.Hex(4), span.Text(3), (uint)span.Number(16), span.Number(7), span.Number(8), span.Message(15)?.Number(3) ?? 0, span.Attributes(9));
}

/// <summary>What a sender says of itself.</summary>
internal sealed record SeenSender(IReadOnlyDictionary<string, object> Resource, string Scope, string Version)
{
    // Spans and metrics lie in the same two envelopes.
    public static SeenSender Of(Fields ofResource) => new(ofResource.Message(1)!.Attributes(1), ofResource.Message(2)!.Message(1)!.Text(1), ofResource.Message(2)!.Message(1)!.Text(2));
}

/// <summary>A point of a metric as a collector sees it.</summary>
internal sealed record SeenPoint(string Metric, string Unit, ulong Temporality, bool IsMonotonic, ulong Start, ulong Time, ulong Count, double Sum, ulong[] Buckets, double[] Bounds, IReadOnlyDictionary<string, object> Attributes)
{
    public object? this[string attribute] => Attributes.GetValueOrDefault(attribute);

    public static IEnumerable<SeenPoint> Of(Fields metric) => metric.Message(9) is { } histogram
        ? histogram.Messages(1).Select(point => new SeenPoint(
            metric.Text(1), metric.Text(3), histogram.Number(2), true, point.Number(2), point.Number(3), point.Number(4), point.Double(5),
            point.Fixed64s(6), [.. point.Fixed64s(7).Select(BitConverter.UInt64BitsToDouble)], point.Attributes(9)))
        : metric.Message(7)!.Messages(1).Select(point => new SeenPoint(
            metric.Text(1), metric.Text(3), metric.Message(7)!.Number(2), metric.Message(7)!.Number(3) == 1, point.Number(2), point.Number(3), point.Number(6), 0, [], [], point.Attributes(7)));
}
