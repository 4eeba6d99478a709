using ChatEmulator.Contracts;
using ChatEmulator.Exchanges;
using ChatEmulator.Scenarios.Matching;
using ChatEmulator.Time;

namespace ChatEmulator.Scenarios;

/// <summary>One rule, checked and compiled.</summary>
internal sealed class Rule
{
    private readonly Purpose _mixing = new("");

    /// <summary>Its name, unique in its scenario.</summary>
    public required string Name
    {
        get;
        init
        {
            field = value;
            (Purpose, _mixing) = (new Purpose($"rule {value}"), new Purpose($"mix {value}"));
        }
    }

    /// <summary>What becomes of a call on which it fires; of a list of answers, the first.</summary>
    public Plan Plan => Plans[0];

    /// <summary>What may become of calls: one plan, or one for each answer of a list or a mix.</summary>
    internal Plan[] Plans { get; init; } = [Plan.Own];

    /// <summary>For a mix, up to which part of one each of its plans is drawn; else null.</summary>
    internal double[]? Shares { get; init; }

    internal IReadOnlyList<CatalogueOperation> Calls { get; init; } = [];

    /// <summary>Calls of which protocols it meets: those by which its deliveries can be played.</summary>
    internal Protocols On { get; init; } = Protocols.All;

    internal Condition[] When { get; init; } = [];

    /// <summary>The states in which it acts; empty for all.</summary>
    internal string[] In { get; init; } = [];

    /// <summary>The state to which it leads; null when it leads to none.</summary>
    internal string? Next { get; init; }

    /// <summary>When it acts, since the world's zero.</summary>
    internal Window During { get; init; } = Window.Always;

    /// <summary>How many calls that meet it pass before it fires.</summary>
    internal long After { get; init; }

    /// <summary>On the how-manieth of the calls that are left it fires each time; 1 for all.</summary>
    internal long Every { get; init; } = 1;

    /// <summary>On which of the calls that meet it alone it fires, in ascending order; empty for all.</summary>
    internal long[] Only { get; init; } = [];

    /// <summary>How often it fires; null without a limit.</summary>
    internal long? Times { get; init; }

    /// <summary>Whether the rules below have their turn although it has fired.</summary>
    internal bool Continues { get; init; }

    /// <summary>The place by whose values its calls are counted; null when they are counted as one.</summary>
    internal Subject? Per { get; init; }

    /// <summary>On which part of the calls that its counts let it have it fires; 1 for all.</summary>
    internal double Probability { get; init; } = 1;

    /// <summary>What it draws for, and what its counts are kept by: its name.</summary>
    internal Purpose Purpose { get; private init; } = new("");

    /// <summary>Whether anything that it does is drawn.</summary>
    internal bool Draws => Probability < 1 || Shares is not null;

    /// <summary>Whether its answers tell claims of the token that a call presents.</summary>
    internal bool TellsTokens { get; init; }

    /// <summary>Whether it looks at the token that a call presents.</summary>
    internal bool LooksAtTokens => TellsTokens || Per is TokenSubject || When.Any(condition => condition.Subject is TokenSubject);

    /// <summary>Whether it asks which call this is of its value.</summary>
    internal bool CountsCalls => Per is not null && When.Any(condition => condition.Subject is CallSubject);

    /// <summary>Whether it counts calls that other rules decide.</summary>
    internal bool CountsOthers => After > 0 || Every > 1 || Only.Length > 0;

    /// <summary>Whether nothing but its stage and operations decides that it fires, and nothing is left to rules below.</summary>
    internal bool IsUnlimited =>
        !CountsOthers && Times is null && When.Length == 0 && In.Length == 0 && During == Window.Always && On == Protocols.All && Per is null && Probability >= 1 && !Continues;

    internal bool Meets(ref Glance glance) => FitsStage(glance.Accepted) && IsOn(glance.Protocol) && IsIn(ref glance) && Unmet(ref glance) is null && HasValue(ref glance);

    internal bool FitsStage(bool accepted) => Plan.Stage is Stage.Edge or Stage.Any || Plan.Stage == Stage.Accepted == accepted;

    internal bool IsOn(Protocols protocol) => (On & protocol) != Protocols.None;

    internal bool IsIn(ref Glance glance) => In.Length == 0 || Array.IndexOf(In, glance.State) >= 0;

    /// <summary>The first condition that does not hold; null when all do.</summary>
    internal Condition? Unmet(ref Glance glance)
    {
        foreach (var condition in When)
        {
            if (!condition.Holds(ref glance))
            {
                return condition;
            }
        }

        return null;
    }

    internal bool HasValue(ref Glance glance) => Per is null || glance.At(Per).Is != Found.Shape.Nothing;

    /// <summary>Draws for a call, by a key of its own or by the call's.</summary>
    internal bool Wins(in Situation situation, ulong? key) =>
        Probability >= 1 || situation.Chance.For(Purpose, key ?? situation.Chance.Key).Fraction() < Probability;

    /// <summary>What becomes of a call on which it fires.</summary>
    /// <param name="nth">The how-manieth firing it is.</param>
    /// <param name="situation">The call.</param>
    /// <param name="key">What it draws by instead of the call's key; null for the call's.</param>
    internal Plan Fire(long nth, in Situation situation, ulong? key)
    {
        if (Shares is null)
        {
            return Plans[Math.Min(nth, Plans.Length) - 1];
        }

        var drawn = situation.Chance.For(_mixing, key ?? situation.Chance.Key).Fraction();
        var i = 0;
        while (i < Plans.Length - 1 && drawn >= Shares[i])
        {
            i++;
        }

        return Plans[i];
    }
}
