using ChatEmulator.Time;

namespace ChatEmulator.Worlds;

/// <summary>A time that passes once it has begun, in real time or on a world's clock, and can begin anew.</summary>
/// <param name="time">How long.</param>
/// <param name="real">Real time.</param>
/// <param name="clock">The world's clock; null for real time.</param>
internal sealed class Term(TimeSpan time, TimeProvider real, Clock? clock) : IDisposable
{
    // What the framework's timers take at most.
    private static readonly TimeSpan Longest = TimeSpan.FromDays(49);

    private TaskCompletionSource _over = New();
    private IDisposable? _timer;

    /// <summary>Done when the time has passed; before it begins it never is.</summary>
    public Task Over => _over.Task;

    /// <summary>The time begins, unless it has.</summary>
    public void Begin()
    {
        if (_timer is not null)
        {
            return;
        }

        var over = _over;
        if (clock is null)
        {
            _timer = real.CreateTimer(_ => over.TrySetResult(), null, time < Longest ? time : Longest, Timeout.InfiniteTimeSpan);
            return;
        }

        var quiet = clock.CreateQuietTimer(() => over.TrySetResult());
        _timer = quiet;
        quiet.SetOnce(time);
    }

    /// <summary>What has passed of it does not count.</summary>
    public void Stop()
    {
        if (_timer is not null)
        {
            Dispose();
            (_timer, _over) = (null, New());
        }
    }

    public void Dispose() => _timer?.Dispose();

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
