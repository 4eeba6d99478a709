using System.Collections.Concurrent;

namespace ParcelDesk.Careful;

/// <summary>
/// What is being said now. Whoever wants to say the same meanwhile joins in, and whoever gives up waiting stops nobody: a caller that
/// leaves and comes again would otherwise find nothing yet, and say it twice. It knows this process alone; with several of them, or
/// over a restart, a table with the notice's key would have to.
/// </summary>
internal sealed class Underway(IHostApplicationLifetime life)
{
    private readonly ConcurrentDictionary<string, Lazy<Task<Sent>>> _now = new(StringComparer.Ordinal);

    public Task<Sent> Join(Notice notice, Func<CancellationToken, Task<Sent>> say, CancellationToken cancel) =>
        _now.GetOrAdd(AlgoregClient.Key(notice), key => new Lazy<Task<Sent>>(() => Say(key, say))).Value.WaitAsync(cancel);

    private async Task<Sent> Say(string key, Func<CancellationToken, Task<Sent>> say)
    {
        try
        {
            return await say(life.ApplicationStopping);
        }
        finally
        {
            _now.TryRemove(key, out _);
        }
    }
}
