using System.Collections.Concurrent;

namespace ParcelDesk.Careful;

/// <summary>
/// What is being said now. Whoever wants to say the same meanwhile joins in, and whoever gives up waiting stops nobody: a caller that
/// leaves and comes again would otherwise find nothing yet, and say it twice. It knows this process alone; with several of them, or
/// over a restart, a table with the notice's id as its key would have to.
/// </summary>
internal sealed class Underway(IHostApplicationLifetime life)
{
    private readonly ConcurrentDictionary<Notice, Lazy<Task<Sent>>> _now = new();

    public Task<Sent> Join(Notice notice, Func<CancellationToken, Task<Sent>> say, CancellationToken cancel) =>
        _now.GetOrAdd(notice, _ => new Lazy<Task<Sent>>(() => Say(notice, say))).Value.WaitAsync(cancel);

    private async Task<Sent> Say(Notice notice, Func<CancellationToken, Task<Sent>> say)
    {
        try
        {
            return await say(life.ApplicationStopping);
        }
        finally
        {
            _now.TryRemove(notice, out _);
        }
    }
}
