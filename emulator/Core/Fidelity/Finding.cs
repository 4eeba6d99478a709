using ChatEmulator.Contracts.Probing;

namespace ChatEmulator.Fidelity;

/// <summary>What probing a server told about one rule.</summary>
internal enum Standing
{
    /// <summary>Every probe that was sent was answered as the rule has it.</summary>
    Confirmed,

    /// <summary>A probe was answered as by somebody who keeps another rule.</summary>
    Contradicted,

    /// <summary>No probe could be sent, or what came back says nothing.</summary>
    NotTellable,
}

/// <summary>What probing a server told about one rule.</summary>
/// <param name="Receipt">The rule.</param>
/// <param name="Standing">What it told.</param>
/// <param name="Why">What was sent and answered instead, or why nothing can be told; null when it is confirmed.</param>
internal sealed record Finding(Receipt Receipt, Standing Standing, string? Why = null);
