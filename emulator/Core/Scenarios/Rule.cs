using ChatEmulator.Contracts;
using ChatEmulator.Scenarios.Matching;
using ChatEmulator.Time;

namespace ChatEmulator.Scenarios;

/// <summary>One rule, checked and compiled.</summary>
public sealed class Rule
{
    /// <summary>Its name, unique in its scenario.</summary>
    public required string Name { get; init; }

    /// <summary>What becomes of a call on which it fires.</summary>
    public Plan Plan { get; internal init; } = Plan.Own;

    internal IReadOnlyList<CatalogueOperation> Calls { get; init; } = [];

    internal Condition[] When { get; init; } = [];

    /// <summary>How many calls that meet it pass before it fires.</summary>
    internal long After { get; init; }

    /// <summary>How often it fires; null without a limit.</summary>
    internal long? Times { get; init; }

    /// <summary>The place by whose values its calls are counted; null when they are counted as one.</summary>
    internal Subject? Per { get; init; }

    /// <summary>On which part of the calls that its counts let it have it fires; 1 for all.</summary>
    internal double Probability { get; init; } = 1;

    /// <summary>What it draws for, and what its counts are kept by: its name.</summary>
    internal Purpose Purpose { get; init; } = new("");

    /// <summary>Whether nothing but its stage and operations decides that it fires.</summary>
    internal bool IsUnlimited => After == 0 && Times is null && When.Length == 0 && Per is null && Probability >= 1;

    /// <summary>Whether it looks at the token that a call presents.</summary>
    internal bool LooksAtTokens => Per is TokenSubject || When.Any(condition => condition.Subject is TokenSubject);

    /// <summary>Whether it asks which call this is of its value.</summary>
    internal bool CountsCalls => Per is not null && When.Any(condition => condition.Subject is CallSubject);

    internal bool Meets(ref Glance glance)
    {
        if (Plan.Stage is Stage.Accepted or Stage.Refused && Plan.Stage == Stage.Accepted != glance.Accepted)
        {
            return false;
        }

        foreach (var condition in When)
        {
            if (!condition.Holds(ref glance))
            {
                return false;
            }
        }

        return Per is null || glance.At(Per).Is != Found.Shape.Nothing;
    }

    /// <summary>Draws for a call, by a key of its own or by the call's.</summary>
    internal bool Wins(in Situation situation, ulong? key) =>
        Probability >= 1 || situation.Chance.For(Purpose, key ?? situation.Chance.Key).Fraction() < Probability;
}
