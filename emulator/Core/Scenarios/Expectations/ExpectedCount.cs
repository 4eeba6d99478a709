using ChatEmulator.Scenarios.Matching;

namespace ChatEmulator.Scenarios.Expectations;

/// <summary>
/// Something that is counted, and how much of it there is to be. With <see cref="Per"/> it is counted for each value that stood at that
/// place in a covered call, and holds when it holds for every one of them; a call without a value there is not counted.
/// </summary>
/// <param name="Scope">The calls.</param>
/// <param name="HowMany">How many.</param>
/// <param name="Per">The place by whose values they are counted; null when they are counted as one.</param>
internal abstract record ExpectedCount(Scope Scope, HowMany HowMany, Subject? Per) : Expected
{
    internal override IReadOnlyList<Scope> Scopes => [Scope];

    internal override Subject? By => Per;
}

/// <summary><c>calls:</c> counts the covered calls.</summary>
/// <inheritdoc cref="ExpectedCount"/>
internal sealed record ExpectedCalls(Scope Scope, HowMany HowMany, Subject? Per) : ExpectedCount(Scope, HowMany, Per);

/// <summary>
/// <c>applied:</c> counts how often what the covered calls asked for was made, by the ledger's truth and whatever was answered: once for
/// <c>applied</c>, twice for <c>twice</c>, not at all for <c>none</c> and for what deduplication swallowed; what is late counts from
/// its instant on. With <see cref="ExpectedCount.Per"/> a value of which nothing was made counts as 0.
/// </summary>
/// <inheritdoc cref="ExpectedCount"/>
internal sealed record ExpectedChanges(Scope Scope, HowMany HowMany, Subject? Per) : ExpectedCount(Scope, HowMany, Per);

/// <summary>
/// <c>refused:</c> counts the covered calls that the vendor refuses by its own rules (the journal's <c>refused_by</c>), whatever a rule told
/// instead, at the edge too. An error that only a rule told is none of them, nor is a call to nobody's path.
/// </summary>
/// <inheritdoc cref="ExpectedCount"/>
internal sealed record ExpectedRefusals(Scope Scope, HowMany HowMany, Subject? Per) : ExpectedCount(Scope, HowMany, Per);
