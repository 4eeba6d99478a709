using ChatEmulator.Contracts;
using ChatEmulator.Scenarios.Matching;

namespace ChatEmulator.Scenarios.Expectations;

/// <summary>
/// The calls that an expectation covers: those of its operations whose request met all conditions when it came, and to which one of the
/// statuses was told, whether or not that answer arrived. Refused calls and those in flight are calls like others.
/// </summary>
/// <param name="Pattern">The operations as they were written, for messages.</param>
/// <param name="Operations">The operations.</param>
internal sealed record Scope(string Pattern, IReadOnlyList<CatalogueOperation> Operations)
{
    /// <summary>Whether calls to nobody's path are covered too, as by <c>"*"</c>: no call at all means none at all.</summary>
    public bool Strangers { get; init; }

    /// <summary>What must hold of the request, all of it.</summary>
    public IReadOnlyList<Condition> When { get; init; } = [];

    /// <summary>The statuses that are meant; empty for any.</summary>
    public IReadOnlyList<StatusRange> Statuses { get; init; } = [];

    /// <summary>Whether nothing but the operation decides.</summary>
    public bool IsWhole => When.Count == 0 && Statuses.Count == 0;

    /// <summary>Whether each call that another scope covers is surely covered here too.</summary>
    public bool Contains(Scope other) =>
        IsWhole && (Strangers || !other.Strangers) && other.Operations.All(Operations.Contains);
}

/// <summary>Statuses from one to another, both included.</summary>
/// <param name="From">The first.</param>
/// <param name="To">The last.</param>
internal readonly record struct StatusRange(int From, int To);

/// <summary>How many there are to be.</summary>
/// <param name="Least">The smallest number that will do.</param>
/// <param name="Most">The largest number that will do; null for any.</param>
internal readonly record struct HowMany(long Least, long? Most)
{
    /// <summary>Whether a number is too small.</summary>
    public bool IsShort(long number) => number < Least;

    /// <summary>Whether a number is too large.</summary>
    public bool IsOver(long number) => number > Most;

    /// <summary>Whether a number will do.</summary>
    public bool Fits(long number) => !IsShort(number) && !IsOver(number);
}
