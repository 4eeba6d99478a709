using ChatEmulator.Exchanges;
using ChatEmulator.Options;

namespace ChatEmulator.Deliveries;

/// <summary>
/// How an answer travels. A delivery turns one script into another, so deliveries compose as functions do: a delay before
/// a reset is the one applied to the other. One delivery is one file and one word, the same in code, YAML, journal and docs.
/// </summary>
internal abstract record Delivery
{
    /// <summary>The word for it in the journal, with its parts, such as <c>delay 3s</c>.</summary>
    public abstract string Word { get; }

    /// <summary>Which part of an answer's way it bends. Of each part but the first a call has one at most.</summary>
    public abstract Part Part { get; }

    /// <summary>By which protocols it can be done.</summary>
    public virtual Protocols On => Protocols.All;

    /// <summary>Whether the client never sees the answer, or not as it was: then a rule must say what takes effect.</summary>
    public abstract bool HidesAnswer { get; }

    /// <summary>Whether an answer without a body leaves it nothing to do.</summary>
    public virtual bool NeedsBody => false;

    /// <summary>Whether anything of the answer is sent, be it the head alone.</summary>
    public virtual bool SendsHead => true;

    /// <summary>Whether anything of a body is sent.</summary>
    public virtual bool SendsBody => true;

    /// <summary>Whether the emulator writes the head itself, past the server's framing; such an answer ends with its connection.</summary>
    public virtual bool WritesHead => false;

    /// <summary>Whether what is left then has a body; null when that is as it was.</summary>
    public virtual bool? HasBody => null;

    /// <summary>Whether chance has a say, so that another seed is another run.</summary>
    public virtual bool Draws => false;

    /// <summary>The same as a rule's own: what it draws is drawn by the rule's name.</summary>
    public virtual Delivery Of(string rule) => this;

    /// <summary>What it comes to for one call: a delivery that no longer depends on anything. Most are that already.</summary>
    public virtual Delivery Settle(in Occasion occasion) => this;

    /// <summary>The script that results when this delivery is laid over another one.</summary>
    public abstract Script Over(Script script);
}

/// <summary>Which part of an answer's way a delivery bends, from the first to the last.</summary>
internal enum Part
{
    /// <summary>What happens before the answer begins: waits, interim answers.</summary>
    Start,

    /// <summary>What is sent in the place of the body, or of the whole answer.</summary>
    Content,

    /// <summary>In which pieces, and how fast.</summary>
    Pace,

    /// <summary>How it ends before its end.</summary>
    End,

    /// <summary>What becomes of the connection once the answer is there.</summary>
    After,
}

/// <summary>A delivery as the scenario language offers it.</summary>
/// <param name="Word">The word in YAML.</param>
/// <param name="About">One or two sentences for the manual: what the client sees.</param>
/// <param name="Example">How it is written after <c>delivery:</c>.</param>
/// <param name="Parts">What may be set in <c>word: {…}</c>.</param>
/// <param name="Scalar">The part that <c>word: value</c> sets, such as the duration of a delay; null when there is none.</param>
/// <param name="Make">Makes the delivery from what was set.</param>
internal sealed record DeliveryWord(
    string Word,
    string About,
    string Example,
    IReadOnlyList<Option> Parts,
    string? Scalar,
    Func<OptionValues, Delivery> Make)
{
    /// <summary>What is wrong between the parts, in a sentence with the remedy; null when nothing is.</summary>
    public Func<OptionValues, string?>? Check { get; init; }
}
