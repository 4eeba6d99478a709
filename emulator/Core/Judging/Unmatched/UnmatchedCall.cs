using ChatEmulator.Journals;

namespace ChatEmulator.Judging.Unmatched;

/// <summary>A call that no rule met, or that was for nobody.</summary>
/// <param name="Call">The call.</param>
/// <param name="Nearest">The rule, the entry of a stub, or for a call to nobody's path the operation that came nearest; null when none did.</param>
/// <param name="Differences">In what it differs from that, in words that may be shown.</param>
public sealed record UnmatchedCall(Call Call, string? Nearest, IReadOnlyList<Difference> Differences)
{
    /// <summary>The call and what it differs in, over several lines.</summary>
    public override string ToString() => Wording.Line(Call)
        + (Nearest is null ? "" : $"\n  nearest: {Shown.Line(Nearest)}")
        + string.Concat(Differences.Select(difference => $"\n     {difference.Path}: wanted {difference.Wanted}, was {difference.Seen}"));
}

/// <summary>A rule, or the entry of a stub, that has not fired since the epoch began.</summary>
/// <param name="Name">Its name.</param>
/// <param name="WasMet">Whether a call met it and something else kept it from firing: its counts, its time, its chance, a rule above.</param>
public sealed record UnusedRule(string Name, bool WasMet);

/// <summary>What of calls and rules did not find each other.</summary>
/// <param name="Calls">The latest calls that no rule met, oldest first.</param>
/// <param name="Rules">The rules that have not fired, from top to bottom.</param>
/// <param name="LookedAt">Of how many calls, the latest that neither rule nor limit decided, this was found out.</param>
public sealed record Mismatches(IReadOnlyList<UnmatchedCall> Calls, IReadOnlyList<UnusedRule> Rules, int LookedAt)
{
    /// <summary>All of it over several lines.</summary>
    public override string ToString() => string.Join('\n', Calls.Select(call => call.ToString()).Concat(
        Rules.Select(rule => $"the rule \"{Shown.Line(rule.Name)}\" has not fired{(rule.WasMet ? ", though a call met it" : ": no call met it")}")));
}
