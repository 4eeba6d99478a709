using ChatEmulator.Contracts;
using ChatEmulator.Scenarios.Matching;
using ChatEmulator.Time;

namespace ChatEmulator.Scenarios.Limits;

/// <summary>One limit, checked and compiled: which calls it meters, and what becomes of those that are too many.</summary>
public sealed class Limit
{
    internal Limit(Measure measure) => Measure = measure;

    /// <summary>Its name. Limits of one name share their count.</summary>
    public required string Name
    {
        get;
        init => (field, Print) = (value, Mix.Text(value));
    }

    /// <summary>What becomes of a call that is one too many: nothing takes effect, and the vendor never sees it.</summary>
    public required Plan Plan { get; init; }

    internal Measure Measure { get; }

    internal IReadOnlyList<CatalogueOperation> Calls { get; init; } = [];

    internal Condition[] When { get; init; } = [];

    /// <summary>The place by whose values it counts; null when all calls are counted as one.</summary>
    internal Subject? Per { get; init; }

    /// <summary>What its meters are kept by.</summary>
    internal ulong Print { get; private init; }

    internal bool TellsWhen => Plan.Answer is ErrorAnswer { RetryAfter.WhenAllowed: true };

    internal bool Covers(ref Glance glance)
    {
        foreach (var condition in When)
        {
            if (!condition.Holds(ref glance))
            {
                return false;
            }
        }

        return Per is null || glance.At(Per).Is != Found.Shape.Nothing;
    }

    /// <summary>The plan, with the time after which a call is let through again.</summary>
    internal Plan Refuse(TimeSpan wait)
    {
        var error = (ErrorAnswer)Plan.Answer!;
        return Plan with { Answer = error with { RetryAfter = error.RetryAfter! with { In = wait } } };
    }
}
