using ChatEmulator.Judging;
using ChatEmulator.Worlds;

namespace ChatEmulator;

/// <summary>On which clock a wait passes.</summary>
public enum WaitingTime
{
    /// <summary>Real time.</summary>
    Real,

    /// <summary>The world's clock; a minute of real time is waited for it to come that far.</summary>
    World,
}

/// <summary>Calls that are waited for. Nobody asks again and again: the world tells when one has come, has ended, or was made late.</summary>
public sealed class EventualCalls
{
    private readonly Court _court;
    private readonly CallQuery _query;
    private readonly Patience _patience;

    internal EventualCalls(Court court, CallQuery query, Patience patience) => (_court, _query, _patience) = (court, query, patience);

    /// <summary>
    /// Waits until so many calls have come, and then until no other has for the quiet period. What they change is changed, and a delay of theirs counts from there.
    /// </summary>
    /// <param name="count">How many.</param>
    /// <param name="quiet">How long it has to stay so, on top of the time to wait; null for 250 ms.</param>
    /// <exception cref="ExpectationException">
    /// More came, or fewer in that time; the message shows what came instead, nearest first. Or the world was reset or ended meanwhile.
    /// </exception>
    /// <exception cref="ArgumentOutOfRangeException">The number or the period is negative.</exception>
    public Task Exactly(int count, TimeSpan? quiet = null)
    {
        var time = quiet ?? Patience.UsualQuiet;
        ArgumentOutOfRangeException.ThrowIfLessThan(time, TimeSpan.Zero, nameof(quiet));
        return _court.DemandAsync(Expectation.Exactly(_query, count), _patience with { Quiet = time });
    }

    /// <summary>Waits until one call has come, and then until no other has for the quiet period.</summary>
    /// <inheritdoc cref="Exactly"/>
    public Task Once(TimeSpan? quiet = null) => Exactly(1, quiet);

    /// <summary>Waits until so many calls have come; what they change is changed, and a delay of theirs counts from there.</summary>
    /// <exception cref="ExpectationException">Fewer came in that time; the message shows what came instead, nearest first. Or the world was reset or ended meanwhile.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The number is not positive: it would hold whatever comes.</exception>
    public Task AtLeast(int count) => _court.DemandAsync(Expectation.AtLeast(_query, count), _patience);
}
