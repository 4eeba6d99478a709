using ChatEmulator.Exchanges;

namespace ChatEmulator.Providers;

/// <summary>That something ended tokens before their time.</summary>
/// <param name="Rule">The rule that did; null for support.</param>
/// <param name="At">When, on the world's clock.</param>
/// <param name="Number">Of one that ended all tokens of somebody: how many such there were until then, with it; else 0.</param>
internal sealed record Cut(string? Rule, DateTimeOffset At, long Number = 0);

/// <summary>
/// What ended all tokens of an account, or everybody's, that were minted so far. Tokens are not remembered for it: only those that were minted
/// since the first cut are, each with how many cuts there had been. Bounded: a token that is forgotten counts as older than the first cut.
/// </summary>
/// <typeparam name="TId">What a token is told apart by.</typeparam>
internal sealed class Cuts<TId>
    where TId : notnull
{
    // For each owner; of more the last one stands for those after it.
    private const int Most = 1_000;

    private readonly Dictionary<(SequelKind Kind, ulong? Owner), List<Cut>> _cuts = [];
    private readonly Kept<TId, long> _since = new();

    /// <summary>How many cuts there were.</summary>
    public long Count { get; private set; }

    /// <summary>How many tokens are known to be younger than the first cut.</summary>
    public int Since => _since.Count;

    /// <summary>How many were, and are forgotten.</summary>
    public long Forgotten => _since.Forgotten;

    /// <summary>Ends all tokens that were minted so far.</summary>
    /// <param name="kind">Whether they are revoked or expired.</param>
    /// <param name="owner">Whose; null for everybody's.</param>
    /// <param name="cut">Who ends them.</param>
    public void Make(SequelKind kind, ulong? owner, Cut cut)
    {
        if (!_cuts.TryGetValue((kind, owner), out var own))
        {
            _cuts.Add((kind, owner), own = new List<Cut>(1));
        }

        var numbered = cut with { Number = ++Count };
        if (own.Count < Most)
        {
            own.Add(numbered);
        }
        else
        {
            own[^1] = numbered;
        }
    }

    /// <summary>Keeps in mind that a token was minted after all cuts until now.</summary>
    public void Mint(TId token) => _since.Add(token, Count);

    /// <summary>What ended a token in a way; null when nothing did.</summary>
    public Cut? Of(SequelKind kind, ulong owner, TId token)
    {
        var since = _since.Of(token);
        var (own, all) = (First(kind, owner, since), First(kind, null, since));
        return own is null || all?.Number < own.Number ? all : own;
    }

    private Cut? First(SequelKind kind, ulong? owner, long since) =>
        !_cuts.TryGetValue((kind, owner), out var cuts) || cuts[^1].Number <= since ? null : cuts.Find(cut => cut.Number > since);
}
