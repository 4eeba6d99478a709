namespace ChatEmulator.Time;

/// <summary>One advance of a clock, from due to due up to where it leads. It belongs to the epoch in which it was asked for.</summary>
internal sealed class Passage
{
    private const int MostCallbacks = 1_000_000;
    private const int MostWithin = 100;
    private const int MostKept = 10;

    private readonly Agenda _agenda;
    private readonly Func<DateTimeOffset, TimeSpan> _route;
    private readonly bool _stretches;
    private readonly int _epoch;
    private readonly List<Exception> _thrown = [];
    private Passage _outermost;
    private string? _cut;
    private int _within;
    private int _called;
    private int _failed;
    private TimeSpan _target;

    private Passage(Agenda agenda, Func<DateTimeOffset, TimeSpan> route, bool stretches) =>
        (_agenda, _route, _stretches, _epoch, _outermost) = (agenda, route, stretches, agenda.Epoch, this);

    /// <summary>An advance by a duration, from where the clock stands when it begins.</summary>
    public static Passage By(Agenda agenda, TimeSpan by)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(by, TimeSpan.Zero);
        return new Passage(
            agenda,
            now => by <= DateTimeOffset.MaxValue - now ? by : throw new ArgumentOutOfRangeException(nameof(by), by, "The clock ends with the year 9999."),
            stretches: true);
    }

    /// <summary>An advance to an instant, which must not be past when it begins.</summary>
    public static Passage To(Agenda agenda, DateTimeOffset at) => new(
        agenda,
        now => at >= now ? at - now : throw new ArgumentOutOfRangeException(
            nameof(at), at, $"The clock never goes back: it shows {Instants.Text(now)}, and {Instants.Text(at)} is past."),
        stretches: false);

    /// <summary>Begins, and says how far it leads.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such way.</exception>
    /// <param name="around">The advance in a callback of which it goes; null for none. What they set off is counted together.</param>
    /// <exception cref="InvalidOperationException">A reset came first, or it is the hundredth within one another.</exception>
    public TimeSpan Begin(Passage? around)
    {
        if (around is not null)
        {
            (_outermost, _within) = (around._outermost, around._within + 1);
            if (_within == MostWithin)
            {
                throw new InvalidOperationException(_outermost._cut =
                    $"{MostWithin} advances go within one another; a callback that advances the clock past its own next time is the usual cause.");
            }
        }

        (var from, _target) = _agenda.Depart(_route, _epoch);
        return _target - from;
    }

    public void End() => _agenda.Leave();

    /// <summary>Another advance goes on within this one: a duration is gone besides, an instant stays where it is.</summary>
    public void Stretch(TimeSpan by) => _target += _stretches ? by : TimeSpan.Zero;

    /// <summary>The next that is due, and the clock stands at its instant; null when the clock has arrived.</summary>
    /// <exception cref="InvalidOperationException">A million were called already, or a reset has ended the epoch.</exception>
    public ClockTimer? Next()
    {
        if (_outermost._called++ == MostCallbacks)
        {
            _outermost._cut ??= $"One advance set off {MostCallbacks:N0} callbacks; a timer whose period is far shorter than the advance is the usual cause.";
        }

        return _outermost._cut is { } why ? throw new InvalidOperationException(why) : _agenda.Take(_target, _epoch);
    }

    /// <summary>Keeps in mind what a callback threw; it stops neither the advance nor the others.</summary>
    public void Note(Exception thrown)
    {
        _failed++;
        if (_thrown.Count < MostKept)
        {
            _thrown.Add(thrown);
        }
    }

    /// <summary>Whether a callback threw.</summary>
    public bool HasFailed => _failed > 0;

    /// <summary>What callbacks threw, the first ten of them, and why the advance was cut short.</summary>
    public AggregateException Failure(Exception? end = null) => new(
        $"Callbacks threw {_failed:N0} {(_failed == 1 ? "time" : "times")} while the clock was advanced; whatever else was due was called all the same.",
        end is null ? _thrown : _thrown.Append(end));
}
