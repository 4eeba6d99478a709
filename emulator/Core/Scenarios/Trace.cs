namespace ChatEmulator.Scenarios;

/// <summary>What each rule made of one call, for whoever wants to know why: filled while the call is decided.</summary>
public sealed class Trace
{
    private readonly List<Reason> _reasons = [];

    /// <summary>What became of each rule, from top to bottom.</summary>
    public IReadOnlyList<Reason> Reasons => _reasons;

    internal void Add(Reason reason) => _reasons.Add(reason);
}

/// <summary>What became of one rule, or of one limit.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Fired">Whether it bent the call.</param>
/// <param name="Why">Why, or why not, in one sentence.</param>
public sealed record Reason(string Name, bool Fired, string Why);
