using ChatEmulator.Deliveries;
using ChatEmulator.Exchanges;

namespace ChatEmulator.Scenarios;

/// <summary>Where a rule acts.</summary>
internal enum Stage
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
/// <param name="Rule">The rule's name, those of several joined by <c> + </c>; null when none fired and the provider's own answer goes out promptly.</param>
/// <param name="Stage">Where the rule acted; <see cref="Stage.Any"/> when none fired.</param>
/// <param name="Wish">What is to take effect.</param>
/// <param name="Answer">What is told instead of the provider's own answer; null keeps it.</param>
/// <param name="Deliveries">How it travels, in the order of the menu; empty is prompt.</param>
internal sealed record Plan(string? Rule, Stage Stage, Wish Wish, Answer? Answer, IReadOnlyList<Delivery> Deliveries)
{
    /// <summary>Nothing is bent.</summary>
    public static Plan Own { get; } = new(null, Stage.Any, new Wish(WishKind.Applied), null, []);

    /// <summary>The words of the deliveries, such as <c>delay 3s</c>; null when prompt.</summary>
    public string? DeliveryWord { get; private init; } = Menu.Told(Deliveries);

    /// <summary>Whether the client gets to see the vendor's own answer.</summary>
    public bool TellsOwnAnswer { get; } = Answer?.Replaces != true && !Deliveries.Any(delivery => delivery.HidesAnswer);

    /// <summary>The limit that decided, in a rule's place; null when none did.</summary>
    public string? Limit { get; init; }

    /// <summary>What is true of the tokens that are minted; null for what is told of them.</summary>
    public Minting? Minting { get; init; }

    /// <summary>How the message that is taken fails to be sent; null when it does not.</summary>
    public SendingFailure? Sending { get; init; }

    /// <summary>What is done once the call has been decided, in order.</summary>
    public IReadOnlyList<Sequel> Then { get; init; } = [];

    /// <summary>By how much the world's clock is advanced once the call has been decided; zero for not at all.</summary>
    public TimeSpan Advance { get; init; }

    /// <summary>Of a call of a stub that no entry answered: why; else null.</summary>
    public string? Unmet { get; init; }

    /// <summary>Of a call of a stub: what the stub answers by itself; null for a call of a vendor's.</summary>
    internal Answer? OfStub { get; init; }

    /// <summary>Whether it says what takes effect, in so many words or by hiding the answer.</summary>
    internal bool SaysEffect { get; init; }

    /// <summary>Whether what takes effect follows from it; a plan of which it does not leaves that to the rules below, when it leaves them anything.</summary>
    private bool Decides => SaysEffect || Answer?.Replaces == true;

    /// <summary>The plan as it is played for one call; itself when nothing of it depends on the call.</summary>
    internal Plan Settled(in Occasion occasion)
    {
        var settled = Menu.Settle(Deliveries, occasion);
        return ReferenceEquals(settled, Deliveries) ? this : this with { Deliveries = settled, DeliveryWord = Menu.Told(settled) };
    }

    /// <summary>What results when a rule above has decided this and goes on: it has its axes, and those it left are the other's.</summary>
    internal Plan Over(Plan below)
    {
        // An answer that is not told has no say in what happens.
        var decides = below.SaysEffect || (Answer is null && below.Answer?.Replaces == true);
        var decider = Decides || !decides ? this : below;
        return new Plan(below.Rule is null ? Rule : $"{Rule} + {below.Rule}", decider.Decides ? decider.Stage : Stage.Any, decider.Wish, Answer ?? below.Answer, Together(below.Deliveries))
        {
            Minting = Minting ?? below.Minting,
            Sending = Sending ?? below.Sending,
            Then = [.. Then, .. below.Then],
            Advance = Advance + below.Advance,
            SaysEffect = decider.Decides,
            Unmet = below.Unmet,
        };
    }

    // They add up, where they can; else what the first says stands, unless an answer is hidden below that it only makes slow or odd: what takes
    // effect was said for a client that does not see it.
    private IReadOnlyList<Delivery> Together(IReadOnlyList<Delivery> below)
    {
        if (Deliveries.Count == 0 || below.Count == 0)
        {
            return Deliveries.Count == 0 ? below : Deliveries;
        }

        var kept = below.Where(other => Deliveries.All(own => !Menu.AreAlike(own, other) && (Company.AreFit(own, other) || (other.HidesAnswer && !own.HidesAnswer)))).ToList();
        return Menu.InOrder([.. Deliveries.Where(own => kept.TrueForAll(other => Company.AreFit(own, other))), .. kept]);
    }
}

/// <summary>What is told instead of the provider's own answer.</summary>
internal abstract record Answer
{
    /// <summary>Whether nothing of the provider's own answer is left.</summary>
    public virtual bool Replaces => true;

    /// <summary>Whether it tells of a success that the rule itself has written.</summary>
    public virtual bool TellsSuccess => false;
}

/// <summary>An error of the provider's catalogue, in its dialect.</summary>
/// <param name="Name">The error's name.</param>
/// <param name="RetryAfter">What its Retry-After header says; null for no header.</param>
internal sealed record ErrorAnswer(string Name, RetryAfter? RetryAfter = null) : Answer;

/// <summary>An answer written out.</summary>
/// <param name="Reply">The whole reply.</param>
internal sealed record WrittenAnswer(Reply Reply) : Answer
{
    /// <inheritdoc/>
    public override bool TellsSuccess => Reply.Status is >= 200 and < 300;
}
