using System.Collections.Concurrent;
using Microsoft.Extensions.Options;

namespace ParcelDesk.Careful;

/// <summary>The links that customers have been given; one is given again as long as it is good for a while yet.</summary>
internal sealed class ChatLinks(IOptions<AlgoregSettings> settings, TimeProvider time) : IDisposable
{
    // Whoever gets a link needs a moment to open it; of one that lives no longer than that, half its life has to do.
    private static readonly TimeSpan Lead = TimeSpan.FromMinutes(2);

    // Then all are forgotten, and asked for again by those who still need one.
    private const int Most = 10_000;

    private readonly ConcurrentDictionary<string, (ChatLink Link, DateTimeOffset Until)> _given = new(StringComparer.Ordinal);
    private readonly SemaphoreSlim _one = new(1);

    public async Task<ChatLink> For(
        string customer, Func<string, CancellationToken, Task<(string Token, DateTimeOffset ExpiresAt)>> mint, CancellationToken cancel)
    {
        if (Good(customer) is { } given)
        {
            return given;
        }

        // One at a time: whoever clicks twice gets one link.
        await _one.WaitAsync(cancel);
        try
        {
            return Good(customer) ?? Keep(customer, await mint(customer, cancel));
        }
        finally
        {
            _one.Release();
        }
    }

    public void Dispose() => _one.Dispose();

    private ChatLink? Good(string customer) =>
        _given.TryGetValue(customer, out var given) && given.Until > time.GetUtcNow() ? given.Link : null;

    private ChatLink Keep(string customer, (string Token, DateTimeOffset ExpiresAt) minted)
    {
        if (_given.Count >= Most)
        {
            _given.Clear();
        }

        var half = (minted.ExpiresAt - time.GetUtcNow()) / 2;
        var link = new ChatLink(new Uri(settings.Value.ChatUrl, $"/?token={Uri.EscapeDataString(minted.Token)}"), minted.ExpiresAt);
        _given[customer] = (link, minted.ExpiresAt - (half < Lead ? half : Lead));
        return link;
    }
}
