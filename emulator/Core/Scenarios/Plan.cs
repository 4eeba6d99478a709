using ChatEmulator.Deliveries;
using ChatEmulator.Exchanges;

namespace ChatEmulator.Scenarios;

/// <summary>Where a rule acts.</summary>
public enum Stage
{
    /// <summary>Before the vendor looks at anything.</summary>
    Edge,

    /// <summary>Only calls that the vendor would accept.</summary>
    Accepted,

    /// <summary>Only calls that the vendor refuses.</summary>
    Refused,

    /// <summary>Whatever the vendor says.</summary>
    Any,
}

/// <summary>What becomes of one call: the three axes, and who decided.</summary>
/// <param name="Rule">The rule's name; null when none fired and the provider's own answer goes out promptly.</param>
/// <param name="Stage">Where the rule acted; <see cref="Stage.Any"/> when none fired.</param>
/// <param name="Wish">What is to take effect.</param>
/// <param name="Answer">What is told instead of the provider's own answer; null keeps it.</param>
/// <param name="Deliveries">How it travels, in the order of the menu; empty is prompt.</param>
/// <param name="DeliveryWord">The words of the deliveries, such as <c>delay 3s</c>; null when prompt.</param>
public sealed record Plan(
    string? Rule,
    Stage Stage,
    Wish Wish,
    Answer? Answer,
    IReadOnlyList<Delivery> Deliveries,
    string? DeliveryWord)
{
    /// <summary>Whether the client gets to see the vendor's own answer.</summary>
    public bool TellsOwnAnswer { get; } = Answer is null && !Deliveries.Any(delivery => delivery.HidesAnswer);

    /// <summary>What is true of the tokens that are minted; null for what is told of them.</summary>
    public Minting? Minting { get; init; }

    /// <summary>The plan as it is played for one call; itself when nothing of it depends on the call.</summary>
    public Plan Settled(in Occasion occasion)
    {
        var settled = Menu.Settle(Deliveries, occasion);
        return ReferenceEquals(settled, Deliveries) ? this : this with { Deliveries = settled, DeliveryWord = Menu.Told(settled) };
    }

    /// <summary>Nothing is bent.</summary>
    public static Plan Own { get; } = new(null, Stage.Any, new Wish(WishKind.Applied), null, [], null);
}

/// <summary>What is told instead of the provider's own answer.</summary>
public abstract record Answer;

/// <summary>An error of the provider's catalogue, in its dialect.</summary>
/// <param name="Name">The error's name.</param>
/// <param name="RetryAfter">Whole seconds for a Retry-After header, rounded up; null for no header.</param>
public sealed record ErrorAnswer(string Name, TimeSpan? RetryAfter = null) : Answer;

/// <summary>An answer written out.</summary>
/// <param name="Reply">The whole reply.</param>
public sealed record WrittenAnswer(Reply Reply) : Answer;
