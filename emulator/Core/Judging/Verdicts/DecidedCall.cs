using ChatEmulator.Exchanges;
using ChatEmulator.Journals;
using ChatEmulator.Scenarios;

namespace ChatEmulator.Judging.Verdicts;

/// <summary>What the judge of a world is told of a call when it is decided.</summary>
/// <param name="Ticket">Its place in the journal.</param>
/// <param name="At">When it was decided, on the world's clock.</param>
/// <param name="Situation">The call as rules met it; its operation is null for a call to nobody's path.</param>
/// <param name="Request">Equal for requests that are alike as chance compares them.</param>
/// <param name="Answer">What is told.</param>
/// <param name="Effect">What it did, as of now.</param>
/// <param name="RefusedBy">The vendor error by which the provider refuses, whatever is told; null when it does not.</param>
internal readonly record struct DecidedCall(
    Ticket Ticket, DateTimeOffset At, Situation Situation, ulong Request, Reply Answer, Effect Effect, string? RefusedBy)
{
    /// <summary>Its number in the world.</summary>
    public long Number => Ticket.Number;
}
