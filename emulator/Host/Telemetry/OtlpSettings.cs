namespace ChatEmulator.Host.Telemetry;

/// <summary>Where telemetry goes, and how.</summary>
/// <param name="Endpoint">The collector, without the path of a signal.</param>
/// <param name="Grpc">Whether it is spoken to by gRPC; else by HTTP with protobuf.</param>
/// <param name="Headers">What every request carries; secrets, so they are told nobody.</param>
/// <param name="Resource">What the emulator says of itself, the service's name first.</param>
/// <param name="Source">The option or variable that turned it on.</param>
internal sealed record OtlpSettings(
    Uri Endpoint, bool Grpc, IReadOnlyList<KeyValuePair<string, string>> Headers, IReadOnlyList<KeyValuePair<string, string>> Resource, string Source)
{
    /// <summary>Whether spans are sent.</summary>
    public bool Traces { get; init; } = true;

    /// <summary>Whether metrics are sent.</summary>
    public bool Metrics { get; init; } = true;

    /// <summary>How long spans are gathered before they are sent.</summary>
    public TimeSpan Gathering { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>How often metrics are sent.</summary>
    public TimeSpan Interval { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How long one request may take.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How long the end waits for what is left to be taken.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromMilliseconds(500);

    /// <summary>How many bytes of spans go in one request, about: well below what collectors take (by gRPC 4 MB where nobody says otherwise).</summary>
    public int MostInRequest { get; init; } = 1_000_000;

    /// <summary>How many full requests may wait.</summary>
    public int MostRequests { get; init; } = 16;

    /// <summary>The collector as it may be told: a URL can hold a name and a password.</summary>
    public string Told => Endpoint.GetComponents(UriComponents.SchemeAndServer | UriComponents.Path, UriFormat.UriEscaped).TrimEnd('/');
}
