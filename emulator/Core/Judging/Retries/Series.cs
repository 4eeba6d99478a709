using ChatEmulator.Journals;

namespace ChatEmulator.Judging.Retries;

/// <summary>The attempts at one thing until it succeeded, from a journal.</summary>
internal sealed class Series
{
    private readonly List<(Call Call, Attempt Attempt)> _attempts = [];
    private readonly List<Retry> _retries = [];
    private readonly string? _key;

    public Series(Call first, Attempt attempt, string? key)
    {
        _attempts.Add((first, attempt));
        _key = key;
    }

    /// <summary>The operation; null for a path that is nobody's.</summary>
    public string? Operation => _attempts[0].Call.Operation;

    /// <summary>The attempts; of each what it told, when that went out.</summary>
    public IEnumerable<(Call Call, Told? Tells)> Calls => _attempts.Select(each => (each.Call, Tells(each.Call, each.Attempt)));

    /// <summary>The last attempt.</summary>
    public Call Last => _attempts[^1].Call;

    /// <summary>The retries, silent replays left out.</summary>
    public IEnumerable<Retry> Retries => _retries.Where(retry => !retry.IsSilent);

    /// <summary>How many of its attempts look like silent replays.</summary>
    public int Replays => _retries.Count(retry => retry.IsSilent);

    /// <summary>Whether the last attempt has failed.</summary>
    public bool HasFailed => End == PursuitEnd.GivenUp;

    private PursuitEnd End => Last.Ending is not { } ending ? PursuitEnd.InFlight
        : _attempts[^1].Attempt.HasSucceeded(ending) ? PursuitEnd.Succeeded
        : PursuitEnd.GivenUp;

    /// <summary>One more attempt.</summary>
    public void Add(Call call, Attempt attempt, in Retry retry)
    {
        _attempts.Add((call, attempt));
        _retries.Add(retry);
    }

    /// <summary>The retries with the calls before and after.</summary>
    public IEnumerable<(Call Before, Call Now, Retry Retry)> Pairs() => _retries.Select((retry, i) => (_attempts[i].Call, _attempts[i + 1].Call, retry));

    /// <summary>What is told of it.</summary>
    public LogicalOperation ToOperation() => new(Operation, _attempts[0].Call.Account, _key, End, [.. _attempts.Select(Attempted)]);

    private Attempted Attempted((Call Call, Attempt Attempt) one, int place)
    {
        Retry? retry = place == 0 ? null : _retries[place - 1];
        var call = one.Call;
        return new Attempted(
            call.Number, call.Status, call.Effect, call.Ending?.How, Tells(call, one.Attempt)?.Text, retry?.Waited?.Real, retry?.Waited?.World, retry?.Kept, call.ReplayOf);
    }

    private static Told? Tells(Call call, in Attempt attempt) => call.Ending is { How: EndingKind.Delivered } ? attempt.Told : null;
}
