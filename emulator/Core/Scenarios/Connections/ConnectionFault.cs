namespace ChatEmulator.Scenarios.Connections;

/// <summary>What becomes of a connection before any call comes over it.</summary>
/// <param name="Kind">What.</param>
/// <param name="For">How long it lasts, on the world's clock; null without end, or where nothing lasts.</param>
internal sealed record ConnectionFault(FaultKind Kind, TimeSpan? For = null)
{
    /// <summary>Whether only a connection that begins a TLS handshake can meet it.</summary>
    public bool IsOfTls => Kind >= FaultKind.Expired;

    /// <summary>As it is written, such as <c>reset</c> or <c>tls: expired</c>.</summary>
    public override string ToString() => Kind switch
    {
        FaultKind.WrongName => "tls: wrong_name",
        >= FaultKind.Expired => $"tls: {Kind.ToString().ToLowerInvariant()}",
        _ when For is { } time => $"{Kind.ToString().ToLowerInvariant()}: {Time.Durations.Text(time)}",
        _ => Kind.ToString().ToLowerInvariant(),
    };
}

/// <summary>The kinds of <see cref="ConnectionFault"/>.</summary>
internal enum FaultKind
{
    /// <summary>The port is closed, and no connection comes.</summary>
    Refuse,

    /// <summary>Accepted, and reset at once.</summary>
    Reset,

    /// <summary>Accepted, and closed in order (FIN) at once.</summary>
    Close,

    /// <summary>Accepted, and never answered.</summary>
    Silent,

    /// <summary>Accepted, and read from only after a while.</summary>
    Delay,

    /// <summary>A certificate of the emulator's authority that is past.</summary>
    Expired,

    /// <summary>A certificate of the emulator's authority for a name that nobody asks for.</summary>
    WrongName,

    /// <summary>A certificate of an authority that nobody is given.</summary>
    Untrusted,

    /// <summary>FIN instead of an answer to the client's first message.</summary>
    Fin,

    /// <summary>RST instead of an answer to the client's first message.</summary>
    Rst,

    /// <summary>A fatal alert (handshake_failure) instead of an answer to the client's first message, then FIN.</summary>
    Alert,
}
