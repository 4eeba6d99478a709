namespace ChatEmulator.Server;

/// <summary>
/// What a server puts up with from its clients. The size of one body is no option: it is part of what a vendor answers to.
/// </summary>
internal sealed record ServerLimits
{
    /// <summary>
    /// The most bytes that bodies still on their way, or being decided on, may hold at once, over all connections. Whoever goes over it is
    /// answered 503 with the header <c>Emulator-Error</c>.
    /// </summary>
    public long BodyBytes { get; init; } = 256_000_000;

    /// <summary>
    /// Real time for which a body may stand still between two of its pieces; then 408 and the end of the connection. A slow body is not
    /// cut off, however slow it is: only silence is.
    /// </summary>
    public TimeSpan BodySilence { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Real time for the whole body of a request to Control, where nobody tries out how slow a client may be; then 408 and the end of the connection.</summary>
    public TimeSpan ControlBody { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>Real time for a request's first line and headers, counted from the first byte; then 408 and the end of the connection.</summary>
    public TimeSpan Headers { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Real time for which a connection may be idle between two requests; then it is closed without a word.</summary>
    public TimeSpan Idle { get; init; } = TimeSpan.FromSeconds(130);

    /// <summary>Real time for a TLS handshake; then the end of the connection.</summary>
    public TimeSpan Handshake { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How many may wait for calls at once by way of Control; the next is refused with 503.</summary>
    public int Waits { get; init; } = 1_000;

    /// <summary>What <see cref="BodySilence"/> and <see cref="ControlBody"/> are measured with. Headers, idleness and handshakes are measured by Kestrel, which knows the system's alone.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;
}
