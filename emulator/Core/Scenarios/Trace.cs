namespace ChatEmulator.Scenarios;

/// <summary>What each limit and each rule made of one call, for whoever wants to know why: filled while the call is decided.</summary>
internal sealed class Trace
{
    private readonly List<Reason> _limits = [];
    private Reason[] _reasons = [];

    /// <summary>What became of each limit of the operation, in their order.</summary>
    public IReadOnlyList<Reason> Limits => _limits;

    /// <summary>What became of each rule, from top to bottom.</summary>
    public IReadOnlyList<Reason> Reasons => _reasons;

    internal void Begin(IEnumerable<Reason> reasons) => _reasons = [.. reasons];

    internal void Add(Reason limit) => _limits.Add(limit);

    internal void Set(int rule, Reason reason) => _reasons[rule] = reason;
}

/// <summary>What became of one rule, or of one limit.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Fired">Whether it bent the call, or refused it.</param>
/// <param name="Why">Why, or why not, in one sentence.</param>
internal sealed record Reason(string Name, bool Fired, string Why);
