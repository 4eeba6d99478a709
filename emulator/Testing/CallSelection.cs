using System.Diagnostics;
using ChatEmulator.Journals;
using ChatEmulator.Judging;
using ChatEmulator.Worlds;

namespace ChatEmulator;

/// <summary>Some of the calls, and what to expect of them. All but the waits judge what has come by now.</summary>
public sealed class CallSelection
{
    private readonly Court _court;

    internal CallSelection(Court court, CallQuery query) => (_court, Query) = (court, query);

    /// <summary>Which calls.</summary>
    internal CallQuery Query { get; }

    /// <summary>Only those calls in which a value stands at a path.</summary>
    /// <param name="path">
    /// Such as <c>body.to</c>, <c>body.emails[0]</c>, <c>header.Retry-After</c>, <c>query.page</c>, <c>path.id</c>, <c>account</c>, <c>status</c>, <c>effect</c>, <c>rule</c>,
    /// <c>limit</c>, <c>delivery</c>, <c>ended</c>, <c>connection</c>, <c>protocol</c>, <c>replay_of</c>, <c>answer.token</c>.
    /// </param>
    /// <param name="value">A text, a number, true or false; null for absent. 60 equals 60.0. A status may be <c>"4xx"</c> or <c>"429,503"</c>, a delivery its word alone.</param>
    /// <exception cref="ArgumentException">No part of a call goes by that path, or no call can have that effect, ending, rule, limit, status or operation.</exception>
    public CallSelection With(string path, object? value) => new(_court, _court.Asking.With(Query, path, value));

    /// <summary>Only those calls whose delivery has not ended: calls that hang or are delayed.</summary>
    public CallSelection InFlight() => With("in_flight", true);

    /// <summary>Only those calls that came after one of a number, such as <see cref="Calls.Latest"/> of before.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The number is negative.</exception>
    public CallSelection Since(long number)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(number);
        return new(_court, Query with { Since = number });
    }

    /// <summary>Only those calls that were decided at an instant of the world's clock or later, and before another.</summary>
    /// <exception cref="ArgumentException">The end is before the beginning.</exception>
    public CallSelection Between(DateTimeOffset from, DateTimeOffset until) => until < from
        ? throw new ArgumentException($"{until:O} is before {from:O}.", nameof(until))
        : new(_court, Query with { From = from, Until = until });

    /// <summary>The calls themselves, oldest first, those in flight included.</summary>
    public IReadOnlyList<Call> ToList() => _court.Asking.Calls(Query);

    /// <summary>Expects exactly so many calls to have come by now.</summary>
    /// <exception cref="ExpectationException">
    /// Other than that came, and the message shows what came instead, nearest first; or the journal did not keep enough to tell, and
    /// the message says what to do.
    /// </exception>
    /// <exception cref="ArgumentOutOfRangeException">The number is negative.</exception>
    [StackTraceHidden]
    public void Exactly(int count) => _court.Demand(Expectation.Exactly(Query, count));

    /// <summary>Expects exactly one call to have come by now.</summary>
    /// <inheritdoc cref="Exactly" path="/exception[@cref='T:ChatEmulator.ExpectationException']"/>
    [StackTraceHidden]
    public void Once() => Exactly(1);

    /// <summary>Expects at least so many calls to have come by now.</summary>
    /// <exception cref="ExpectationException">Fewer are known to have come; the message shows what came instead, nearest first.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The number is not positive: it would hold whatever comes.</exception>
    [StackTraceHidden]
    public void AtLeast(int count) => _court.Demand(Expectation.AtLeast(Query, count));

    /// <summary>Expects so many calls or fewer to have come by now.</summary>
    /// <exception cref="ExpectationException">More came, or the journal did not keep enough to tell; the message says which, and what to do.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The number is negative.</exception>
    [StackTraceHidden]
    public void AtMost(int count) => _court.Demand(Expectation.AtMost(Query, count));

    /// <summary>Expects no such call to have come by now.</summary>
    /// <exception cref="ExpectationException">One came, or the journal did not keep enough to tell; the message says which, and what to do.</exception>
    [StackTraceHidden]
    public void Never() => _court.Demand(Expectation.Never(Query));

    /// <summary>
    /// Expects exactly one call for each value that came at a path, and one at least: <c>ExactlyOncePer("body.ext_msg_id")</c>. A call without a value
    /// there is one too many.
    /// </summary>
    /// <param name="path">A path as in <see cref="With"/>.</param>
    /// <param name="values">The values that have to come, and no others; none for whichever come.</param>
    /// <exception cref="ExpectationException">It was otherwise, or cannot be known; the message shows the values and their calls.</exception>
    /// <exception cref="ArgumentException">No part of a call goes by that path, or two of the values are the same.</exception>
    [StackTraceHidden]
    public void ExactlyOncePer(string path, params object[] values)
    {
        ArgumentNullException.ThrowIfNull(values);
        _court.Demand(new OncePer(Query, path) { Values = values.Length == 0 ? null : values }.Judge);
    }

    /// <summary>Expects the first of these calls to have come before the first of those; both have to have come.</summary>
    /// <exception cref="ExpectationException">It was otherwise, or cannot be known; the message shows the calls.</exception>
    [StackTraceHidden]
    public void Before(CallSelection those)
    {
        ArgumentNullException.ThrowIfNull(those);
        _court.Demand(new Sequence(Query, those.Query).Judge);
    }

    /// <summary>Expects the first of these calls to have come after the first of those; both have to have come.</summary>
    /// <inheritdoc cref="Before" path="/exception"/>
    [StackTraceHidden]
    public void After(CallSelection those)
    {
        ArgumentNullException.ThrowIfNull(those);
        _court.Demand(new Sequence(those.Query, Query).Judge);
    }

    /// <summary>Expects two calls or more, and so much time between each and the next, on the world's clock.</summary>
    /// <exception cref="ExpectationException">Some came sooner, or it cannot be known; the message shows them.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The time is not positive: it would always be kept.</exception>
    [StackTraceHidden]
    public void ApartAtLeast(TimeSpan time)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(time, TimeSpan.Zero);
        _court.Demand(new Apart(Query, time).Judge);
    }

    /// <summary>
    /// Waits for calls: <c>await ….Eventually().Exactly(1)</c>. Await it before the clock is advanced, else the clock may move before the call is
    /// there.
    /// </summary>
    /// <param name="within">How long for the calls to come; null for ten seconds.</param>
    /// <param name="on">Whether that time passes in real time or on the world's clock.</param>
    /// <exception cref="ArgumentOutOfRangeException">The time is negative.</exception>
    public EventualCalls Eventually(TimeSpan? within = null, WaitingTime on = WaitingTime.Real)
    {
        var time = within ?? TimeSpan.FromSeconds(10);
        ArgumentOutOfRangeException.ThrowIfLessThan(time, TimeSpan.Zero, nameof(within));
        return new EventualCalls(_court, Query, new Patience(time) { OnWorld = on == WaitingTime.World });
    }

    /// <summary>Waits for so long, and expects no such call to have come by then; ends as soon as one does.</summary>
    /// <param name="time">How long.</param>
    /// <param name="on">Whether that time passes in real time or on the world's clock.</param>
    /// <exception cref="ExpectationException">One came, before or meanwhile, or the journal did not keep enough to tell.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The time is negative.</exception>
    public Task NeverWithin(TimeSpan time, WaitingTime on = WaitingTime.Real)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(time, TimeSpan.Zero);
        return _court.DemandAsync(Expectation.Never(Query), new Patience(time) { OnWorld = on == WaitingTime.World });
    }
}
