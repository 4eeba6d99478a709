using ChatEmulator.Deliveries;
using ChatEmulator.Exchanges;
using ChatEmulator.Journals;
using ChatEmulator.Judging.Verdicts;
using ChatEmulator.Providers;
using ChatEmulator.Scenarios;
using ChatEmulator.Worlds;

namespace ChatEmulator;

/// <summary>What became of a call: its effect, its answer and its delivery. Whoever plays the script closes the call.</summary>
/// <param name="World">The world that it happened in.</param>
/// <param name="Ticket">Its place in the journal.</param>
/// <param name="At">When it was decided, on the world's clock: what its script waits for is counted from here.</param>
/// <param name="Operation">The operation; null when the path is nobody's.</param>
/// <param name="Account">The proven account; null when none is.</param>
/// <param name="Plan">What was decided of it, and by which rule.</param>
/// <param name="Refusal">Why the vendor refuses; null when it does not.</param>
/// <param name="Effect">What it really did.</param>
/// <param name="Script">How the answer is sent.</param>
/// <param name="EpochEnds">Cancelled when the world is reset: then the script is cut off.</param>
public readonly record struct Outcome(
    World World,
    Ticket Ticket,
    DateTimeOffset At,
    string? Operation,
    string? Account,
    Plan Plan,
    Refusal? Refusal,
    Effect Effect,
    Script Script,
    CancellationToken EpochEnds)
{
    /// <summary>The rule that decided; null when none fired.</summary>
    public string? Rule => Plan.Rule;

    /// <summary>The limit that decided; null when none did.</summary>
    public string? Limit => Plan.Limit;

    /// <summary>Why the vendor refuses, for the developer of the client; null when it does not.</summary>
    public string? Why => Refusal?.Told;

    /// <summary>Follows the world through the epoch in which the call came; null when nothing is expected.</summary>
    internal Judge? Judge { get; init; }

    /// <summary>Records how the delivery ended.</summary>
    public void Close(in Ending ending)
    {
        World.Journal.Close(Ticket, ending, silently: Script.IsSilent && ending.How is not (EndingKind.ClientLeft or EndingKind.Abandoned), Script.SaysUnseen);
        if (Judge?.AsksForEndings == true)
        {
            lock (World.Gate)
            {
                Judge.Ended(Ticket.Number, ending);
            }
        }

        World.Arrived();
    }
}
