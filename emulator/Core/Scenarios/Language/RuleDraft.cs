using ChatEmulator.Contracts;
using ChatEmulator.Deliveries;
using ChatEmulator.Exchanges;
using ChatEmulator.Scenarios.Matching;
using ChatEmulator.Scenarios.Sources;
using ChatEmulator.Time;

namespace ChatEmulator.Scenarios.Language;

/// <summary>A rule while its keys are being read, and what follows from keys that are left out.</summary>
/// <param name="vocabulary">The words that providers bring.</param>
/// <param name="places">The places that rules of this scenario look at: one of each, so that it is looked up once a call.</param>
internal sealed class RuleDraft(Vocabulary vocabulary, Dictionary<string, Subject> places)
{
    public Vocabulary Vocabulary { get; } = vocabulary;

    public string? Name { get; set; }

    public IReadOnlyList<CatalogueOperation> Calls { get; set; } = [];

    public List<Condition> When { get; } = [];

    /// <summary>The body paths of <see cref="When"/>, to be held against what the covered operations know.</summary>
    public List<(TextNode Key, BodyPath Path)> BodyPaths { get; } = [];

    public Dictionary<string, Subject> Places { get; } = places;

    public Subject? Per { get; set; }

    public double Probability { get; set; } = 1;

    public long? Times { get; set; }

    public long After { get; set; }

    public Stage? At { get; set; }

    public Answer? Answer { get; set; }

    public Wish? Effect { get; set; }

    public IReadOnlyList<Delivery> Deliveries { get; set; } = [];

    public TimeSpan? Life { get; set; }

    public bool? Revoked { get; set; }

    public bool ReadsAlone => Calls.All(operation => !operation.ChangesState);

    public bool WritesSuccess => Answer is WrittenAnswer { Reply.Status: >= 200 and < 300 };

    public bool HidesAnswer => Deliveries.Any(delivery => delivery.HidesAnswer);

    /// <summary>Whether the vendor's answer never leaves the emulator.</summary>
    public bool ReplacesAnswer => Answer is not null || Deliveries.Any(delivery => delivery.HidesAnswer && !delivery.ShowsHeaders);

    /// <summary>What takes effect: what the rule says, else what is obvious.</summary>
    public Wish Wish => Effect ?? new Wish(IsNoneObvious ? WishKind.None : WishKind.Applied);

    /// <summary>Where the rule acts: what it says, else the first that fits.</summary>
    public Stage Stage => At
        ?? (!ReplacesAnswer && Effect is null && !BendsTokens ? Stage.Any
        : ReplacesAnswer && Wish.Kind == WishKind.None ? Stage.Edge
        : Stage.Accepted);

    private bool BendsTokens => Life is not null || Revoked == true;

    // Where a token is all that it bends, a call that mints none does not meet the rule: it would be counted for nothing.
    private IReadOnlyList<CatalogueOperation> Covered =>
        BendsTokens && !ReplacesAnswer && Effect is null && Deliveries.Count == 0 ? [.. Calls.Where(operation => operation.Mints)] : Calls;

    // A call that is refused or never looked at changes nothing, and neither does a read whose answer is replaced.
    private bool IsNoneObvious =>
        At is Stage.Edge or Stage.Refused || (Answer is not null && !WritesSuccess) || (ReadsAlone && ReplacesAnswer);

    public Rule Finish() => new()
    {
        Name = Name!,
        Purpose = new Purpose($"rule {Name}"),
        Calls = Covered,
        When = [.. When],
        Per = Per,
        Probability = Probability,
        Times = Times,
        After = After,
        Plan = new Plan(Name, Stage, Wish, Answer, [.. Deliveries.Select(delivery => delivery.Of(Name!))], Menu.Told(Deliveries))
        {
            Minting = BendsTokens ? new Minting(Name!, Life, Revoked == true) : null,
        },
    };
}
