namespace ChatEmulator.Providers;

/// <summary>What a rule made true of one token.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Ends">When its life really ends; null when it is told.</param>
/// <param name="Revoked">Whether it was minted revoked.</param>
internal sealed record Fate(string Rule, DateTimeOffset? Ends, bool Revoked);

/// <summary>The fates of tokens that rules have bent. Bounded: past the limit the oldest tokens are again what they are told to be.</summary>
/// <param name="most">How many it remembers.</param>
/// <typeparam name="TId">What a token is told apart by.</typeparam>
internal sealed class Fates<TId>(int most = 100_000)
    where TId : notnull
{
    private readonly Dictionary<TId, Fate> _byToken = [];
    private readonly Queue<TId> _order = new();

    public int Count => _byToken.Count;

    public long Forgotten { get; private set; }

    /// <summary>What a rule made true of a token; null for nothing.</summary>
    public Fate? Of(TId token) => _byToken.GetValueOrDefault(token);

    public void Add(TId token, Fate fate)
    {
        if (!_byToken.TryAdd(token, fate))
        {
            return;
        }

        _order.Enqueue(token);
        if (_order.Count > most)
        {
            _byToken.Remove(_order.Dequeue());
            Forgotten++;
        }
    }
}
