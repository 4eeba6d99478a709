using ChatEmulator.Contracts.Probing;
using ChatEmulator.Exchanges;

namespace ChatEmulator.Fidelity;

/// <summary>A server that is held against the fidelity table: over the network, or an engine in the same process.</summary>
internal abstract class ProbedServer
{
    /// <summary>The time there, as far as it is known.</summary>
    public abstract DateTimeOffset Now { get; }

    /// <summary>Lets a locked account in again; false when only the vendor's support could.</summary>
    public abstract Task<bool> UnlockAsync(string account);

    /// <summary>Lets the request's time pass where that is possible, and sends it once.</summary>
    /// <exception cref="ProbeFailedException">There is no answer.</exception>
    public abstract Task<Reply> SendAsync(ProbeRequest request);
}

/// <summary>A probe got no answer.</summary>
/// <param name="message">Why.</param>
internal sealed class ProbeFailedException(string message) : Exception(message);
