using ChatEmulator.Exchanges;
using ChatEmulator.Journals;

namespace ChatEmulator.Judging.Retries;

/// <summary>
/// What an audit keeps of a call that it has looked at, a tenth of it: of a full journal all calls at once, with their headers and bodies, are
/// several times the journal.
/// </summary>
/// <param name="Attempt">The call as an attempt.</param>
/// <param name="Operation">The operation; null for a path that is nobody's.</param>
/// <param name="Account">The proven account; null when none is.</param>
/// <param name="Effect">What it really did.</param>
/// <param name="Ending">How its delivery ended; null while it is in flight.</param>
/// <param name="Request">Equal for calls that ask the same.</param>
/// <param name="Credentials">Equal for calls with the same Authorization, and for those without.</param>
/// <param name="Key">What its client calls the same thing by, as a print and as it may be shown; null where nothing was found.</param>
/// <param name="IsCut">Whether not all of its body was kept, so that its key may have stood in what is missing.</param>
internal sealed record AuditedCall(
    Attempt Attempt, string? Operation, string? Account, Effect Effect, Ending? Ending, ulong Request, ulong Credentials, (ulong Print, string Shown)? Key, bool IsCut)
{
    /// <summary>Its number in its world.</summary>
    public long Number => Attempt.Number;

    /// <summary>The status that was told.</summary>
    public int Status => Attempt.Status;

    /// <summary>What it told, when that went out; null when it told nothing.</summary>
    public Told? Tells => Ending is { How: EndingKind.Delivered } ? Attempt.Told : null;
}
