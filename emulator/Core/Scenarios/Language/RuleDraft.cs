using ChatEmulator.Contracts;
using ChatEmulator.Deliveries;
using ChatEmulator.Exchanges;
using ChatEmulator.Scenarios.Matching;
using ChatEmulator.Scenarios.Sources;

namespace ChatEmulator.Scenarios.Language;

/// <summary>A rule while its keys are being read, and what follows from keys that are left out.</summary>
/// <param name="vocabulary">The words that providers bring.</param>
/// <param name="places">The places that rules of this scenario look at: one of each, so that it is looked up once a call.</param>
internal sealed class RuleDraft(Vocabulary vocabulary, Dictionary<string, Subject> places) : IOnlooker
{
    public Vocabulary Vocabulary { get; } = vocabulary;

    public string? Name { get; set; }

    public IReadOnlyList<CatalogueOperation> Calls { get; set; } = [];

    public List<Condition> When { get; } = [];

    /// <summary>The body paths of <see cref="When"/>, to be held against what the covered operations know.</summary>
    public List<(TextNode Key, BodyPath Path)> BodyPaths { get; } = [];

    /// <summary>The names of path segments that are looked at, to be held against those of the covered operations.</summary>
    public List<(TextNode Key, string Name)> PathNames { get; } = [];

    public Dictionary<string, Subject> Places { get; } = places;

    public List<TextNode> In { get; } = [];

    public TextNode? Next { get; set; }

    public Subject? Per { get; set; }

    public double Probability { get; set; } = 1;

    public long? Times { get; set; }

    public long After { get; set; }

    public long Every { get; set; } = 1;

    public long[] Only { get; set; } = [];

    public Window During { get; set; } = Window.Always;

    public Stage? At { get; set; }

    /// <summary>What is told: one answer, or those of a list or a mix.</summary>
    public AnswerChoice Answer { get; set; } = AnswerChoice.Own;

    /// <summary>Whether its answers tell claims of the token that a call presents.</summary>
    public bool TellsTokens { get; set; }

    /// <summary>What its answers alter of the vendor's own.</summary>
    public List<AlterDraft> Alters { get; } = [];

    /// <summary>Whether the last answer of a list is told for ever.</summary>
    public bool RepeatsLast { get; set; }

    public Wish? Effect { get; set; }

    public IReadOnlyList<Delivery> Deliveries { get; set; } = [];

    public TimeSpan? Life { get; set; }

    public bool? Revoked { get; set; }

    public SendingFailure? Sending { get; set; }

    public List<(SequelKind Kind, SequelScope Scope, Node At)> Then { get; } = [];

    public TimeSpan Advance { get; set; }

    public Node? AdvanceAt { get; set; }

    public bool? Continues { get; set; }

    /// <summary>Calls of which protocols it meets.</summary>
    public Protocols On => Company.On(Deliveries);

    /// <summary>Whether nothing of the answer is sent, or another one in its place.</summary>
    public bool SendsNoAnswer => Deliveries.Any(delivery => !delivery.SendsHead || delivery.HasBody == true);

    public bool ReadsAlone => Calls.All(operation => !operation.ChangesState);

    public bool HidesAnswer => Deliveries.Any(delivery => delivery.HidesAnswer);

    public bool BendsTokens => Life is not null || Revoked == true;

    /// <summary>Whether the vendor's answer never leaves the emulator.</summary>
    public bool ReplacesAnswer => SendsNoAnswer || Answer.All.All(answer => answer?.Replaces == true);

    /// <summary>Whether nothing takes effect, whichever answer is told.</summary>
    public bool HasNoEffect => Answer.All.All(answer => WishOf(answer).Kind == WishKind.None);

    /// <summary>Where the rule acts: what it says, else the first that fits.</summary>
    public Stage Stage => At
        ?? (IsVisibleDelivery ? Stage.Any
        : ReplacesAnswer && HasNoEffect ? Stage.Edge
        : Stage.Accepted);

    /// <summary>Whether it bends nothing of the call itself and only says what follows from it.</summary>
    public bool OnlyFollows => !BendsTokens && Sending is null && Effect is null && Deliveries.Count == 0 && Answer == AnswerChoice.Own;

    private bool IsVisibleDelivery =>
        Deliveries.Count > 0 && !SendsNoAnswer && Effect is null && !BendsTokens && Sending is null && Answer == AnswerChoice.Own && Then.Count == 0 && Next is null && Advance == TimeSpan.Zero;

    // Where a token or a message is all that it bends, a call that makes none does not meet the rule: it would be counted for nothing.
    private IReadOnlyList<CatalogueOperation> Covered =>
        ReplacesAnswer || Effect is not null || Deliveries.Count > 0 || Answer != AnswerChoice.Own ? Calls
        : BendsTokens ? [.. Calls.Where(operation => operation.Mints)]
        : Sending is not null ? [.. Calls.Where(operation => operation.Sends)]
        : Calls;

    public Rule Finish() => new()
    {
        Name = Name!,
        Calls = Covered,
        On = On,
        When = [.. When],
        In = [.. In.Select(state => state.Value)],
        Next = Next?.Value,
        Per = Per,
        Probability = Probability,
        During = During,
        Times = Times ?? (Answer.IsList && !RepeatsLast ? Answer.All.Count : null),
        After = After,
        Every = Every,
        Only = Only,
        Continues = Continues ?? OnlyFollows,
        Plans = Planned(),
        Shares = Answer.Shares,
        TellsTokens = TellsTokens,
    };

    // One stage for all of them, asked once: it looks at every answer.
    private Plan[] Planned()
    {
        var stage = Stage;
        return [.. Answer.All.Select(answer => Plan(answer, stage))];
    }

    private Plan Plan(Answer? answer, Stage stage) => new(Name, stage, WishOf(answer), answer, [.. Deliveries.Select(delivery => delivery.Of(Name!))])
    {
        Minting = BendsTokens ? new Minting(Name!, Life, Revoked == true) : null,
        Sending = Sending,
        Then = [.. Then.Select(each => new Sequel(each.Kind, each.Scope, Name!))],
        Advance = Advance,
        SaysEffect = Effect is not null || HidesAnswer,
    };

    // What the rule says, else what is obvious. A call that is refused or never looked at changes nothing, and neither does a read whose answer is replaced.
    private Wish WishOf(Answer? answer) => Effect ?? new Wish(
        At is Stage.Edge or Stage.Refused
        || (answer is { Replaces: true, TellsSuccess: false })
        || (ReadsAlone && (HidesAnswer || answer?.Replaces == true))
            ? WishKind.None
            : WishKind.Applied);
}
