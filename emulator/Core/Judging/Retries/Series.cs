namespace ChatEmulator.Judging.Retries;

/// <summary>The attempts at one thing until it succeeded, from a journal.</summary>
/// <param name="first">The first of them.</param>
/// <param name="key">What they have in common, as it may be shown; null when that is all they ask.</param>
internal sealed class Series(AuditedCall first, string? key)
{
    // Most have one attempt.
    private readonly List<AuditedCall> _attempts = new(1) { first };
    private List<Retry>? _retries;

    /// <summary>The operation; null for a path that is nobody's.</summary>
    public string? Operation => _attempts[0].Operation;

    /// <summary>The last attempt.</summary>
    public AuditedCall Last => _attempts[^1];

    /// <summary>The retries, silent replays left out.</summary>
    public IEnumerable<Retry> Retries => All.Where(retry => !retry.IsSilent);

    /// <summary>How many of its attempts look like silent replays.</summary>
    public int Replays => All.Count(retry => retry.IsSilent);

    /// <summary>Whether the last attempt has failed.</summary>
    public bool HasFailed => End == PursuitEnd.GivenUp;

    private IReadOnlyList<Retry> All => _retries ?? (IReadOnlyList<Retry>)[];

    private PursuitEnd End => Last.Ending is not { } ending ? PursuitEnd.InFlight
        : Last.Attempt.HasSucceeded(ending) ? PursuitEnd.Succeeded
        : PursuitEnd.GivenUp;

    /// <summary>One more attempt.</summary>
    public void Add(AuditedCall call, in Retry retry)
    {
        _attempts.Add(call);
        (_retries ??= []).Add(retry);
    }

    /// <summary>The retries with the calls before and after.</summary>
    public IEnumerable<(AuditedCall Before, AuditedCall Now, Retry Retry)> Pairs() => All.Select((retry, i) => (_attempts[i], _attempts[i + 1], retry));

    /// <summary>What is told of it.</summary>
    public LogicalOperation ToOperation() => new(Operation, _attempts[0].Account, key, End, [.. _attempts.Select(Attempted)]);

    private Attempted Attempted(AuditedCall call, int place)
    {
        Retry? retry = place == 0 ? null : All[place - 1];
        return new Attempted(
            call.Number, call.Status, call.Effect, call.Ending?.How, call.Tells?.Text, retry?.Waited?.Real, retry?.Waited?.World, retry?.Kept, call.Attempt.ReplayOf);
    }
}
