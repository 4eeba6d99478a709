using ChatEmulator.Deliveries;
using ChatEmulator.Exchanges;
using ChatEmulator.Journals;
using ChatEmulator.Judging.Verdicts;
using ChatEmulator.Providers;
using ChatEmulator.Scenarios;
using ChatEmulator.Worlds;

namespace ChatEmulator;

/// <summary>What became of a call: its effect, its answer and its delivery. Whoever plays the script closes the call.</summary>
public readonly record struct Outcome
{
    internal Outcome(
        World world, Ticket ticket, DateTimeOffset at, string? operation, string? account, Plan plan, Refusal? refusal, Effect effect, Script script, CancellationToken epochEnds)
    {
        (World, Ticket, At) = (world, ticket, at);
        (Operation, Account) = (operation, account);
        (Plan, Refusal) = (plan, refusal);
        (Effect, Script, EpochEnds) = (effect, script, epochEnds);
    }

    /// <summary>The world that it happened in.</summary>
    public World World { get; }

    /// <summary>Its place in the journal.</summary>
    internal Ticket Ticket { get; }

    /// <summary>When it was decided, on the world's clock: what its script waits for is counted from here.</summary>
    public DateTimeOffset At { get; }

    /// <summary>The operation; null when the path is nobody's.</summary>
    public string? Operation { get; }

    /// <summary>The proven account; null when none is.</summary>
    public string? Account { get; }

    /// <summary>What was decided of it, and by which rule.</summary>
    internal Plan Plan { get; }

    /// <summary>Why the vendor refuses; null when it does not.</summary>
    internal Refusal? Refusal { get; }

    /// <summary>What it really did.</summary>
    public Effect Effect { get; }

    /// <summary>How the answer is sent.</summary>
    public Script Script { get; internal init; }

    /// <summary>Cancelled when the world is reset: then the script is cut off.</summary>
    public CancellationToken EpochEnds { get; }

    /// <summary>The rule that decided; null when none fired.</summary>
    public string? Rule => Plan.Rule;

    /// <summary>The limit that decided; null when none did.</summary>
    public string? Limit => Plan.Limit;

    /// <summary>Why the vendor refuses, for the developer of the client; null when it does not.</summary>
    public string? Why => Refusal?.Told;

    /// <summary>Follows the world through the epoch in which the call came; null when nothing is expected.</summary>
    internal Judge? Judge { get; init; }

    /// <summary>The world's epoch in which the call came.</summary>
    internal int Epoch { get; init; }

    /// <summary>When its last byte was in: monotonic real time.</summary>
    internal long Arrived { get; init; }

    /// <summary>Records how the delivery ended. Told once for each call.</summary>
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
        if (World.Heard is { } hearing)
        {
            Tell(hearing, ending);
        }
    }

    /// <summary>The same, once it is counted among those in flight.</summary>
    internal Outcome Begun()
    {
        World.Heard?.Begin();
        return this;
    }

    private void Tell(Hearing hearing, in Ending ending)
    {
        hearing.Tell(new EndedCall
        {
            World = World,
            Epoch = Epoch,
            Ticket = Ticket,
            At = At,
            Arrived = Arrived,
            Operation = Operation,
            Plan = Plan,
            Status = Script.Reply.Status,
            Effect = Effect,
            Ending = ending,
        });
        if (hearing.IsListenedTo)
        {
            World.Journal.Leave(Ticket);
        }
    }
}
