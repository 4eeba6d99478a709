using ChatEmulator.Time;

namespace ChatEmulator.Worlds;

/// <summary>Sees to it that somebody looks at a world when a late effect is due. It is made when first needed.</summary>
/// <param name="clock">The world's.</param>
/// <param name="look">Makes what is due, and sets the bell anew.</param>
internal sealed class Bell(Clock clock, Action look) : IDisposable
{
    private ClockTimer? _timer;

    /// <summary>Sets it to the next instant; null for none.</summary>
    public void Set(DateTimeOffset? due, DateTimeOffset at)
    {
        if (due is { } instant)
        {
            (_timer ??= clock.CreateQuietTimer(look)).SetOnce(TimeSpan.FromTicks(Math.Max(0, (instant - at).Ticks)));
        }
        else
        {
            _timer?.SetOnce(Timeout.InfiniteTimeSpan);
        }
    }

    public void Dispose() => _timer?.Dispose();
}
