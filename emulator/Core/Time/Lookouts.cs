namespace ChatEmulator.Time;

/// <summary>Those who want to know when somebody begins to wait for a certain time.</summary>
/// <param name="gate">The clock's.</param>
/// <param name="due">What waits already.</param>
/// <param name="real">What patience is measured with.</param>
internal sealed class Lookouts(Lock gate, DueQueue due, TimeProvider real)
{
    private const int MostTold = 10;

    private readonly List<(TimeSpan Wait, TaskCompletionSource Seen)> _open = [];

    /// <summary>Done when somebody waits for that long.</summary>
    /// <exception cref="TimeoutException">Nobody does within that real time.</exception>
    /// <exception cref="ArgumentOutOfRangeException">Less than no time.</exception>
    public async Task LookOutAsync(TimeSpan wait, TimeSpan within)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(within, TimeSpan.Zero);

        // Waits are whole milliseconds, whatever was asked for.
        wait = TimeSpan.FromTicks(wait.Ticks / TimeSpan.TicksPerMillisecond * TimeSpan.TicksPerMillisecond);
        var seen = Open(wait);
        try
        {
            await seen.Task.WaitAsync(within, real).ConfigureAwait(false);
        }
        catch (TimeoutException e)
        {
            throw new TimeoutException(GiveUp(wait, seen), e);
        }
    }

    /// <summary>Somebody begins to wait for that long. Guarded by the clock.</summary>
    public void Tell(TimeSpan wait)
    {
        for (var i = _open.Count - 1; i >= 0; i--)
        {
            if (_open[i].Wait == wait)
            {
                _open[i].Seen.SetResult();
                _open.RemoveAt(i);
            }
        }
    }

    private TaskCompletionSource Open(TimeSpan wait)
    {
        var seen = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (gate)
        {
            if (due.Waits.Contains(wait))
            {
                seen.SetResult();
            }
            else
            {
                _open.Add((wait, seen));
            }
        }

        return seen;
    }

    private string GiveUp(TimeSpan wait, TaskCompletionSource seen)
    {
        lock (gate)
        {
            _open.Remove((wait, seen));
            var others = due.Waits.Take(MostTold).Select(Durations.Text).ToList();
            return $"Nobody waits for {Durations.Text(wait)} on this clock. " + (others.Count == 0 ? "Nobody waits at all." : $"Others wait for {string.Join(", ", others)}.");
        }
    }
}
