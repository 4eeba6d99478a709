using ChatEmulator.Contracts;
using ChatEmulator.Exchanges;
using ChatEmulator.Scenarios.Matching;
using ChatEmulator.Time;

namespace ChatEmulator.Scenarios.Limits;

/// <summary>One limit, checked and compiled: which calls it meters, and what becomes of those that are too many.</summary>
internal sealed class Limit
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

    /// <summary>Calls of which protocols it meters: those by which its refusal can be delivered.</summary>
    internal Protocols On { get; init; } = Protocols.All;

    internal Condition[] When { get; init; } = [];

    /// <summary>The place by whose values it counts; null when all calls are counted as one.</summary>
    internal Subject? Per { get; init; }

    /// <summary>What its meters are kept by.</summary>
    internal ulong Print { get; private init; }

    /// <summary>Whether its answer tells claims of the token that a call presents.</summary>
    internal bool TellsTokens { get; init; }

    internal bool TellsWhen => Plan.Answer is ErrorAnswer { RetryAfter.WhenAllowed: true };

    internal bool LooksAtTokens => TellsTokens || Per is TokenSubject || When.Any(condition => condition.Subject is TokenSubject);

    internal bool Covers(ref Glance glance) => IsOn(glance.Protocol) && Unmet(ref glance) is null && HasValue(ref glance);

    /// <summary>What it made of a call, in a sentence.</summary>
    /// <param name="refuses">Whether the call is one too many.</param>
    /// <param name="decider">The limit that decides the call; null when none does so far.</param>
    /// <param name="glance">The call.</param>
    internal Reason Tell(bool refuses, Limit? decider, ref Glance glance) => new(
        Name,
        refuses && decider == this,
        refuses && decider == this ? $"This call is one too many: it lets {Measure.Allow} through in {Durations.Text(Measure.Within)}."
        : refuses ? $"This call is one too many for it as well, and `{decider!.Name}` has decided."
        : !IsOn(glance.Protocol) ? $"{WhyNot.OtherProtocol(On, glance.Protocol)} It does not count the call."
        : Unmet(ref glance) is { } condition ? $"`{condition.Written}` does not hold, so it does not count the call."
        : HasValue(ref glance) ? "It counts the call, and lets it through."
        : "There is no value where its `per` looks, so it does not count the call.");

    /// <summary>The plan, with the time after which a call is let through again.</summary>
    internal Plan Refuse(TimeSpan wait)
    {
        var error = (ErrorAnswer)Plan.Answer!;
        return Plan with { Answer = error with { RetryAfter = error.RetryAfter! with { In = wait } } };
    }

    private bool IsOn(Protocols protocol) => (On & protocol) != Protocols.None;

    private bool HasValue(ref Glance glance) => Per is null || glance.At(Per).Is != Found.Shape.Nothing;

    private Condition? Unmet(ref Glance glance)
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
}
