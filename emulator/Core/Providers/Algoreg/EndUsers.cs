using ChatEmulator.Exchanges;
namespace ChatEmulator.Providers.Algoreg;

/// <summary>For whom an end-user token is.</summary>
/// <param name="ExternalId">The caller's own id of a customer; null for none.</param>
/// <param name="Emails">Addresses.</param>
/// <param name="Tags">The categories that the user may pick; null when nothing was said of them.</param>
internal sealed record EndUser(string? ExternalId, string[] Emails, string[]? Tags)
{
    /// <summary>As a person would say; null for nobody.</summary>
    public string? Whom { get; } =
        ExternalId is not null ? $"external_id {Brief.Of(ExternalId)}"
        : Emails.Length > 0 ? $"emails {Brief.Of(string.Join(' ', Emails))}"
        : null;

    /// <summary>About how much memory it takes, in bytes.</summary>
    public long Size => 200 + (2L * (ExternalId?.Length ?? 0)) + Texts(Emails) + Texts(Tags ?? []);

    /// <summary>
    /// The threads that it opens, by the documented meaning: of a customer that customer's, of addresses all of these addresses, of both
    /// the customer's first.
    /// </summary>
    public IEnumerable<Conversation> Threads(AlgoregState state)
    {
        var customers = state.Customers.Where(customer => customer.ExternalId == ExternalId).ToList();
        var own = state.Mailbox.Threads.Where(thread => ExternalId is not null && (thread.Has(ExternalId) || thread.Has(customers)));
        var named = Emails.ToHashSet(StringComparer.OrdinalIgnoreCase);
        var known = state.Customers.Where(customer => customer.Emails.Any(named.Contains)).Select(customer => customer.ExternalId).ToList();
        var addressed = state.Mailbox.Threads.Where(thread => named.Count > 0 && (thread.Has(named) || known.Exists(thread.Has)));
        return own.Concat(addressed).Distinct();
    }

    private static long Texts(string[] texts)
    {
        var size = 0L;
        foreach (var text in texts)
        {
            size += 30 + (2L * text.Length);
        }

        return size;
    }
}

/// <summary>For whom the latest end-user tokens were minted; a token itself does not say. Bounded: the oldest go first.</summary>
internal sealed class EndUsers
{
    private const int Most = 10_000;
    private const long MostBytes = 16_000_000;

    private readonly Dictionary<ulong, EndUser> _byToken = [];
    private readonly Queue<ulong> _order = new();
    private long _bytes;

    /// <summary>For whom a token was minted; null when that is no longer known.</summary>
    public EndUser? Of(ulong token) => _byToken.GetValueOrDefault(token);

    public void Add(ulong token, EndUser user)
    {
        if (!_byToken.TryAdd(token, user))
        {
            return;
        }

        _order.Enqueue(token);
        _bytes += user.Size;
        while (_order.Count > Most || _bytes > MostBytes)
        {
            _byToken.Remove(_order.Dequeue(), out var oldest);
            _bytes -= oldest!.Size;
        }
    }
}
