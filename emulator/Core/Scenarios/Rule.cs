using ChatEmulator.Contracts;
using ChatEmulator.Scenarios.Matching;

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

    /// <summary>Whether nothing but its stage and operations decides that it fires.</summary>
    internal bool IsUnlimited => After == 0 && Times is null && When.Length == 0;

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

        return true;
    }
}
