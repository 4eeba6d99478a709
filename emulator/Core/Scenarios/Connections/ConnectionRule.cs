namespace ChatEmulator.Scenarios.Connections;

/// <summary>One entry of <c>connections:</c>, checked and compiled.</summary>
internal sealed class ConnectionRule
{
    /// <summary>Its name, unique among the rules of its scenario too.</summary>
    public string Name => Which.Name;

    /// <summary>What becomes of a connection on which it fires.</summary>
    public required ConnectionFault Fault { get; init; }

    /// <summary>How many connections may be open beside one for it not to meet this; null for however many.</summary>
    public long? Most { get; init; }

    /// <summary>Whether, while it is its time, no connection gets through to anybody, Control included.</summary>
    public bool EndsAll => Fault.Kind is FaultKind.Refuse or FaultKind.Reset or FaultKind.Close or FaultKind.Silent
        && Most is null && !Which.CountsOthers && Which.Times is null && Which.Probability >= 1;

    /// <summary>Whether its time has no end.</summary>
    public bool IsForEver => Which.During.For == TimeSpan.MaxValue;

    /// <summary>Whether it closes the port, so that no connection meets it.</summary>
    internal bool Closes => Fault.Kind == FaultKind.Refuse;

    /// <summary>Which connections, in the words of rules: its name, counts, times and chance.</summary>
    internal Rule Which { get; init; } = new() { Name = "" };

    /// <summary>Whether it takes every connection, or every one that begins a handshake.</summary>
    internal bool IsUnlimited => Which.IsUnlimited && Most is null;

    /// <summary>Whether a connection meets it, whatever it has counted.</summary>
    /// <param name="secure">Whether it begins a TLS handshake.</param>
    /// <param name="others">How many others are open.</param>
    internal bool Meets(bool secure, int others) => !Closes && (secure || !Fault.IsOfTls) && others >= (Most ?? 0);
}
