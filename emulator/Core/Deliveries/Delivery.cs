using ChatEmulator.Options;

namespace ChatEmulator.Deliveries;

/// <summary>
/// How an answer travels. A delivery turns one script into another, so deliveries compose as functions do: a delay before
/// a reset is the one applied to the other. One delivery is one file and one word, the same in code, YAML, journal and docs.
/// </summary>
public abstract record Delivery
{
    /// <summary>The word for it in the journal, with its parts, such as <c>delay 3s</c>.</summary>
    public abstract string Word { get; }

    /// <summary>Whether the client never sees the answer: then a rule must say what takes effect.</summary>
    public abstract bool HidesAnswer { get; }

    /// <summary>Whether the client sees status and headers of an answer whose body is hidden.</summary>
    public virtual bool ShowsHeaders => false;

    /// <summary>Whether chance has a say, so that another seed is another run.</summary>
    public virtual bool Draws => false;

    /// <summary>The same as a rule's own: what it draws is drawn by the rule's name.</summary>
    public virtual Delivery Of(string rule) => this;

    /// <summary>What it comes to for one call: a delivery that no longer depends on anything. Most are that already.</summary>
    public virtual Delivery Settle(in Occasion occasion) => this;

    /// <summary>The script that results when this delivery is laid over another one.</summary>
    public abstract Script Over(Script script);
}

/// <summary>A delivery as the scenario language offers it.</summary>
/// <param name="Word">The word in YAML.</param>
/// <param name="About">One or two sentences for the manual: what the client sees.</param>
/// <param name="Example">How it is written after <c>delivery:</c>.</param>
/// <param name="Parts">What may be set in <c>word: {…}</c>.</param>
/// <param name="Scalar">The part that <c>word: value</c> sets, such as the duration of a delay; null when there is none.</param>
/// <param name="Make">Makes the delivery from what was set.</param>
public sealed record DeliveryWord(
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
